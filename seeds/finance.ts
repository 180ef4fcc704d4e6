import type { Prisma } from '@cfit/prisma'
import { accountRows, budgetRows, type EntryRow, entryRows, otherGifts, timeGivenTo } from './ledger-rows.ts'
import { returnRows } from './return-rows.ts'
import { type Counts, day, fixedId, organisationId, storyYears, type Transaction } from './world.ts'

const accountId = (code: string): string => fixedId(`account/${code}`)
const fiscalYearId = (year: number): string => fixedId(`fiscal-year/${year}`)

/** Days on which the committee closed the books; 2025 is still open. */
const closedOn: Partial<Record<number, string>> = { 2023: '2024-03-15', 2024: '2025-03-14' }

function numbered(rows: EntryRow[]): { year: number; number: number; row: EntryRow }[] {
  const last = new Map<number, number>()
  return rows.map((row) => {
    const year = Number(row[0].slice(0, 4))
    const number = (last.get(year) ?? 0) + 1
    last.set(year, number)
    return { year, number, row }
  })
}

/** Writes the books. Entries come before the closing of their year, entries and postings in one transaction: both are the store's conditions. */
export async function seedFinance(tx: Transaction): Promise<Counts> {
  const accounts = accountRows.map(
    ([code, name, kind, isInKind]): Prisma.AccountCreateManyInput => ({
      id: accountId(code),
      code,
      name: `${name} (fictional)`,
      kind,
      isInKind,
    }),
  )
  const years = storyYears.map(
    (year): Prisma.FiscalYearCreateManyInput => ({
      id: fiscalYearId(year),
      year,
      startsOn: day(`${year}-01-01`),
      endsOn: day(`${year}-12-31`),
    }),
  )
  const entries = numbered(entryRows).map(({ year, number, row: [bookedOn, description, organisation, ...sides] }) => {
    const id = fixedId(`entry/${year}/${number}`)
    const entry: Prisma.EntryCreateManyInput = {
      id,
      fiscalYearId: fiscalYearId(year),
      number,
      bookedOn: day(bookedOn),
      description,
      organisationId: organisation === null ? null : organisationId(organisation),
      isFictional: true,
    }
    const postings = sides.map(
      ([account, reportingAmount, task, amount, currency], index): Prisma.PostingCreateManyInput => ({
        id: fixedId(`posting/${year}/${number}/${index + 1}`),
        entryId: id,
        accountId: accountId(account),
        amount: amount ?? reportingAmount,
        currency: currency ?? 'EUR',
        reportingAmount,
        task: task ?? null,
      }),
    )
    return { entry, postings }
  })
  const postings = entries.flatMap((entry) => entry.postings)
  const budget = budgetRows.flatMap(([code, name, kind, task, amounts]) =>
    storyYears.flatMap((year, index): Prisma.BudgetLineCreateManyInput[] => {
      const amount = amounts[index]
      if (amount == null) return []
      return [
        {
          id: fixedId(`budget-line/${year}/${code}`),
          fiscalYearId: fiscalYearId(year),
          code,
          name: `${name} (fictional)`,
          kind,
          task,
          amount,
          currency: 'EUR',
        },
      ]
    }),
  )
  const inKinds = [...timeGiven(), ...giftsOtherThanTime()]

  await tx.account.createMany({ data: accounts })
  await tx.fiscalYear.createMany({ data: years })
  await tx.entry.createMany({ data: entries.map(({ entry }) => entry) })
  await tx.posting.createMany({ data: postings })
  await tx.budgetLine.createMany({ data: budget })
  await tx.inKind.createMany({ data: inKinds })
  for (const year of storyYears) {
    const closed = closedOn[year]
    if (closed) await tx.fiscalYear.update({ where: { id: fiscalYearId(year) }, data: { closedOn: day(closed) } })
  }
  return {
    account: accounts.length,
    fiscal_year: years.length,
    entry: entries.length,
    posting: postings.length,
    budget_line: budget.length,
    in_kind: inKinds.length,
  }
}

/** The days that accepted returns declare, so that the two tell the same. */
function timeGiven(): Prisma.InKindCreateManyInput[] {
  return returnRows.flatMap(([organisation, year, state, , , , , days]) => {
    const description = timeGivenTo[organisation]
    if (state !== 'ACCEPTED' || !description || !/^[1-9]/.test(days)) return []
    return [{ id: fixedId(`in-kind/${organisation}/${year}/time`), organisationId: organisationId(organisation), year, description, days, isFictional: true }]
  })
}

function giftsOtherThanTime(): Prisma.InKindCreateManyInput[] {
  return otherGifts.map(([organisation, year, description]) => ({
    id: fixedId(`in-kind/${organisation}/${year}/gift`),
    organisationId: organisationId(organisation),
    year,
    description,
    days: null,
    isFictional: true,
  }))
}
