import type { BoundFigure } from './document.ts'
import { pick, type ReportDraft } from './report-draft.ts'

/** The totals every section of the financial report starts from. */
export interface Books {
  readonly income: BoundFigure
  readonly incomeBefore: BoundFigure
  readonly expenditure: BoundFigure
  readonly expenditureBefore: BoundFigure
  readonly budgetedIncome: BoundFigure
  readonly budgetedExpenditure: BoundFigure
  readonly result: BoundFigure
  readonly resultBefore: BoundFigure
  readonly opening: BoundFigure
  readonly closing: BoundFigure
  /** Opening balance, income and expenditure together. */
  readonly expected: BoundFigure
  /** By how much the sums the fund owes rose: money held, but not the fund's own. */
  readonly owed: BoundFigure
  /** What all of these lead to; the closing balance, when the books are in order. */
  readonly reckoned: BoundFigure
  /** What the closing balance holds besides. */
  readonly unexplained: BoundFigure
}

/** The totals of the year and the year before, with what follows from them. */
export async function booksOf(draft: ReportDraft): Promise<Books> {
  const { desk, year, yearBefore } = draft
  const label = draft.messages.financial.summary.labels.result
  const income = await desk.one('income', year)
  const incomeBefore = await desk.one('income', yearBefore)
  const expenditure = await desk.one('expenditure', year)
  const expenditureBefore = await desk.one('expenditure', yearBefore)
  const result = desk.difference('result', label, income, expenditure)
  const opening = await desk.one('fund_balance', yearBefore)
  const closing = await desk.one('fund_balance', year)
  const held = draft.messages.financial.fundHeld
  const expected = desk.sum('expected_closing_balance', held.expected, opening.isCollected && result.isCollected ? [opening, result] : [])
  const owed = await changeInSumsOwed(draft)
  const reckoned = desk.sum(
    'reckoned_closing_balance',
    held.closing,
    !expected.isCollected ? [] : owed.isCollected ? [opening, result, owed] : [opening, result],
  )
  return {
    income,
    incomeBefore,
    expenditure,
    expenditureBefore,
    budgetedIncome: await desk.one('budgeted_income', year),
    budgetedExpenditure: await desk.one('budgeted_expenditure', year),
    result,
    resultBefore: desk.difference('result', label, incomeBefore, expenditureBefore),
    opening,
    closing,
    expected,
    owed,
    reckoned,
    unexplained: desk.difference('unexplained_balance', held.unexplained, closing, reckoned),
  }
}

/** Balances run on from year to year, so a year without sums owed is one in which nothing was owed yet. */
async function changeInSumsOwed(draft: ReportDraft): Promise<BoundFigure> {
  const { desk, year, yearBefore } = draft
  const label = draft.messages.financial.fundHeld.owed
  const [now, before] = [await desk.one('sums_owed', year), await desk.one('sums_owed', yearBefore)]
  return before.isCollected ? desk.difference('change_in_sums_owed', label, now, before) : desk.sum('change_in_sums_owed', label, [now])
}

/** Every account with income in the year or the year before, with both figures; a side without postings is undefined. */
export async function incomeByAccount(draft: ReportDraft): Promise<{ account: string; now: BoundFigure | undefined; before: BoundFigure | undefined }[]> {
  const now = (await draft.desk.by('income', draft.year, ['account'])).filter((figure) => figure.isCollected)
  const before = (await draft.desk.by('income', draft.yearBefore, ['account'])).filter((figure) => figure.isCollected)
  const accounts = [...new Set([...now, ...before].map((figure) => figure.by['account'] ?? ''))].toSorted()
  return accounts.map((account) => ({ account, now: pick(now, { account }), before: pick(before, { account }) }))
}
