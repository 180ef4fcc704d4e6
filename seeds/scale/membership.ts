import { csvLine, dayText, type TableRows } from './rows.ts'
import { type ScaleOrganisation, type ScaleWorld, scaleSource } from './world.ts'

const dayOrNull = (day: number | null): string | null => (day === null ? null : dayText(day))

/** Organisations with their participations, supports, identifiers in registers, and former names. */
export function membershipRows(world: ScaleWorld): TableRows[] {
  const everyone = [...world.participants, ...world.suppliers, ...world.supporters]
  return [
    {
      table: 'organisation',
      columns: ['id', 'slug', 'name', 'kind', 'country_code', 'source', 'is_fictional'],
      *lines() {
        for (const { id, slug, name, kind, country } of everyone) yield csvLine([id, slug, name, kind, country, scaleSource, true])
      },
    },
    {
      table: 'organisation_identifier',
      columns: ['id', 'organisation_id', 'scheme', 'identifier'],
      *lines() {
        const id = world.ids('organisation-identifier')
        for (const organisation of everyone) yield csvLine([id(organisation.number), organisation.id, identifierScheme, identifierOf(world, organisation)])
      },
    },
    {
      table: 'organisation_name',
      columns: ['id', 'organisation_id', 'name', 'since', 'until'],
      *lines() {
        const id = world.ids('organisation-name')
        for (const organisation of world.participants) {
          const chance = world.chance('organisation-name', organisation.number)
          if (!chance.happens(5)) continue
          const renamedOn = 17_000 + chance.below(2_500)
          yield csvLine([
            id(organisation.number * 2),
            organisation.id,
            organisation.name.replace(' (fictional)', ', former name (fictional)'),
            null,
            dayText(renamedOn - 1),
          ])
          yield csvLine([id(organisation.number * 2 + 1), organisation.id, organisation.name, dayText(renamedOn), null])
        }
      },
    },
    {
      table: 'participation',
      columns: ['id', 'organisation_id', 'role', 'since', 'until', 'pact_version', 'signatory_function', 'source'],
      *lines() {
        const id = world.ids('participation')
        for (const organisation of world.participants) {
          for (const [index, { role, since, until }] of organisation.signatures.entries()) {
            const signatory = world.chance('signatory', organisation.number, index).weighted([
              ['Head of procurement', 5],
              ['Director', 3],
              [null, 2],
            ])
            yield csvLine([id(organisation.number * 2 + index), organisation.id, role, dayOrNull(since), dayOrNull(until), '1.0', signatory, scaleSource])
          }
        }
      },
    },
    {
      table: 'support',
      columns: ['id', 'organisation_id', 'since', 'until', 'source'],
      *lines() {
        const id = world.ids('support')
        for (const { number, id: organisationId } of world.supporters) {
          yield csvLine([id(number), organisationId, dayText(17_000 + world.chance('support', number).below(3_000)), null, scaleSource])
        }
      },
    },
  ]
}

/** A register that does not exist, as the releases name it too. */
export const identifierScheme = 'XA-FICTIONAL'
export const identifierOf = (world: ScaleWorld, organisation: ScaleOrganisation): string =>
  `${world.size.seed}-${String(organisation.number + 1).padStart(6, '0')}`
