import Link from '@mui/material/Link'

/** Where something was published: a link named by its site, or the source's own name. */
export function SourceLink({ source }: { source: string }) {
  const address = URL.canParse(source) ? new URL(source) : null
  if (!address || !/^https?:$/.test(address.protocol)) return <>{source}</>
  return (
    <Link href={source} rel="noreferrer">
      {address.hostname.replace(/^www\./, '')}
    </Link>
  )
}
