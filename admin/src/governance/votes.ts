import type { Words } from '../words/use-words.ts'

interface Votes {
  votesFor: number | null
  votesAgainst: number | null
  abstentions: number | null
  recusals: number | null
}

/** The votes that were recorded; what was not counted is not told as nought. */
export function votesInWords(votes: Votes, say: Words['say']): string {
  const told = (['votesFor', 'votesAgainst', 'abstentions', 'recusals'] as const).flatMap((name) =>
    votes[name] === null ? [] : [say(`votes.${name}`, { count: votes[name] })],
  )
  return told.length > 0 ? told.join(', ') : say('votes.none')
}
