export { MailList } from './mail-list.tsx'
export { MailShow } from './mail-show.tsx'
