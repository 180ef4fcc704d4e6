import { newId } from '@cfit/prisma'
import type { Transaction } from '../command.ts'
import type { Noticed } from './finding.ts'
import { insertRows } from './insert-rows.ts'

const pointerLengthMax = 600

/** Keeps what was noticed. Reading the same file again notices the same, and adds nothing. */
export async function writeFindings(transaction: Transaction, sourceFileId: string, findings: readonly Noticed[]): Promise<void> {
  await insertRows(
    transaction,
    'finding',
    findings.map((finding) => ({ id: newId(), sourceFileId, ...finding, pointer: finding.pointer.slice(0, pointerLengthMax).toWellFormed() })),
    'skip',
  )
}
