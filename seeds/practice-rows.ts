import type { ImpactCategory, ProcurementStage, Strategy } from '@cfit/prisma'

/** An invented practice, told by the four questions of the framework's case studies. */
export interface PracticeRow {
  slug: string
  organisation: string
  stage: ProcurementStage
  sharedOn: string
  codes: [Strategy, ImpactCategory][]
  title: string
  what: string
  how: string
  who: string
  outcomes: string
}

export const practiceRows: PracticeRow[] = []
