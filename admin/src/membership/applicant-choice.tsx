import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, graphql } from '../graphql.ts'
import { nodes } from '../resource-source.ts'
import { useWords } from '../words/use-words.ts'

const document = graphql(`
  query Applicants($search: String!) {
    organisations(first: 8, filter: { search: $search }) { edges { node { slug name } } }
  }
`)

/** An organisation that the hub knows, or the name of one that it does not. */
export interface Applicant {
  name: string
  slug: string | null
}

/** Who applies: found among the known organisations while one types, so that none is put on record twice. */
export function ApplicantChoice({ onChange }: { onChange: (applicant: Applicant) => void }) {
  const { say } = useWords()
  const [text, setText] = useState('')
  const search = text.trim()
  const { data = [] } = useQuery({
    queryKey: ['applicants', search],
    queryFn: async ({ signal }) => nodes((await ask(document, { search }, signal)).organisations),
    enabled: search.length >= 2,
    placeholderData: (earlier) => earlier,
  })
  return (
    <Autocomplete
      freeSolo
      options={data}
      filterOptions={(options) => options}
      getOptionLabel={(option) => (typeof option === 'string' ? option : option.name)}
      getOptionKey={(option) => (typeof option === 'string' ? option : option.slug)}
      onInputChange={(_event, typed) => {
        setText(typed)
        onChange({ name: typed.trim(), slug: data.find(({ name }) => name === typed)?.slug ?? null })
      }}
      renderInput={(parameters) => <TextField {...parameters} label={say('application.applicant')} helperText={say('application.known')} required autoFocus />}
    />
  )
}
