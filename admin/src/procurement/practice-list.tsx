import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { Chip, Chips, FictionalChip, ImpactChip, StrategyChip } from '../elements/chips.tsx'
import type { Filter } from '../elements/filter-bar.tsx'
import { RecordList } from '../elements/record-list.tsx'
import { RecordLink } from '../elements/record-table.tsx'
import { serif } from '../look/theme.ts'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { useWords } from '../words/use-words.ts'
import { impactCategories, stages, strategies } from './codes.ts'
import type { PracticeRow } from './practice-source.ts'

export function PracticeList() {
  const { say, term } = useWords()
  const filters: Filter[] = [
    { source: 'search', label: say('practice.search') },
    { source: 'strategy', label: say('frame.strategy'), choices: strategies.map((code) => [code, term('strategy', code)]) },
    { source: 'impactCategory', label: say('frame.impactCategory'), choices: impactCategories.map((code) => [code, term('impactCategory', code)]) },
    { source: 'stage', label: say('practice.stage'), choices: stages.map((code) => [code, term('stage', code)]) },
  ]
  return (
    <RecordList<PracticeRow>
      sort={{ field: 'sharedOn', order: 'DESC' }}
      perPage={24}
      filters={() => filters}
      cardsSx={{ display: 'grid', columnGap: 5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' } }}
      card={(practice) => <PracticeCard practice={practice} />}
    />
  )
}

function PracticeCard({ practice }: { practice: PracticeRow }) {
  const { say, term } = useWords()
  const codes = nodes(practice.codes)
  return (
    <Box component="article" sx={{ py: 2.5, borderTop: 1, borderColor: 'divider', height: '100%' }}>
      <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>
        <RecordLink record={practice}>{practice.title}</RecordLink>
      </Typography>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0, mb: 1 }}>
        {say('practice.byline', { organisation: practice.organisation?.name ?? say('practice.someone'), day: dayInWords(practice.sharedOn) })}
      </Typography>
      <Typography lang={practice.language} sx={{ fontFamily: serif, fontSize: '1.0625rem', lineHeight: 1.5, mb: 1.25, maxWidth: '62ch' }}>
        {practice.what}
      </Typography>
      <Chips>
        <Chip>{term('stage', practice.stage)}</Chip>
        {strategies
          .filter((strategy) => codes.some((code) => code.strategy === strategy))
          .map((strategy) => (
            <StrategyChip key={strategy} strategy={strategy} />
          ))}
        {impactCategories
          .filter((category) => codes.some((code) => code.impactCategory === category))
          .map((category) => (
            <ImpactChip key={category} impactCategory={category} />
          ))}
        <FictionalChip isFictional={practice.isFictional} />
      </Chips>
    </Box>
  )
}
