import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { findings } from '../../admin/src/messages/en-findings.ts'
import { imports } from '../../admin/src/messages/en-imports.ts'
import type { FindingCode } from '../../api/src/imports/finding.ts'

// The compiler holds it too; this names the codes that have no sentence.
const told: Record<FindingCode, string> = findings

it('every finding of an import has its sentence, and every sentence its finding', () => {
  const source = readFileSync(new URL('../../api/src/imports/finding.ts', import.meta.url), 'utf8')
  const codes = [...source.matchAll(/^ {2}\| '([a-z0-9-]+)'$/gm)].map(([, code]) => code as string)
  expect(codes.length).toBeGreaterThan(50)
  expect(codes.filter((code) => !(code in told))).toEqual([])
  expect(Object.keys(told).filter((code) => code !== 'other' && !codes.includes(code))).toEqual([])
})

it('every way an import can fail has its words', () => {
  const desk = readFileSync(new URL('../../api/src/uploads/upload-desk.ts', import.meta.url), 'utf8')
  const decisions = readFileSync(new URL('../../api/src/uploads/decide-upload.ts', import.meta.url), 'utf8')
  const failures = [...`${desk}${decisions}`.matchAll(/failure(?: =|:) ([^,\n]+)/g)].flatMap(([, choice = '']) =>
    [...choice.matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code as string),
  )
  expect([...new Set(failures)].sort()).toEqual(Object.keys(imports.import.failure).sort())
})
