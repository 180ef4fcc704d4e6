export { PracticeList } from './practice-list.tsx'
export { PracticeShow } from './practice-show.tsx'
export { TenderList } from './tender-list.tsx'
export { TenderShow } from './tender-show.tsx'
