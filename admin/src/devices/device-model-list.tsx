import { RecordList } from '../elements/record-list.tsx'
import type { Column } from '../elements/record-table.tsx'
import { nodes } from '../resource-source.ts'
import { grouped } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import { type DeviceModelRow, deviceCategories } from './device-model-source.ts'

export function DeviceModelList() {
  const { say, term } = useWords()
  const columns: Column<DeviceModelRow>[] = [
    { name: 'name', label: say('deviceModel.name'), isSortable: true, cell: ({ name }) => name },
    { name: 'manufacturer', label: say('deviceModel.manufacturer'), isSortable: true, cell: ({ manufacturer }) => manufacturer },
    { name: 'category', label: say('deviceModel.category'), isSortable: true, cell: ({ category }) => term('device', category) },
    {
      name: 'footprint',
      label: say('deviceModel.footprint'),
      isNumber: true,
      cell: ({ footprints }) => {
        const [first] = nodes(footprints)
        return first ? say('deviceModel.kg', { kg: grouped(first.totalKgCo2e) }) : null
      },
    },
    {
      name: 'lifetime',
      label: say('deviceModel.lifetime'),
      isNumber: true,
      cell: ({ footprints }) => {
        const years = nodes(footprints)[0]?.lifetimeYears
        return years ? say('fleet.years', { years: grouped(years) }) : null
      },
    },
  ]
  return (
    <RecordList<DeviceModelRow>
      sort={{ field: 'name', order: 'ASC' }}
      columns={columns}
      filters={() => [
        { source: 'search', label: say('deviceModel.search') },
        { source: 'category', label: say('deviceModel.category'), choices: deviceCategories.map((code) => [code, term('device', code)]) },
      ]}
    />
  )
}
