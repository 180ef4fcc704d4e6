export { EnterPage } from './enter-page.tsx'
export { PeopleList } from './people-list.tsx'
export { WelcomePage } from './welcome-page.tsx'
