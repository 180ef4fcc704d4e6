import { nodes } from '../resource-source.ts'
import { useWords } from '../words/use-words.ts'
import type { TenderRecord } from './tender-source.ts'

type ProcessPart = TenderRecord['documents']['edges'][number]['node']['part']

/** How the parts of a tender are called on its page, so that a publisher's identifier stands nowhere by itself. */
export function usePartNames({ lots, awards, contracts }: Pick<TenderRecord, 'lots' | 'awards' | 'contracts'>) {
  const { say, term } = useWords()
  const named = (rows: { key: string; title: string | null }[], numbered: string) =>
    new Map(rows.map(({ key, title }, index) => [key, title ?? say(numbered, { number: index + 1 })]))
  const lotNames = named(nodes(lots), 'tender.lotNumber')
  const awardNames = named(nodes(awards), 'tender.awardNumber')
  const contractNames = named(nodes(contracts), 'tender.contractNumber')
  const namesOf = (part: ProcessPart) => (part === 'AWARD' ? awardNames : part === 'CONTRACT' || part === 'IMPLEMENTATION' ? contractNames : null)
  return {
    lot: (key: string): string => lotNames.get(key) ?? say('tender.lotNumber', { number: key }),
    /** The award or contract by its name where there are several; null where the part says enough. */
    oneOfSeveral(part: ProcessPart, key: string): string | null {
      const names = namesOf(part)
      return names && names.size > 1 ? (names.get(key) ?? null) : null
    },
    /** The part of the process, by the name of its award or contract where there are several. */
    part(part: ProcessPart, key: string): string {
      return this.oneOfSeveral(part, key) ?? term('processPart', part)
    },
  }
}
