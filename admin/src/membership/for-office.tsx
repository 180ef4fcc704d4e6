import type { PropsWithChildren } from 'react'
import { ForThose } from '../elements/for-those.tsx'
import { useWords } from '../words/use-words.ts'

/** Applications are the work of Secretariat and Steering Committee. */
export function ForOffice({ children }: PropsWithChildren) {
  const { say } = useWords()
  return (
    <ForThose
      resource="applications"
      admits={({ isSecretariat, isCommittee }) => isSecretariat || isCommittee}
      notYours={say('application.notYours')}
      elsewhere={{ label: say('application.toParticipants'), to: '/participants' }}
    >
      {children}
    </ForThose>
  )
}
