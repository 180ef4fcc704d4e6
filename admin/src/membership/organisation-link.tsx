import Link from '@mui/material/Link'
import { Link as RouterLink } from 'react-router-dom'

export interface NamedOrganisation {
  slug: string
  name: string
  /** How many participations it has or had: those with one are found among the participants. */
  participations: { totalCount: number }
}

export function OrganisationLink({ organisation }: { organisation: NamedOrganisation | null }) {
  if (!organisation) return null
  const noun = organisation.participations.totalCount > 0 ? 'participants' : 'organisations'
  return (
    <Link component={RouterLink} underline="hover" to={`/${noun}/${organisation.slug}/show`}>
      {organisation.name}
    </Link>
  )
}
