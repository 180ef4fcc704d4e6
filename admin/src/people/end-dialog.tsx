import { CommandDialog } from '../elements/command-dialog.tsx'
import { useWords } from '../words/use-words.ts'
import type { MandateRow } from './mandate-source.ts'
import { endMandate, erasePerson } from './people-commands.ts'

interface ActDialogProps {
  mandate: MandateRow
  onClose: () => void
}

/** Asks once before a mandate ends, and says what that means. */
export function EndDialog({ mandate, onClose }: ActDialogProps) {
  const { say, term } = useWords()
  return (
    <CommandDialog
      title={say('people.endTitle')}
      lead={say('people.endLead', { name: mandate.name, function: term('mandateFunction', mandate.function) })}
      fields={[]}
      submit={say('people.endNow')}
      command={() => endMandate({ mandateId: mandate.id })}
      onClose={onClose}
    />
  )
}

/** Asks once before a person is erased, which cannot be undone. */
export function EraseDialog({ mandate, onClose }: ActDialogProps) {
  const { say } = useWords()
  return (
    <CommandDialog
      title={say('people.eraseOf', { name: mandate.name })}
      lead={say('people.eraseLead')}
      fields={[]}
      submit={say('people.eraseNow')}
      command={() => erasePerson({ mandateId: mandate.id })}
      onClose={onClose}
    />
  )
}
