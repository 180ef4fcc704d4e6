import { Section } from '../elements/page.tsx'
import { PlainTable } from '../elements/plain-table.tsx'
import type { nodes } from '../resource-source.ts'
import { grouped } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import type { OrganisationRecord } from './organisation-source.ts'

type Fleet = ReturnType<typeof nodes<OrganisationRecord['fleets']['edges'][number]['node']>>[number]
type PlannedDemand = OrganisationRecord['plannedDemands']['edges'][number]['node']

const counted = (value: number | null) => (value === null ? null : grouped(value))

/** The stock of the newest year told; zero is none, a gap is not known. */
export function FleetTable({ fleets }: { fleets: readonly Fleet[] }) {
  const { say, term } = useWords()
  const year = Math.max(...fleets.map((fleet) => fleet.year))
  if (fleets.length === 0) return null
  const number = (key: string) => ({ label: say(key), isNumber: true })
  return (
    <Section title={say('fleet.title', { year })} note={say('fleet.note')}>
      <PlainTable
        caption={say('fleet.title', { year })}
        columns={[
          say('fleet.category'),
          number('fleet.inUse'),
          number('fleet.boughtNew'),
          number('fleet.boughtRefurbished'),
          number('fleet.boughtRemanufactured'),
          number('fleet.retired'),
          number('fleet.plannedYears'),
        ]}
        rows={fleets
          .filter((fleet) => fleet.year === year)
          .map((fleet) => [
            term('device', fleet.category),
            counted(fleet.inUse),
            counted(fleet.boughtNew),
            counted(fleet.boughtRefurbished),
            counted(fleet.boughtRemanufactured),
            counted(fleet.retired),
            fleet.plannedReplacementYears && grouped(fleet.plannedReplacementYears),
          ])}
      />
    </Section>
  )
}

export function PlannedDemandTable({ demands }: { demands: readonly PlannedDemand[] }) {
  const { say, term } = useWords()
  if (demands.length === 0) return null
  const inOrder = [...demands].sort((a, b) => a.year - b.year || a.quarter - b.quarter)
  return (
    <Section title={say('demand.title')} note={say('demand.note')}>
      <PlainTable
        caption={say('demand.title')}
        columns={[say('demand.quarter'), say('fleet.category'), { label: say('demand.quantity'), isNumber: true }, say('demand.certainty')]}
        rows={inOrder.map((demand) => [
          say('demand.quarterOf', { quarter: demand.quarter, year: demand.year }),
          term('device', demand.category),
          grouped(demand.quantity),
          term('certainty', demand.certainty),
        ])}
      />
    </Section>
  )
}
