import type { ReactNode } from 'react'
import { Folded } from '../elements/folded.tsx'
import { Section } from '../elements/page.tsx'
import { type Heading, PlainTable } from '../elements/plain-table.tsx'
import { grouped } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'

export interface Connection<Node> {
  totalCount: number
  edges: readonly { readonly node: Node }[]
}

/** One column of a part of a tender; `cell` is null for what nobody told. */
export interface PartColumn<Node> {
  label: string
  isNumber?: boolean
  /** Left away where no row has anything to say in it. */
  isOptional?: boolean
  cell: (node: Node, index: number) => ReactNode
}

interface PartRowsProps<Node> {
  caption: string
  rows: readonly Node[]
  columns: readonly PartColumn<Node>[]
}

/** The rows of one kind, the first of them open and the others on demand. */
export function PartRows<Node>({ caption, rows, columns }: PartRowsProps<Node>) {
  const table = rows.map((node, index) => columns.map(({ cell }) => cell(node, index)))
  const kept = columns.map(({ isOptional }, at) => !isOptional || table.some((row) => isTold(row[at])))
  const headings = columns.map(({ label, isNumber = false }): Heading => ({ label, isNumber })).filter((_, at) => kept[at])
  return (
    <Folded items={table.map((row) => row.filter((_, at) => kept[at]))} first={8}>
      {(shown) => <PlainTable caption={caption} columns={headings} rows={shown} />}
    </Folded>
  )
}

const isTold = (value: ReactNode): boolean => value !== null && value !== undefined && value !== ''

/** A part of a tender under its own heading; nothing at all where it has none. */
export function PartTable<Node>({ title, connection, columns }: { title: string; connection: Connection<Node>; columns: readonly PartColumn<Node>[] }) {
  if (connection.totalCount === 0) return null
  return (
    <PartSection title={title} connection={connection}>
      <PartRows caption={title} rows={connection.edges.map(({ node }) => node)} columns={columns} />
    </PartSection>
  )
}

interface PartSectionProps {
  title: string
  connection: Connection<unknown>
  note?: string
  children: ReactNode
}

/** The heading of a part with how many there are, also of those that a page does not hold. */
export function PartSection({ title, connection: { totalCount, edges }, note, children }: PartSectionProps) {
  const { say } = useWords()
  const cut = edges.length < totalCount ? say('process.onlyFirst', { shown: grouped(edges.length), total: grouped(totalCount) }) : null
  const notes = [note, cut].filter(Boolean).join(' ')
  return (
    <Section title={title} count={grouped(totalCount)} {...(notes ? { note: notes } : {})}>
      {children}
    </Section>
  )
}
