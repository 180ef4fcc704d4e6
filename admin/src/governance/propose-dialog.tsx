import { useGetIdentity } from 'ra-core'
import type { HubIdentity } from '../auth-provider.ts'
import { CommandDialog } from '../elements/command-dialog.tsx'
import { useWords } from '../words/use-words.ts'
import { type DecisionKind, kindsOfParticipants, proposableKinds } from './decision-source.ts'
import { propose } from './governance-commands.ts'

interface ProposeDialogProps {
  /** The record that is to be decided on; without one the text is all there is. */
  subject?: { id: string; kind: DecisionKind; title: string }
  onClose: () => void
  onDone: (id: string) => void
}

/** Puts a matter to the committee. Who is of a participant asks in its name. */
export function ProposeDialog({ subject, onClose, onDone }: ProposeDialogProps) {
  const { say, term } = useWords()
  const { data } = useGetIdentity()
  const { isSecretariat = false, isCommittee = false, organisations = [] } = (data as HubIdentity | undefined) ?? {}
  const isOffice = isSecretariat || isCommittee
  const kinds: readonly DecisionKind[] = isOffice ? proposableKinds : kindsOfParticipants
  return (
    <CommandDialog
      title={say(subject ? 'proposal.putApplication' : 'proposal.propose')}
      lead={say(subject?.kind === 'TERMINATION' ? 'proposal.leadWithheld' : isOffice ? 'proposal.leadOffice' : 'proposal.leadParticipant')}
      fields={[
        ...(subject
          ? []
          : [
              {
                name: 'kind',
                label: say('proposal.kind'),
                isRequired: true,
                initial: kinds[0] ?? 'OTHER',
                choices: kinds.map((kind) => [kind, term('decisionKind', kind)] as const),
              },
            ]),
        { name: 'title', label: say('proposal.title'), isRequired: true, initial: subject?.title ?? '' },
        { name: 'text', label: say('proposal.text'), kind: 'text', isRequired: true, help: say('proposal.textHelp') },
        { name: 'dueOn', label: say('proposal.dueOn'), kind: 'day' },
        ...(isOffice
          ? []
          : [
              {
                name: 'requestedBy',
                label: say('proposal.requestedBy'),
                isRequired: true,
                initial: organisations[0]?.slug ?? '',
                choices: organisations.map(({ slug, name }) => [slug, name] as const),
              },
            ]),
      ]}
      submit={say('proposal.put')}
      command={({ kind, title, text, dueOn, requestedBy }) =>
        propose({
          kind: subject?.kind ?? (kind as DecisionKind),
          title: String(title ?? ''),
          text: String(text ?? ''),
          dueOn: dueOn === null ? null : String(dueOn),
          ...(subject ? { subjectId: subject.id } : {}),
          ...(requestedBy ? { requestedBy: String(requestedBy) } : {}),
        })
      }
      onClose={onClose}
      onDone={onDone}
    />
  )
}
