import { type Books, incomeByAccount } from './annual-financial-books.ts'
import { isSame } from './compare.ts'
import type { Placed, Section } from './document.ts'
import { sentences } from './narrate.ts'
import { type ReportDraft, words } from './report-draft.ts'

/** The fund in the host's ledger from opening to closing balance, and whether the year's flows lead from one to the other. */
export async function fundHeldSection(draft: ReportDraft, books: Books): Promise<Section> {
  const text = draft.messages.financial.fundHeld
  const { opening, closing, income, expenditure } = books
  const section = { anchor: 'fund', title: text.title, isAnnex: false }
  if (!closing.isCollected) return { ...section, blocks: [draft.paragraph('finding', draft.say(text.findingNone)), draft.notCollected(closing.label)] }
  const { expected, owed, reckoned, unexplained } = books
  const isExact = isSame(reckoned.value, closing.value)
  const owes = owed.isCollected && !isSame(owed.value, '0')
  const reconciles = owes ? draft.say(text.reconcilesWithOwed, { expected, owed }) : draft.say(text.reconciles)
  const check = !reckoned.isCollected ? draft.say(text.cannot) : isExact ? reconciles : draft.say(text.differs, { reckoned, closing, unexplained })
  return {
    ...section,
    blocks: [
      draft.paragraph('finding', draft.say(text.finding, { opening, closing }), [draft.note(text.hostLabel, text.host)]),
      draft.table(
        {
          caption: text.caption,
          columns: [
            { label: text.position, align: 'start' },
            { label: String(draft.year), align: 'end' },
          ],
          rows: [
            { isTotal: false, cells: [words(text.opening), draft.cell(opening)] },
            { isTotal: false, cells: [words(text.income), draft.cell(income)] },
            { isTotal: false, cells: [words(text.expenditure), draft.cell(expenditure)] },
            ...(owes ? [{ isTotal: false, cells: [words(text.owed), draft.cell(owed)] }] : []),
            ...(reckoned.isCollected && !isExact ? [{ isTotal: false, cells: [words(text.unexplained), draft.cell(unexplained)] }] : []),
            { isTotal: true, cells: [words(text.closing), draft.cell(closing)] },
          ],
        },
        ['fund_balance', 'income', 'expenditure', 'sums_owed'],
      ),
      draft.paragraph('body', check),
    ],
  }
}

/** Contributions: money by account, time in days, never added together (5.3). */
export async function contributionsSection(draft: ReportDraft, books: Books): Promise<Section> {
  const { desk, year, yearBefore, messages } = draft
  const text = messages.financial.contributions
  const accounts = await incomeByAccount(draft)
  const [days, daysBefore] = [await desk.one('in_kind_days', year), await desk.one('in_kind_days', yearBefore)]
  const columns = (first: string) => [
    { label: first, align: 'start' as const },
    { label: String(yearBefore), align: 'end' as const },
    { label: String(year), align: 'end' as const },
  ]
  const money = books.income.isCollected ? draft.say(text.money, { income: books.income }) : draft.say(text.moneyNone)
  const kind = days.isCollected ? sentences(draft.say(text.kind, { days }), draft.directed(text.kindMoved, days, daysBefore)) : []
  const blocks: Placed[] = [draft.paragraph('finding', sentences(money, kind), [draft.note(text.apartLabel, text.apart)])]
  if (accounts.length > 0) {
    blocks.push(
      draft.table(
        {
          caption: text.moneyCaption,
          columns: columns(text.account),
          rows: [
            ...accounts.map(({ account, now, before }) => ({ isTotal: false, cells: [words(account), draft.cellOrDash(before), draft.cellOrDash(now)] })),
            { isTotal: true, cells: [words(messages.total), draft.cell(books.incomeBefore), draft.cell(books.income)] },
          ],
        },
        ['income'],
      ),
    )
  }
  if (days.isCollected) {
    blocks.push(
      draft.table(
        {
          caption: text.kindCaption,
          columns: columns(text.kindLine),
          rows: [{ isTotal: false, cells: [words(text.days), draft.cell(daysBefore), draft.cell(days)] }],
        },
        ['in_kind_days'],
      ),
    )
  } else {
    blocks.push(draft.notCollected(days.label))
  }
  if (books.income.isCollected || days.isCollected) blocks.push(draft.paragraph('body', draft.say(text.thanks)))
  return { anchor: 'contributions', title: text.title, isAnnex: false, blocks }
}
