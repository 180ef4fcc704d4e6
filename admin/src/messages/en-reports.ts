/** Reports and their forms. */
export const reports = {
  report: {
    year: 'Year',
    state: 'State',
    kind: 'Kind',
    title: 'Report',
    forms: 'Read it',
    html: 'Read',
    pdf: 'PDF',
    json: 'Data',
    htmlOf: 'Read: %{title}',
    pdfOf: 'PDF: %{title}',
    jsonOf: 'Data (JSON): %{title}',
    contentHash: 'Content hash',
    frozen: 'This report is published: its text and figures are frozen, and the content hash proves them.',
    living: 'This report is not published yet: its figures follow the data of the moment.',
    about: {
      COLLECTIVE_PROGRESS:
        'What the participants did together in the year: how far they came with what they committed to, what they tendered and shared, and what comes next (5.2.3).',
      ANNUAL_FINANCIAL: 'The money of the Pact in the year, beside the budget, and the work given in kind (5.2.4).',
    },
  },
}
