import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { Chip, Chips, ImpactChip } from '../elements/chips.tsx'
import { Folded } from '../elements/folded.tsx'
import { nodes } from '../resource-source.ts'
import { useWords } from '../words/use-words.ts'
import { usePartNames } from './part-names.ts'
import { PartSection } from './part-table.tsx'
import type { TenderRecord } from './tender-source.ts'

/** The sustainability goals that a tender or its lots declare. */
export function TenderGoals({ tender }: { tender: TenderRecord }) {
  const { say, term } = useWords()
  const names = usePartNames(tender)
  if (tender.sustainabilityGoals.totalCount === 0) return null
  return (
    <PartSection title={say('process.goals')} connection={tender.sustainabilityGoals} note={say('process.goalsNote')}>
      <Folded items={nodes(tender.sustainabilityGoals)} first={6}>
        {(shown) => (
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {shown.map(({ goal, lotKey, strategies, description, impactCategory }) => (
              <Box component="li" key={`${lotKey} ${goal}`} sx={{ py: 1.5, borderTop: 1, borderColor: 'divider' }}>
                <Typography variant="h3" component="h3" sx={{ fontSize: '1.0625rem', mb: description ? 0.5 : 0.75 }}>
                  {term('sustainabilityGoal', goal)}
                </Typography>
                {description && (
                  <Typography variant="body2" sx={{ mb: 1, maxWidth: '68ch', whiteSpace: 'pre-line' }}>
                    {description}
                  </Typography>
                )}
                <Chips>
                  {impactCategory && <ImpactChip impactCategory={impactCategory} />}
                  {strategies.map((code) => (
                    <Chip key={code}>{term('means', code)}</Chip>
                  ))}
                  {lotKey !== '' && <Chip>{say('process.goalOfLot', { lot: names.lot(lotKey) })}</Chip>}
                </Chips>
              </Box>
            ))}
          </Box>
        )}
      </Folded>
    </PartSection>
  )
}
