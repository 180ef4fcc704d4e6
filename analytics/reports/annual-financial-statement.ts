import { type Books, incomeByAccount } from './annual-financial-books.ts'
import { absolute, fromLargest, isSame } from './compare.ts'
import type { BoundFigure, Cell, Placed, Section } from './document.ts'
import { plainText, sentences, withUnit } from './narrate.ts'
import { fill, pick, type ReportDraft, words } from './report-draft.ts'

/** Income and expenditure against budget, the prior year beside, and the way from opening to closing balance as a picture. */
export async function statementSection(draft: ReportDraft, books: Books): Promise<Section> {
  const { desk, year, yearBefore, messages } = draft
  const text = messages.financial.statement
  const { income, expenditure, budgetedIncome, budgetedExpenditure } = books
  const section = { anchor: 'statement', title: text.title, isAnnex: false }
  if (!income.isCollected && !expenditure.isCollected)
    return { ...section, blocks: [draft.paragraph('finding', draft.say(text.findingNone)), draft.notCollected(text.title)] }
  const accounts = await incomeByAccount(draft)
  const budgetLines = await desk.by('budgeted_income', year, ['line'])
  const tasks = await taskFigures(draft)
  const line = (label: string, actual: BoundFigure | undefined, budget: BoundFigure | undefined, before: BoundFigure | undefined, isTotal = false) => ({
    isTotal,
    cells: [words(label), draft.cellOrDash(actual), draft.cellOrDash(budget), deviation(draft, label, actual, budget), draft.cellOrDash(before)],
  })
  const blocks: Placed[] = [
    draft.paragraph('finding', draft.directed(text.finding, expenditure, budgetedExpenditure)),
    draft.paragraph('body', draft.directed(text.income, income, budgetedIncome)),
    draft.table(
      {
        caption: text.caption,
        columns: [
          { label: text.line, align: 'start' },
          { label: String(year), align: 'end' },
          { label: plainText(draft.say(text.budget)), align: 'end' },
          { label: text.deviation, align: 'end' },
          { label: String(yearBefore), align: 'end' },
        ],
        rows: [
          // A budget line stands beside the account of the same name.
          ...accounts.map(({ account, now, before }) => line(account, now, pick(budgetLines, { line: account }), before)),
          line(text.totalIncome, income, budgetedIncome, books.incomeBefore, true),
          ...tasks.map((task) => line(task.label, task.actual, task.budget, task.before)),
          line(text.totalExpenditure, expenditure, budgetedExpenditure, books.expenditureBefore, true),
          line(text.result, books.result, desk.difference('budgeted_result', text.result, budgetedIncome, budgetedExpenditure), books.resultBefore, true),
        ],
      },
      ['income', 'expenditure', 'budgeted_income', 'budgeted_expenditure'],
      [draft.note(text.deviationLabel, text.deviationNote)],
    ),
    waterfall(draft, books, accounts, tasks),
  ]
  return { ...section, blocks }
}

/** What happened less the budget, as a figure of its own; a dash where no budget exists for the line. */
function deviation(draft: ReportDraft, label: string, actual: BoundFigure | undefined, budget: BoundFigure | undefined): Cell {
  if (actual === undefined || budget === undefined) return draft.cellOrDash(undefined)
  const part = actual.by['task'] ?? actual.by['account']
  const key = part === undefined ? `${actual.metric}_deviation` : `${actual.metric}_deviation_${part.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')}`
  return draft.cell(draft.desk.difference(key, label, actual, budget))
}

interface TaskFigures {
  readonly label: string
  readonly actual: BoundFigure
  readonly budget: BoundFigure
  readonly before: BoundFigure
}

async function taskFigures(draft: ReportDraft): Promise<TaskFigures[]> {
  const tasks = []
  for (const [task, label] of Object.entries(draft.messages.tasks)) {
    tasks.push({
      label,
      actual: await draft.desk.one('expenditure', draft.year, { task }),
      budget: await draft.desk.one('budgeted_expenditure', draft.year, { task }),
      before: await draft.desk.one('expenditure', draft.yearBefore, { task }),
    })
  }
  return tasks
}

function waterfall(
  draft: ReportDraft,
  books: Books,
  accounts: readonly { account: string; now: BoundFigure | undefined }[],
  tasks: readonly TaskFigures[],
): Placed {
  const { messages } = draft
  const text = messages.financial.statement
  const held = messages.financial.fundHeld
  const rows: { label: string; kind: 'balance' | 'income' | 'expenditure'; figure: BoundFigure }[] = [
    { label: held.opening, kind: 'balance', figure: books.opening },
    ...accounts.flatMap(({ account, now }) => (now === undefined ? [] : [{ label: account, kind: 'income' as const, figure: now }])),
    ...tasks.filter((task) => task.actual.isCollected).map((task) => ({ label: task.label, kind: 'expenditure' as const, figure: task.actual })),
    ...(books.owed.isCollected && !isSame(books.owed.value, '0')
      ? [{ label: held.owed, kind: books.owed.value?.startsWith('-') ? ('expenditure' as const) : ('income' as const), figure: books.owed }]
      : []),
    { label: held.closing, kind: 'balance', figure: books.closing },
  ]
  return draft.chart({
    title: draft.directed(text.chart, books.closing, books.opening),
    subtitle: draft.say(text.subtitle, { income: books.income, expenditure: books.expenditure }),
    spec: {
      kind: 'incomeExpenditure',
      data: {
        steps: rows.map((row) => ({ label: row.label, kind: row.kind, amount: absolute(row.figure.value), amountLabel: withUnit(row.figure, messages) })),
      },
    },
    table: {
      caption: plainText(draft.say(text.chartCaption)),
      columns: [
        { label: text.line, align: 'start' },
        { label: text.amount, align: 'end' },
      ],
      rows: rows.map((row) => ({ isTotal: row.kind === 'balance', cells: [words(row.label), draft.cell(row.figure)] })),
    },
    alternative: fill(text.alternative, { facts: rows.map((row) => fill(text.fact, { label: row.label, amount: withUnit(row.figure, messages) })).join(' ') }),
    metrics: ['fund_balance', 'income', 'expenditure'],
  })
}

/** Expenditure by the Secretariat's tasks (5.2), the budget as a mark beside each bar. */
export async function tasksSection(draft: ReportDraft, books: Books): Promise<Section> {
  const { year, yearBefore, messages } = draft
  const text = messages.financial.tasks
  const section = { anchor: 'tasks', title: text.title, isAnnex: false }
  const tasks = await taskFigures(draft)
  const ordered = fromLargest(tasks.map((task) => task.actual))
  const [largest] = ordered
  if (largest === undefined) return { ...section, blocks: [draft.paragraph('finding', draft.say(text.findingNone)), draft.notCollected(text.title)] }
  const labelOf = (figure: BoundFigure) => messages.tasks[figure.by['task'] ?? ''] ?? ''
  const nameIn = (figure: BoundFigure) => text.inSentence[figure.by['task'] ?? ''] ?? ''
  const sorted = ordered.flatMap((figure) => tasks.filter((task) => task.actual.id === figure.id))
  const facts = sorted
    .map((task) => fill(text.fact, { label: task.label, amount: withUnit(task.actual, messages), budget: withUnit(task.budget, messages) }))
    .join(' ')
  return {
    ...section,
    blocks: [
      draft.paragraph('finding', draft.say(text.finding, { amount: largest, task: nameIn(largest) })),
      draft.paragraph('body', draft.say(text.lead)),
      draft.chart({
        title: draft.say(text.chart, { task: labelOf(largest), amount: largest }),
        subtitle: draft.say(text.subtitle, { total: books.expenditure }),
        spec: {
          kind: 'bars',
          data: {
            markLabel: text.mark,
            most: null,
            bars: sorted.map((task) => ({
              label: task.label,
              tone: task.actual.id === largest.id ? ('accent' as const) : ('faint' as const),
              value: task.actual.value,
              // The mark of the budget may lie beyond the bar, so the label tells both.
              valueLabel: task.budget.isCollected
                ? fill(text.ofBudget, { amount: withUnit(task.actual, messages), budget: withUnit(task.budget, messages) })
                : withUnit(task.actual, messages),
              mark: task.budget.value,
            })),
          },
        },
        table: {
          caption: text.caption,
          columns: [
            { label: text.task, align: 'start' },
            { label: String(year), align: 'end' },
            { label: text.mark, align: 'end' },
            { label: String(yearBefore), align: 'end' },
          ],
          rows: sorted.map((task) => ({
            isTotal: false,
            cells: [words(task.label), draft.cell(task.actual), draft.cell(task.budget), draft.cell(task.before)],
          })),
        },
        alternative: fill(text.alternative, { facts }),
        metrics: ['expenditure', 'budgeted_expenditure'],
      }),
      draft.paragraph('body', sentences(...sorted.map((task) => draft.directed(text.moved, task.actual, task.budget, { task: nameIn(task.actual) })))),
    ],
  }
}
