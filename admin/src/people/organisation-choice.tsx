import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, graphql } from '../graphql.ts'
import { nodes } from '../resource-source.ts'
import { useWords } from '../words/use-words.ts'

const document = graphql(`
  query OrganisationsToChoose($search: String!) {
    organisations(first: 8, filter: { search: $search }) { edges { node { slug name } } }
  }
`)

interface OrganisationChoiceProps {
  isRequired: boolean
  note: string
  onChoose: (slug: string | null) => void
}

/** One of the organisations that the hub knows, found while one types. */
export function OrganisationChoice({ isRequired, note, onChoose }: OrganisationChoiceProps) {
  const { say } = useWords()
  const [text, setText] = useState('')
  const search = text.trim()
  const { data = [] } = useQuery({
    queryKey: ['organisations-to-choose', search],
    queryFn: async ({ signal }) => nodes((await ask(document, { search }, signal)).organisations),
    enabled: search.length >= 2,
    placeholderData: (earlier) => earlier,
  })
  return (
    <Autocomplete
      options={data}
      filterOptions={(options) => options}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ slug }) => slug}
      isOptionEqualToValue={(option, value) => option.slug === value.slug}
      onInputChange={(_event, typed) => setText(typed)}
      onChange={(_event, chosen) => onChoose(chosen?.slug ?? null)}
      renderInput={(parameters) => <TextField {...parameters} label={say('people.chooseOrganisation')} helperText={note} required={isRequired} />}
    />
  )
}
