import { z } from 'zod'

/** Texts that people write into commands, with the same bounds everywhere. */
export const titleShape = z.string().trim().min(3, 'A title has at least 3 characters.').max(300, 'A title has at most 300 characters.')
export const textShape = z.string().trim().min(3, 'Say it in a few words at least.').max(50_000, 'A text has at most 50,000 characters.')
export const reasonShape = z.string().trim().min(3, 'Say why, in a few words.').max(5000, 'A reason has at most 5,000 characters.')
export const languageShape = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A language is a BCP 47 tag, such as en or nl.')
  .nullish()

export const versionDescription = 'The version you read; a newer one on the server refuses the command.'
export const keyDescription = 'A key of your own; a repeat with the same key changes nothing.'
