export { ApplicationList } from './application-list.tsx'
export { ApplicationShow } from './application-show.tsx'
export { ParticipantList, SupporterList } from './organisation-list.tsx'
export { OrganisationShow } from './organisation-show.tsx'
