export { SubmissionList } from './submission-list.tsx'
export { SubmissionShow } from './submission-show.tsx'
