import { clauseNumber } from '@cfit/api/pact'
import Link from '@mui/material/Link'
import { Link as RouterLink } from 'react-router-dom'
import { useWords } from '../words/use-words.ts'

/** An article of the Pact in brackets; where it belongs to a numbered clause, a link to what the hub makes of that. */
export function ClauseLink({ article }: { article: string }) {
  const { say } = useWords()
  const number = clauseNumber(article)
  const told = say('frame.clause', { clause: article })
  if (!number) return told
  return (
    <Link component={RouterLink} to={`/pact#${number}`} title={say('frame.toClause', { clause: number })} sx={{ whiteSpace: 'nowrap' }}>
      {told}
    </Link>
  )
}
