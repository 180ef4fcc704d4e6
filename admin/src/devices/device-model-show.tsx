import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { Empty, Facts, Page, Section } from '../elements/page.tsx'
import { RecordShow } from '../elements/record-show.tsx'
import { SourceLink } from '../elements/source-link.tsx'
import { serif } from '../look/theme.ts'
import { nodes } from '../resource-source.ts'
import { partialDateInWords } from '../words/day.ts'
import { grouped, percent } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'
import type { DeviceModelRecord } from './device-model-source.ts'

export function DeviceModelShow() {
  return <RecordShow<DeviceModelRecord>>{(record) => <Shown model={record} />}</RecordShow>
}

type Footprint = DeviceModelRecord['footprints']['edges'][number]['node']

function Shown({ model }: { model: DeviceModelRecord }) {
  const { say, term } = useWords()
  const footprints = nodes(model.footprints)
  return (
    <Page
      title={model.name}
      above={{ label: say('resources.device-models.name', { smart_count: 2 }), to: '/device-models' }}
      lead={say('deviceModel.lead', { category: term('device', model.category), manufacturer: model.manufacturer })}
    >
      <Section title={say('deviceModel.footprints')}>
        {footprints.length === 0 ? (
          <Empty>{say('deviceModel.noFootprint')}</Empty>
        ) : (
          <>
            <Alert severity="info" variant="outlined" icon={false} sx={{ mb: 3, maxWidth: '72ch', borderColor: 'divider', color: 'text.primary' }}>
              {say('deviceModel.caution')}
            </Alert>
            <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))' }}>
              {footprints.map((footprint) => (
                <FootprintFacts key={`${footprint.factorSet} ${footprint.source}`} footprint={footprint} />
              ))}
            </Box>
          </>
        )}
      </Section>
    </Page>
  )
}

function FootprintFacts({ footprint }: { footprint: Footprint }) {
  const { say } = useWords()
  const { manufacturingShare, transportShare, useShare, endOfLifeShare, errorShare } = footprint
  // What a device need not have is left away where it is not told: a server has no screen.
  const device: [string, string | null][] = [
    [say('deviceModel.subcategory'), footprint.subcategory],
    [say('deviceModel.weight'), footprint.weightKg && say('deviceModel.kilograms', { kg: grouped(footprint.weightKg) })],
    [say('deviceModel.screen'), footprint.screenInches && say('deviceModel.inches', { inches: grouped(footprint.screenInches) })],
  ]
  return (
    <Box>
      <Typography sx={{ fontFamily: serif, fontSize: '2rem', fontWeight: 600, lineHeight: 1.2 }}>
        {say('deviceModel.kg', { kg: grouped(footprint.totalKgCo2e) })}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {errorShare ? say('deviceModel.wholeLifeError', { error: percent(errorShare) }) : say('deviceModel.wholeLife')}
      </Typography>
      <Shares manufacturing={manufacturingShare} use={useShare} />
      <Facts
        facts={[
          [say('deviceModel.manufacturing'), manufacturingShare && percent(manufacturingShare)],
          [say('deviceModel.transport'), transportShare && percent(transportShare)],
          [say('deviceModel.use'), useShare && percent(useShare)],
          [say('deviceModel.endOfLife'), endOfLifeShare && percent(endOfLifeShare)],
          [say('deviceModel.lifetime'), footprint.lifetimeYears && say('fleet.years', { years: grouped(footprint.lifetimeYears) })],
          [say('deviceModel.yearlyEnergy'), footprint.yearlyEnergyKwh && say('deviceModel.kwh', { kwh: grouped(footprint.yearlyEnergyKwh) })],
          [say('deviceModel.useLocation'), footprint.useLocation],
          [say('deviceModel.assemblyLocation'), footprint.assemblyLocation],
          [say('deviceModel.reportedOn'), footprint.reportedOn && partialDateInWords(footprint.reportedOn)],
          ...device.filter(([, value]) => value !== null),
          [say('deviceModel.factorSet'), footprint.factorSet],
          [say('deviceModel.licence'), footprint.licence],
          [say('frame.source'), <SourceLink key="source" source={footprint.source} />],
        ]}
      />
    </Box>
  )
}

/** Manufacture and use as parts of one bar. It is a picture of two facts that stand below it. */
function Shares({ manufacturing, use }: { manufacturing: string | null; use: string | null }) {
  if (!manufacturing && !use) return null
  return (
    <Box aria-hidden sx={{ display: 'flex', height: 10, mb: 2, bgcolor: 'divider' }}>
      <Box sx={{ width: `${Number(manufacturing ?? 0) * 100}%`, bgcolor: 'primary.main' }} />
      <Box sx={{ width: `${Number(use ?? 0) * 100}%`, bgcolor: (theme) => theme.hub.faint, borderLeft: 1, borderColor: 'background.default' }} />
    </Box>
  )
}
