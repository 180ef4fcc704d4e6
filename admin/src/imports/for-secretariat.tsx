import type { PropsWithChildren } from 'react'
import { ForThose } from '../elements/for-those.tsx'
import { useWords } from '../words/use-words.ts'

/** Imports are the Secretariat's work alone. */
export function ForSecretariat({ children }: PropsWithChildren) {
  const { say } = useWords()
  return (
    <ForThose
      resource="imports"
      admits={({ isSecretariat }) => isSecretariat}
      notYours={say('import.notYours')}
      elsewhere={{ label: say('import.toTenders'), to: '/tenders' }}
    >
      {children}
    </ForThose>
  )
}
