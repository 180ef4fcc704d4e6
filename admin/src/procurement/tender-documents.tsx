import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined'
import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { visuallyHidden } from '@mui/utils'
import type { PropsWithChildren } from 'react'
import { Folded } from '../elements/folded.tsx'
import { nodes } from '../resource-source.ts'
import { dayInWords } from '../words/day.ts'
import { languageName } from '../words/language.ts'
import { useWords } from '../words/use-words.ts'
import { usePartNames } from './part-names.ts'
import { PartSection } from './part-table.tsx'
import type { TenderRecord } from './tender-source.ts'

type ProcessDocument = TenderRecord['documents']['edges'][number]['node']

/** The documents of a tender, newest first, each with what it is. */
export function TenderDocuments({ tender }: { tender: TenderRecord }) {
  const { say } = useWords()
  const names = usePartNames(tender)
  if (tender.documents.totalCount === 0) return null
  return (
    <PartSection title={say('process.documents')} connection={tender.documents} note={say('process.documentsNote')}>
      <Folded items={nodes(tender.documents)} first={6}>
        {(shown) => (
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {shown.map((document) => (
              <Box component="li" key={`${document.part} ${document.partKey} ${document.key}`} sx={{ py: 1.25, borderTop: 1, borderColor: 'divider' }}>
                <Told document={document} part={names.part(document.part, document.partKey)} />
              </Box>
            ))}
          </Box>
        )}
      </Folded>
    </PartSection>
  )
}

function Told({ document: { title, kind, url, publishedOn, language, format, description }, part }: { document: ProcessDocument; part: string }) {
  const { say, term } = useWords()
  const kindInWords = kind && term('documentKind', kind)
  const name = title ?? kindInWords ?? say('process.untitled')
  const facts = [
    title ? kindInWords : null,
    part,
    publishedOn && dayInWords(publishedOn),
    language && languageName(language),
    format && formatInWords(format),
    url ? null : say('process.noAddress'),
  ]
  return (
    <>
      <Typography sx={{ overflowWrap: 'anywhere' }}>{url ? <NewTabLink url={url}>{name}</NewTabLink> : name}</Typography>
      <Typography variant="caption" color="textSecondary" component="p">
        {facts.filter(Boolean).join(' · ')}
      </Typography>
      {description && description !== title && (
        <Box component="details" sx={{ mt: 0.25, fontSize: '0.8125rem', '& summary': { cursor: 'pointer', color: 'text.secondary', minHeight: 24 } }}>
          <summary>{say('process.whatItHolds')}</summary>
          <Box sx={{ maxWidth: '68ch', whiteSpace: 'pre-line', overflowWrap: 'anywhere', py: 0.5 }}>{description}</Box>
        </Box>
      )}
    </>
  )
}

/** A media type by its short name, "PDF"; a publisher's own word as it is. */
function formatInWords(format: string): string {
  const short = /^[\w.+-]+\/([\w.+-]{1,5})$/.exec(format)?.[1]
  return short ? short.toUpperCase() : format
}

/** A link that leaves the hub, and tells so. */
export function NewTabLink({ url, children }: PropsWithChildren<{ url: string }>) {
  const { say } = useWords()
  return (
    <Link href={url} target="_blank" rel="noreferrer">
      {children}
      <OpenInNewOutlined sx={{ fontSize: '0.875em', ml: 0.5, verticalAlign: '-0.1em' }} />
      <span style={visuallyHidden as object}> {say('frame.newTab')}</span>
    </Link>
  )
}
