import { type Books, booksOf } from './annual-financial-books.ts'
import { contributionsSection, fundHeldSection } from './annual-financial-fund.ts'
import { statementSection, tasksSection } from './annual-financial-statement.ts'
import type { BoundFigure, Section } from './document.ts'
import { sentences } from './narrate.ts'
import type { ReportDraft } from './report-draft.ts'

/** The template of the annual financial report (5.2.4): sections in reading order. */
export async function annualFinancial(draft: ReportDraft, dataHash: string): Promise<Section[]> {
  const books = await booksOf(draft)
  const sections = [
    await summarySection(draft, books),
    await statementSection(draft, books),
    await tasksSection(draft, books),
    await fundHeldSection(draft, books),
    await contributionsSection(draft, books),
    policiesSection(draft, dataHash),
  ]
  const definitions = draft.messages.financial.definitions
  return [
    ...sections,
    {
      anchor: 'definitions',
      title: definitions.title,
      isAnnex: true,
      blocks: [draft.paragraph('body', draft.say(definitions.lead)), { block: { kind: 'definitions', items: draft.definitions() }, notes: [] }],
    },
  ]
}

async function summarySection(draft: ReportDraft, books: Books): Promise<Section> {
  const { desk, year, yearBefore, messages } = draft
  const text = messages.financial.summary
  const { income, expenditure, closing, opening } = books
  const [days, daysBefore] = [await desk.one('in_kind_days', year), await desk.one('in_kind_days', yearBefore)]
  const change = (before: BoundFigure) => ({ versions: text.change, before })
  const budgetBefore = [await desk.one('budgeted_income', yearBefore), await desk.one('budgeted_expenditure', yearBefore)] as const
  const items = [
    draft.keyFigure(income, text.labels.income, text.records, change(books.incomeBefore)),
    draft.keyFigure(expenditure, text.labels.expenditure, text.records, change(books.expenditureBefore)),
    draft.keyFigure(books.result, text.labels.result, text.records, change(books.resultBefore)),
    draft.keyFigure(closing, text.labels.fund_balance, text.records, change(opening)),
    draft.keyFigure(opening, text.labels.opening, text.records),
    draft.keyFigure(books.budgetedIncome, text.labels.budgeted_income, text.records, change(budgetBefore[0])),
    draft.keyFigure(books.budgetedExpenditure, text.labels.budgeted_expenditure, text.records, change(budgetBefore[1])),
    draft.keyFigure(days, text.labels.in_kind_days, text.records, change(daysBefore)),
  ]
  const flow = income.isCollected && expenditure.isCollected ? draft.say(text.flow, { income, expenditure }) : []
  const finding = closing.isCollected ? sentences(flow, draft.directed(text.finding, closing, opening)) : draft.say(text.findingNone)
  return {
    anchor: 'summary',
    title: text.title,
    isAnnex: false,
    blocks: [
      draft.paragraph('finding', finding),
      { block: { kind: 'keyFigures', items }, notes: [] },
      draft.paragraph('body', draft.say(text.read), [draft.note(messages.notes.caution, messages.notes.cautionText)]),
      { block: { kind: 'statement', title: messages.financial.fund, text: draft.say(messages.financial.fundText) }, notes: [] },
    ],
  }
}

function policiesSection(draft: ReportDraft, dataHash: string): Section {
  const text = draft.messages.financial.policies
  return {
    anchor: 'policies',
    title: text.title,
    isAnnex: true,
    blocks: [text.basis, text.corrections, text.kind, text.national, text.verify].map((words) =>
      draft.paragraph('body', draft.say(words, { dataHash: dataHash.slice(0, 12) })),
    ),
  }
}
