import type { Chance } from './chance.ts'
import type { Body } from './release.ts'

/** What is wrong with real releases now and then, by how often of a thousand. Each changes the release it is given. */
const defects: [break_: (release: Body) => void, perThousand: number][] = [
  [(release) => amountAsText(release), 4],
  [(release) => currencyLost(release), 4],
  [(release) => idRepeated(release), 3],
  [(release) => periodReversed(release), 3],
  [(release) => schemeLost(release), 3],
  [(release) => statusUnknown(release), 2],
  [(release) => addressInText(release), 2],
  [(release) => timeZoneLost(release), 2],
  // The last two leave no doubt but that the release cannot be placed: an import refuses it.
  [(release) => delete release['ocid'], 0.5],
  [(release) => Object.assign(release, { date: 'in the spring' }), 0.5],
]

/** Breaks a release where chance wants it, as publishers do. */
export function breakSometimes(release: Body, chance: Chance): Body {
  let draw = chance.unit() * 1000
  for (const [breakIt, perThousand] of defects) {
    draw -= perThousand
    if (draw >= 0) continue
    breakIt(release)
    break
  }
  return release
}

const part = (body: Body, name: string): Body => body[name] as Body

function amountAsText(release: Body): void {
  const value = part(release, 'tender')['value'] as Body | undefined
  if (value) value['amount'] = String(value['amount'])
}

function currencyLost(release: Body): void {
  const value = part(release, 'tender')['value'] as Body | undefined
  if (value) delete value['currency']
}

function idRepeated(release: Body): void {
  const items = part(release, 'tender')['items'] as Body[]
  items.push({ ...items[0] })
}

function periodReversed(release: Body): void {
  const period = part(part(release, 'tender'), 'tenderPeriod')
  const { startDate, endDate } = period
  Object.assign(period, { startDate: endDate, endDate: startDate })
}

function schemeLost(release: Body): void {
  const [first] = part(release, 'tender')['items'] as Body[]
  if (first) delete part(first, 'classification')['scheme']
}

function statusUnknown(release: Body): void {
  part(release, 'tender')['status'] = 'in preparation'
}

function addressInText(release: Body): void {
  part(release, 'tender')['description'] = 'Fictional tender. Write to buyer@buyers.example for the documents.'
}

function timeZoneLost(release: Body): void {
  release['date'] = String(release['date']).replace(/Z$/, '')
}
