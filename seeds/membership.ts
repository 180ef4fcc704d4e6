import type { Prisma } from '@cfit/prisma'
import { fictionalParticipants, fictionalSuppliers } from './fictional-organisations.ts'
import { realParticipants, realSupporters } from './real-organisations.ts'
import { type Counts, day, fictionalSource, fixedId, organisationId, type Transaction } from './world.ts'

/** Writes the organisations, real and fictional, with participations, supports and former names. */
export async function seedMembership(tx: Transaction): Promise<Counts> {
  const organisations: Prisma.OrganisationCreateManyInput[] = [
    ...[...realParticipants, ...realSupporters].map(({ slug, name, kind, countryCode, source }) => ({
      id: organisationId(slug),
      slug,
      name,
      kind,
      countryCode,
      source,
      isFictional: false,
    })),
    ...[...fictionalParticipants, ...fictionalSuppliers].map(({ slug, name, kind, countryCode }) => ({
      id: organisationId(slug),
      slug,
      name: `${name} (fictional)`,
      kind,
      countryCode,
      source: fictionalSource,
      isFictional: true,
    })),
  ]
  const participations: Prisma.ParticipationCreateManyInput[] = [...realParticipants, ...fictionalParticipants].flatMap((organisation) =>
    organisation.signatures.map(([role, since, pactVersion]) => ({
      id: fixedId(`participation/${organisation.slug}/${role}`),
      organisationId: organisationId(organisation.slug),
      role,
      since: since === null ? null : day(since),
      pactVersion,
      signatoryFunction: organisation.source === fictionalSource ? 'Head of procurement' : null,
      source: organisation.source,
    })),
  )
  // The Letters of Support are known, their days are not.
  const supports: Prisma.SupportCreateManyInput[] = realSupporters.map(({ slug, source }) => ({
    id: fixedId(`support/${slug}`),
    organisationId: organisationId(slug),
    since: null,
    source,
  }))
  const renamed = organisationId('tessara-education-agency')
  const names: Prisma.OrganisationNameCreateManyInput[] = [
    {
      id: fixedId('name/tessara-education-agency/1'),
      organisationId: renamed,
      name: 'Schools ICT Office of Tessara (fictional)',
      since: null,
      until: day('2024-06-30'),
    },
    {
      id: fixedId('name/tessara-education-agency/2'),
      organisationId: renamed,
      name: 'Education ICT Agency of Tessara (fictional)',
      since: day('2024-07-01'),
      until: null,
    },
  ]
  await tx.organisation.createMany({ data: organisations })
  await tx.participation.createMany({ data: participations })
  await tx.support.createMany({ data: supports })
  await tx.organisationName.createMany({ data: names })
  return { organisation: organisations.length, participation: participations.length, support: supports.length, organisation_name: names.length }
}
