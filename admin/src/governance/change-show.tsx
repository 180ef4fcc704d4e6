import { dayOf } from '@cfit/api/pact'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import LinearProgress from '@mui/material/LinearProgress'
import Typography from '@mui/material/Typography'
import { diffWordsWithSpace } from 'diff'
import { useGetIdentity } from 'ra-core'
import { useState } from 'react'
import type { HubIdentity } from '../auth-provider.ts'
import { Chip, Chips } from '../elements/chips.tsx'
import { CommandDialog } from '../elements/command-dialog.tsx'
import { Beside, Facts, Page, Section } from '../elements/page.tsx'
import { PlainTable } from '../elements/plain-table.tsx'
import { Prose, RecordShow } from '../elements/record-show.tsx'
import { RulingInWords } from '../elements/ruling.tsx'
import { Rulings } from '../elements/rulings.tsx'
import { Refusal, useCommand } from '../elements/use-command.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { changeTone } from './change-list.tsx'
import { type ChangeRecord, countOf } from './change-source.ts'
import { concludeChange, giveConsent, openConsents } from './governance-commands.ts'
import { votesInWords } from './votes.ts'

export function ChangeShow() {
  return <RecordShow<ChangeRecord> pollPause={(change) => (change?.state === 'OPEN' ? 15_000 : false)}>{(change) => <Shown change={change} />}</RecordShow>
}

function Shown({ change }: { change: ChangeRecord }) {
  const { say, term } = useWords()
  const { data } = useGetIdentity()
  const { isSecretariat = false, isCommittee = false, organisations = [] } = (data as HubIdentity | undefined) ?? {}
  const { kind, title, state, reason, requestedBy, requestedOn, closesOn, threshold, effectiveOn } = change
  const count = countOf(change.count)
  const consents = nodes(change.consents)
  const [decision] = nodes(change.decisions)
  return (
    <Page
      title={title}
      above={{ label: say('resources.pact-changes.name', { smart_count: 2 }), to: '/pact-changes' }}
      lead={
        <Chips>
          <Chip tone={changeTone[state]}>{term('pactChangeState', state)}</Chip>
          <Chip>{term('pactChangeKind', kind)}</Chip>
        </Chips>
      }
    >
      <Beside
        aside={
          <Facts
            facts={[
              [say('change.requestedBy'), requestedBy?.name],
              [say('change.requestedOn'), dayInWords(requestedOn)],
              ...(closesOn ? [[say('change.closesOn'), dayInWords(closesOn)] as const] : []),
              ...(threshold === null ? [] : [[say('change.threshold'), say('change.participants', { smart_count: threshold })] as const]),
              ...(effectiveOn ? [[say('change.effectiveOn'), dayInWords(effectiveOn)] as const] : []),
            ]}
          />
        }
      >
        <Section title={say('change.whatChanges')}>
          <Difference before={change.currentText ?? ''} after={change.proposedText} />
        </Section>
        <Section title={say('change.reason')}>
          <Prose>{reason}</Prose>
        </Section>
        {count && (
          <Section
            title={say('change.consents')}
            count={say('change.yesOf', { yes: count.yes, all: count.all })}
            note={say('change.countNote', { yes: count.yesToday, all: count.allToday })}
          >
            <LinearProgress
              variant="determinate"
              value={count.all === 0 ? 0 : (100 * count.yes) / count.all}
              aria-label={say('change.yesOf', { yes: count.yes, all: count.all })}
              sx={{ height: 8, borderRadius: 1, mb: 2, maxWidth: 480 }}
            />
            {count.ruling && <RulingInWords ruling={count.ruling} />}
          </Section>
        )}
        {state === 'OPEN' &&
          organisations.map((organisation) => (
            <OwnConsent
              key={organisation.slug}
              change={change}
              organisation={organisation}
              own={consents.find((consent) => consent.organisation.slug === organisation.slug)}
            />
          ))}
        {(isSecretariat || isCommittee) && consents.length > 0 && (
          <Section title={say('change.words')}>
            <PlainTable
              caption={say('change.words')}
              columns={[say('change.participant'), say('change.word'), say('change.givenOn')]}
              rows={consents.map(({ organisation, value, givenOn }) => [
                organisation.name,
                value ? term('consentValue', value) : say('change.silent'),
                givenOn ? dayInWords(givenOn) : '',
              ])}
            />
          </Section>
        )}
        {decision && (
          <Section title={say('change.outcome')} note={say('ruling.voluntary')}>
            <Typography sx={{ mb: 1.5 }}>
              {term('pactChangeState', state)}, {dayInWords(decision.decidedOn)}: {votesInWords(decision, say)}
            </Typography>
            {decision.reason && <Prose>{decision.reason}</Prose>}
            <Rulings rulings={decision.rulings} />
          </Section>
        )}
        {change.canConduct.allowed && <Acts change={change} />}
      </Beside>
    </Page>
  )
}

/** The words that go and those that come, in their order; marked for the eye and for those who listen. */
function Difference({ before, after }: { before: string; after: string }) {
  return (
    <Typography
      component="p"
      sx={{ whiteSpace: 'pre-line', maxWidth: '68ch', '& ins': { bgcolor: (theme) => theme.hub.tint, fontWeight: 550 }, '& del': { color: 'text.secondary' } }}
    >
      {diffWordsWithSpace(before, after).map(({ value, added, removed }, index) =>
        added ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a difference have no name but their place.
          <ins key={index}>{value}</ins>
        ) : removed ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a difference have no name but their place.
          <del key={index}>{value}</del>
        ) : (
          value
        ),
      )}
    </Typography>
  )
}

interface OwnConsentProps {
  change: ChangeRecord
  organisation: { slug: string; name: string }
  own: { value: 'YES' | 'NO' | null } | undefined
}

/** The word of the viewer's own organisation: one tap, and another while consents are open. */
function OwnConsent({ change, organisation, own }: OwnConsentProps) {
  const { say, term } = useWords()
  const command = useCommand(giveConsent)
  if (!own) return null
  return (
    <Section title={say('change.yourWord', { name: organisation.name })} note={say('change.yourWordNote')}>
      <Box role="group" aria-label={say('change.yourWord', { name: organisation.name })} sx={{ display: 'flex', gap: 1, mb: 1.5 }}>
        {(['YES', 'NO'] as const).map((value) => (
          <Button
            key={value}
            size="large"
            variant={own.value === value ? 'contained' : 'outlined'}
            aria-pressed={own.value === value}
            disabled={command.isPending}
            onClick={() => command.run({ pactChangeId: change.id, organisation: organisation.slug, value })}
          >
            {term('consentValue', value)}
          </Button>
        ))}
      </Box>
      <Refusal command={command} />
    </Section>
  )
}

/** What the Secretariat and the chair do with it: open the consents, put a letter on record, conclude. */
function Acts({ change }: { change: ChangeRecord }) {
  const { say, term } = useWords()
  const [open, setOpen] = useState<'consents' | 'letter' | 'conclude' | null>(null)
  const { id: pactChangeId, version, kind, state } = change
  const today = dayOf(new Date())
  const close = () => setOpen(null)
  return (
    <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
      {state === 'REQUESTED' ? (
        <Button variant="contained" onClick={() => setOpen('consents')}>
          {say('change.openConsents')}
        </Button>
      ) : (
        <>
          <Button variant="contained" onClick={() => setOpen('conclude')}>
            {say('change.conclude')}
          </Button>
          <Button variant="outlined" onClick={() => setOpen('letter')}>
            {say('change.letter')}
          </Button>
        </>
      )}
      {open === 'consents' && (
        <CommandDialog
          title={say('change.openConsents')}
          lead={say('change.openLead')}
          fields={[
            { name: 'closesOn', label: say('change.closesOn'), kind: 'day', isRequired: true, min: today },
            ...(kind === 'EXTENSION'
              ? [{ name: 'threshold', label: say('change.threshold'), kind: 'number' as const, isRequired: true, min: 1, help: say('change.thresholdHelp') }]
              : []),
          ]}
          submit={say('change.openConsents')}
          command={({ closesOn, threshold }) =>
            openConsents({ pactChangeId, version, closesOn: String(closesOn), ...(threshold ? { threshold: Number(threshold) } : {}) })
          }
          onClose={close}
        />
      )}
      {open === 'letter' && (
        <CommandDialog
          title={say('change.letter')}
          lead={say('change.letterLead')}
          fields={[
            {
              name: 'organisation',
              label: say('change.participant'),
              isRequired: true,
              choices: nodes(change.consents).map(({ organisation }) => [organisation.slug, organisation.name] as const),
            },
            {
              name: 'value',
              label: say('change.word'),
              isRequired: true,
              choices: (['YES', 'NO'] as const).map((value) => [value, term('consentValue', value)] as const),
            },
            { name: 'signatoryFunction', label: say('application.signatoryFunction'), help: say('application.neverTheName') },
          ]}
          submit={say('application.record')}
          command={({ organisation, value, signatoryFunction }) =>
            giveConsent({
              pactChangeId,
              organisation: String(organisation),
              value: value === 'NO' ? 'NO' : 'YES',
              signatoryFunction: signatoryFunction === null ? null : String(signatoryFunction),
            })
          }
          onClose={close}
        />
      )}
      {open === 'conclude' && (
        <CommandDialog
          title={say('change.conclude')}
          lead={say('change.concludeLead')}
          fields={[
            {
              name: 'outcome',
              label: say('change.outcome'),
              isRequired: true,
              choices: (['ACCEPTED', 'NOT_ACCEPTED'] as const).map((code) => [code, term('pactChangeState', code)] as const),
            },
            { name: 'effectiveOn', label: say('change.effectiveOn'), kind: 'day', min: today, help: say('change.effectiveHelp') },
            { name: 'reason', label: say('decision.reason'), kind: 'text', help: say('change.reasonHelp') },
          ]}
          submit={say('change.conclude')}
          command={({ outcome, effectiveOn, reason }) =>
            concludeChange({
              pactChangeId,
              version,
              isAccepted: outcome === 'ACCEPTED',
              effectiveOn: effectiveOn === null ? null : String(effectiveOn),
              reason: reason === null ? null : String(reason),
            })
          }
          onClose={close}
        />
      )}
    </Box>
  )
}
