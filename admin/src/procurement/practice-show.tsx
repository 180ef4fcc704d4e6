import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { Chip, Chips, FictionalChip, ImpactChip, StrategyChip } from '../elements/chips.tsx'
import { Beside, Facts, Page } from '../elements/page.tsx'
import { RecordShow } from '../elements/record-show.tsx'
import { SourceLink } from '../elements/source-link.tsx'
import { serif } from '../look/theme.ts'
import { OrganisationLink } from '../membership/organisation-link.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import type { PracticeRecord } from './practice-source.ts'

const questions = ['what', 'how', 'who', 'outcomes'] as const

export function PracticeShow() {
  return <RecordShow<PracticeRecord>>{(record) => <Shown practice={record} />}</RecordShow>
}

/** A practice reads as an article: four questions, one column, a serif. */
function Shown({ practice }: { practice: PracticeRecord }) {
  const { say, term } = useWords()
  return (
    <Page
      title={practice.title}
      above={{ label: say('resources.practices.name', { smart_count: 2 }), to: '/practices' }}
      lead={
        <Chips>
          <Chip>{term('stage', practice.stage)}</Chip>
          <FictionalChip isFictional={practice.isFictional} />
        </Chips>
      }
    >
      <Beside
        aside={
          <Facts
            facts={[
              [say('practice.sharedBy'), practice.organisation && <OrganisationLink organisation={practice.organisation} />],
              [say('practice.sharedOn'), dayInWords(practice.sharedOn)],
              [
                say('practice.speaksTo'),
                <Box key="codes" component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
                  {nodes(practice.codes).map(({ strategy, impactCategory }) => (
                    <li key={`${strategy} ${impactCategory}`}>
                      <Chips>
                        <StrategyChip strategy={strategy} />
                        <ImpactChip impactCategory={impactCategory} />
                      </Chips>
                    </li>
                  ))}
                </Box>,
              ],
              ...(practice.source ? [[say('frame.source'), <SourceLink key="source" source={practice.source} />] as const] : []),
            ]}
          />
        }
      >
        <Box component="article" lang={practice.language}>
          {questions.map((question) => (
            <Box component="section" key={question} sx={{ mb: 3.5 }}>
              <Typography variant="h2" sx={{ fontSize: '1.2rem', mb: 0.75 }}>
                {say(`practice.${question}`)}
              </Typography>
              <Typography sx={{ fontFamily: serif, fontSize: '1.1875rem', lineHeight: 1.6, maxWidth: '64ch', whiteSpace: 'pre-line' }}>
                {practice[question]}
              </Typography>
            </Box>
          ))}
        </Box>
      </Beside>
    </Page>
  )
}
