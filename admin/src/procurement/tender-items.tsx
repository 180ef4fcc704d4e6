import Typography from '@mui/material/Typography'
import { nodes } from '../resource-source.ts'
import { grouped, money } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { usePartNames } from './part-names.ts'
import { type PartColumn, PartRows, PartSection } from './part-table.tsx'
import type { TenderRecord } from './tender-source.ts'

type Item = TenderRecord['items']['edges'][number]['node']

const groups = [
  ['TENDER', 'process.asked'],
  ['AWARD', 'process.awarded'],
  ['CONTRACT', 'process.contracted'],
] as const

/** What is bought: asked for, awarded and contracted, each with its quantity. */
export function TenderItems({ tender }: { tender: TenderRecord }) {
  const { say } = useWords()
  const names = usePartNames(tender)
  if (tender.items.totalCount === 0) return null
  const byPart = Map.groupBy(nodes(tender.items), ({ part }) => part)
  const columns: PartColumn<Item>[] = [
    { label: say('process.item'), cell: ({ description, scheme, code }) => description ?? (scheme && code ? `${scheme} ${code}` : null) },
    { label: say('process.lot'), isOptional: true, cell: ({ lotKey }) => lotKey && names.lot(lotKey) },
    { label: say('process.partOf'), isOptional: true, cell: ({ part, partKey }) => names.oneOfSeveral(part, partKey) },
    {
      label: say('process.quantity'),
      isNumber: true,
      isOptional: true,
      cell: ({ quantity, unit }) => quantity && (unit ? say('process.quantityOf', { quantity: grouped(quantity), unit }) : grouped(quantity)),
    },
    {
      label: say('process.unitPrice'),
      isNumber: true,
      isOptional: true,
      cell: ({ unitAmount, unitCurrency }) => unitAmount && money(unitAmount, unitCurrency),
    },
  ]
  return (
    <PartSection title={say('process.items')} connection={tender.items}>
      {groups.map(([part, label]) => {
        const rows = byPart.get(part)
        return rows ? (
          <div key={part}>
            <Typography variant="h3" sx={{ fontSize: '1rem', mt: 2, mb: 0.5 }}>
              {say(label)}
            </Typography>
            <PartRows caption={say(label)} rows={rows} columns={columns} />
          </div>
        ) : null
      })}
    </PartSection>
  )
}
