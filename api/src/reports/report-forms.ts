/** Forms in which a report can be had. */
export const reportForms = ['html', 'pdf', 'json'] as const

export type ReportForm = (typeof reportForms)[number]
