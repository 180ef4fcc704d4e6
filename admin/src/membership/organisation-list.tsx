import { Chip, Chips, FictionalChip } from '../elements/chips.tsx'
import type { Filter } from '../elements/filter-bar.tsx'
import { RecordList } from '../elements/record-list.tsx'
import type { Column } from '../elements/record-table.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { isInventedCountry } from '../words/place.ts'
import { useWords, type Words } from '../words/use-words.ts'
import type { OrganisationListMeta, OrganisationRow } from './organisation-source.ts'

function useFilters(): (meta: unknown) => Filter[] {
  const { say, country } = useWords()
  return (meta) => {
    const { countries = [] } = (meta ?? {}) as Partial<OrganisationListMeta>
    const choices = countries.map(
      (code) => [code, isInventedCountry(code) ? say('organisation.inventedCountry', { country: country(code) }) : country(code)] as const,
    )
    return [
      { source: 'search', label: say('organisation.search') },
      { source: 'country', label: say('organisation.country'), choices: choices.sort((a, b) => a[1].localeCompare(b[1])) },
      {
        source: 'isFictional',
        label: say('organisation.origin'),
        choices: [
          ['false', say('organisation.real')],
          ['true', say('organisation.invented')],
        ],
      },
    ]
  }
}

function nameColumns({ say, country, term }: Words): Record<'name' | 'country' | 'kind' | 'origin', Column<OrganisationRow>> {
  return {
    name: { name: 'name', label: say('organisation.name'), isSortable: true, cell: ({ name }) => name },
    country: { name: 'country', label: say('organisation.country'), isSortable: true, cell: ({ countryCode }) => (countryCode ? country(countryCode) : null) },
    kind: { name: 'kind', label: say('organisation.kind'), isWideOnly: true, cell: ({ kind }) => (kind ? term('organisationKind', kind) : null) },
    origin: {
      name: 'origin',
      label: say('organisation.origin'),
      cell: ({ isFictional }) => (isFictional ? <FictionalChip isFictional /> : say('organisation.real')),
    },
  }
}

/** The first day of the earliest period; null when the source does not tell. */
function since(periods: readonly { since: string | null }[]): string | null {
  const [first] = periods.flatMap((period) => (period.since ? [period.since] : [])).sort()
  return first ? dayInWords(first) : null
}

export function ParticipantList() {
  const words = useWords()
  const { say, term } = words
  const filtersOf = useFilters()
  const { name, country, kind, origin } = nameColumns(words)
  const role = {
    source: 'role',
    label: say('organisation.role'),
    choices: (['PROCURING', 'COORDINATING'] as const).map((code) => [code, term('role', code)] as const),
  }
  const columns: Column<OrganisationRow>[] = [
    name,
    country,
    {
      name: 'roles',
      label: say('organisation.roles'),
      cell: ({ participations }) => (
        <Chips>
          {nodes(participations).map((participation) => (
            <Chip key={participation.role}>{term('role', participation.role ?? 'NOT_TOLD')}</Chip>
          ))}
        </Chips>
      ),
    },
    { name: 'since', isOneLine: true, label: say('organisation.since'), width: 150, cell: ({ participations }) => since(nodes(participations)) },
    kind,
    origin,
  ]
  return (
    <RecordList<OrganisationRow>
      sort={{ field: 'name', order: 'ASC' }}
      perPage={50}
      columns={columns}
      filters={(meta) => {
        const [search, ...others] = filtersOf(meta)
        return search ? [search, role, ...others] : [role]
      }}
    />
  )
}

export function SupporterList() {
  const words = useWords()
  const { name, country, kind, origin } = nameColumns(words)
  const columns: Column<OrganisationRow>[] = [
    name,
    country,
    kind,
    { name: 'since', isOneLine: true, label: words.say('organisation.supportsSince'), width: 150, cell: ({ supports }) => since(nodes(supports)) },
    origin,
  ]
  return <RecordList<OrganisationRow> sort={{ field: 'name', order: 'ASC' }} perPage={50} columns={columns} filters={useFilters()} />
}
