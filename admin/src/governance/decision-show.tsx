import { Chip, Chips } from '../elements/chips.tsx'
import { Hash } from '../elements/hash.tsx'
import { Beside, Facts, Page, Section } from '../elements/page.tsx'
import { Prose, RecordShow } from '../elements/record-show.tsx'
import { Rulings } from '../elements/rulings.tsx'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { outcomeTone } from './decision-list.tsx'
import type { DecisionRecord } from './decision-source.ts'
import { votesInWords } from './votes.ts'

export function DecisionShow() {
  return <RecordShow<DecisionRecord>>{(decision) => <Shown decision={decision} />}</RecordShow>
}

function Shown({ decision }: { decision: DecisionRecord }) {
  const { say, term } = useWords()
  const { kind, title, text, outcome, decidedOn, reason, rulings, contentHash, meeting } = decision
  return (
    <Page
      title={title || term('decisionKind', kind)}
      above={{ label: say('resources.decisions.name', { smart_count: 2 }), to: '/decisions' }}
      lead={
        <Chips>
          <Chip tone={outcomeTone[outcome]}>{term('decisionOutcome', outcome)}</Chip>
          <Chip>{term('decisionKind', kind)}</Chip>
        </Chips>
      }
    >
      <Beside
        aside={
          <Facts
            facts={[
              [say('decision.decidedOn'), dayInWords(decidedOn)],
              [say('decision.takenIn'), meeting ? say('decision.meetingOf', { day: dayInWords(meeting.heldOn) }) : say('decision.inWriting')],
              [say('decision.votes'), votesInWords(decision, say)],
              [say('decision.hash'), contentHash && <Hash key="hash" hash={contentHash} />],
            ]}
          />
        }
      >
        {text && (
          <Section title={say('decision.words')}>
            <Prose>{text}</Prose>
          </Section>
        )}
        {reason && (
          <Section title={say('decision.reason')}>
            <Prose>{reason}</Prose>
          </Section>
        )}
        <Section title={say('decision.restedOn')} note={say('ruling.voluntary')}>
          <Rulings rulings={rulings} />
        </Section>
      </Beside>
    </Page>
  )
}
