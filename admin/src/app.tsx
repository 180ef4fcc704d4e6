import CssBaseline from '@mui/material/CssBaseline'
import { QueryClient } from '@tanstack/react-query'
import { CoreAdminUI, CustomRoutes, localStorageStore, Resource } from 'ra-core'
import polyglotI18nProvider from 'ra-i18n-polyglot'
import { lazy } from 'react'
import { AdminContext } from 'react-admin'
import { BrowserRouter, Route } from 'react-router-dom'
import { authProvider } from './auth-provider.ts'
import { dataProvider } from './data-provider.ts'
import { Layout } from './look/layout.tsx'
import { NotFound } from './look/not-found.tsx'
import { SignInPage } from './look/sign-in-page.tsx'
import { darkTheme, lightTheme } from './look/theme.ts'
import { english } from './messages/en.ts'

const Dashboard = lazy(async () => ({ default: (await import('./dashboard/dashboard.tsx')).Dashboard }))
const membership = () => import('./membership/index.ts')
const procurement = () => import('./procurement/index.ts')
const devices = () => import('./devices/index.ts')
const monitoring = () => import('./monitoring/index.ts')
const reports = () => import('./reports/index.ts')
const pact = () => import('./pact/index.ts')
const governance = () => import('./governance/index.ts')
const people = () => import('./people/index.ts')
const mail = () => import('./mail/index.ts')
const imports = () => import('./imports/index.ts')
const ApplicationList = lazy(async () => ({ default: (await membership()).ApplicationList }))
const ApplicationShow = lazy(async () => ({ default: (await membership()).ApplicationShow }))
const ParticipantList = lazy(async () => ({ default: (await membership()).ParticipantList }))
const SupporterList = lazy(async () => ({ default: (await membership()).SupporterList }))
const OrganisationShow = lazy(async () => ({ default: (await membership()).OrganisationShow }))
const TenderList = lazy(async () => ({ default: (await procurement()).TenderList }))
const TenderShow = lazy(async () => ({ default: (await procurement()).TenderShow }))
const PracticeList = lazy(async () => ({ default: (await procurement()).PracticeList }))
const PracticeShow = lazy(async () => ({ default: (await procurement()).PracticeShow }))
const DeviceModelList = lazy(async () => ({ default: (await devices()).DeviceModelList }))
const DeviceModelShow = lazy(async () => ({ default: (await devices()).DeviceModelShow }))
const SubmissionList = lazy(async () => ({ default: (await monitoring()).SubmissionList }))
const SubmissionShow = lazy(async () => ({ default: (await monitoring()).SubmissionShow }))
const ReportList = lazy(async () => ({ default: (await reports()).ReportList }))
const ReportShow = lazy(async () => ({ default: (await reports()).ReportShow }))
const ThePact = lazy(async () => ({ default: (await pact()).ThePact }))
const CommitteePage = lazy(async () => ({ default: (await governance()).CommitteePage }))
const ProposalList = lazy(async () => ({ default: (await governance()).ProposalList }))
const ProposalShow = lazy(async () => ({ default: (await governance()).ProposalShow }))
const DecisionList = lazy(async () => ({ default: (await governance()).DecisionList }))
const DecisionShow = lazy(async () => ({ default: (await governance()).DecisionShow }))
const ChangeList = lazy(async () => ({ default: (await governance()).ChangeList }))
const ChangeShow = lazy(async () => ({ default: (await governance()).ChangeShow }))
const TerminationList = lazy(async () => ({ default: (await membership()).TerminationList }))
const TerminationShow = lazy(async () => ({ default: (await membership()).TerminationShow }))
const ImportList = lazy(async () => ({ default: (await imports()).ImportList }))
const PeopleList = lazy(async () => ({ default: (await people()).PeopleList }))
const EnterPage = lazy(async () => ({ default: (await people()).EnterPage }))
const WelcomePage = lazy(async () => ({ default: (await people()).WelcomePage }))
const MailList = lazy(async () => ({ default: (await mail()).MailList }))
const MailShow = lazy(async () => ({ default: (await mail()).MailShow }))
const ImportShow = lazy(async () => ({ default: (await imports()).ImportShow }))

const i18nProvider = polyglotI18nProvider(() => english, 'en')
const queryClient = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false, retry: 1, staleTime: 5_000 } } })
const store = localStorageStore(undefined, 'cfit')

/** The back office and public site: reading needs no account. */
export function App() {
  return (
    <BrowserRouter>
      <AdminContext
        dataProvider={dataProvider}
        authProvider={authProvider}
        i18nProvider={i18nProvider}
        queryClient={queryClient}
        store={store}
        theme={lightTheme}
        darkTheme={darkTheme}
        defaultTheme={window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'}
      >
        <CssBaseline enableColorScheme />
        <CoreAdminUI layout={Layout} loginPage={SignInPage} dashboard={Dashboard} catchAll={NotFound} disableTelemetry>
          <Resource name="participants" list={ParticipantList} show={OrganisationShow} />
          <Resource name="supporters" list={SupporterList} show={OrganisationShow} />
          <Resource name="organisations" show={OrganisationShow} />
          <Resource name="tenders" list={TenderList} show={TenderShow} />
          <Resource name="practices" list={PracticeList} show={PracticeShow} />
          <Resource name="device-models" list={DeviceModelList} show={DeviceModelShow} />
          <Resource name="submissions" list={SubmissionList} show={SubmissionShow} />
          <Resource name="reports" list={ReportList} show={ReportShow} />
          <Resource name="applications" list={ApplicationList} show={ApplicationShow} />
          <Resource name="terminations" list={TerminationList} show={TerminationShow} />
          <Resource name="proposals" list={ProposalList} show={ProposalShow} />
          <Resource name="decisions" list={DecisionList} show={DecisionShow} />
          <Resource name="pact-changes" list={ChangeList} show={ChangeShow} />
          <Resource name="people" list={PeopleList} />
          <CustomRoutes noLayout>
            <Route path="/welcome" element={<WelcomePage />} />
            <Route path="/enter" element={<EnterPage />} />
          </CustomRoutes>
          <Resource name="mails" list={MailList} show={MailShow} />
          <Resource name="imports" list={ImportList}>
            <Route path=":id" element={<ImportShow />} />
          </Resource>
          <CustomRoutes>
            <Route path="/pact" element={<ThePact />} />
            <Route path="/committee" element={<CommitteePage />} />
          </CustomRoutes>
        </CoreAdminUI>
      </AdminContext>
    </BrowserRouter>
  )
}
