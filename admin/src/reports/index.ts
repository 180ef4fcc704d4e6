export { ReportList } from './report-list.tsx'
export { ReportShow } from './report-show.tsx'
