export { ParticipantList, SupporterList } from './organisation-list.tsx'
export { OrganisationShow } from './organisation-show.tsx'
