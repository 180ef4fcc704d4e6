export { ImportList } from './import-list.tsx'
export { ImportShow } from './import-show.tsx'
