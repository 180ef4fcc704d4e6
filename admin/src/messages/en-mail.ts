/** What the hub writes to people. */
export const mail = {
  mail: {
    notYours: 'The outbox names people, so it is the Secretariat’s alone.',
    kind: 'About',
    to: 'To',
    createdAt: 'Written',
    sentAt: 'Sent',
    state: 'State',
    attempts: 'Attempts',
    nextTryAt: 'Next attempt',
    lastFault: 'What went wrong last',
    subject: 'Subject',
    text: 'The message',
    textNote: 'In the words in which it goes out, or would go out now.',
    noWords: 'This version of the hub has no words for it.',
    noServer: 'This hub has no mail server yet, so messages stay here. Whoever runs it sets SMTP_URL and MAIL_FROM.',
  },
}
