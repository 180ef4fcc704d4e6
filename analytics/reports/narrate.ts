import { directionOf } from './compare.ts'
import type { BoundFigure, Claim, FigurePart, Inline } from './document.ts'
import { distanceText, partText, unitWord } from './format.ts'
import type { Messages } from './messages.en.ts'

/*
 * Sentences come from the messages of a language; their places are filled with figures here, so that no sentence holds a typed number.
 *
 * `{rate}` shows a figure's value, `{rate.numerator}` a part of it, `{rate.exact}` its exact form, `{organisations:member|members}` the value with
 * the noun it asks for, `{rate~before}` how far apart two figures stand. A slot may also hold plain words.
 */
export type Slots = Readonly<Record<string, BoundFigure | string>>

/** A sentence in four versions, of which the data choose one. */
export interface Directed {
  readonly rose: string
  readonly fell: string
  readonly unchanged: string
  readonly unknown: string
}

export interface Sentence {
  readonly text: readonly Inline[]
  readonly claims: readonly Claim[]
}

const place = /\{(\w+)(?:~(\w+))?(?:\.(numerator|denominator|n|exact|magnitude))?(?::([^|}]*)\|([^}]*))?\}/g

/** Fills a sentence. Throws when it names a slot that is not given: a missing figure must never print as nothing. */
export function say(template: string, slots: Slots, messages: Messages): Inline[] {
  const inlines: Inline[] = []
  let end = 0
  const words = (text: string) => {
    if (text !== '') inlines.push({ kind: 'text', text })
  }
  for (const match of template.matchAll(place)) {
    const [whole, name = '', other, part, one, many] = match
    words(template.slice(end, match.index))
    end = match.index + whole.length
    const slot = slots[name]
    if (slot === undefined) throw new Error(`The sentence "${template}" asks for "${name}", which nobody gave.`)
    if (typeof slot === 'string') {
      words(slot)
    } else if (other !== undefined) {
      const before = slots[other]
      if (before === undefined || typeof before === 'string') throw new Error(`The sentence "${template}" compares with "${other}", which is not a figure.`)
      inlines.push({ kind: 'figure', figure: slot.id, part: 'magnitude', text: distanceText(slot, before, messages), needsCaution: false })
    } else {
      const shown: FigurePart = (part as FigurePart | undefined) ?? 'value'
      inlines.push({
        kind: 'figure',
        figure: slot.id,
        part: shown,
        text: partText(slot, shown, messages),
        needsCaution: slot.needsCaution && shown === 'value',
      })
      if (one !== undefined && many !== undefined) words(`\u00a0${isOne(slot, shown) ? one : many}`)
    }
  }
  words(template.slice(end))
  return joined(inlines)
}

function isOne(figure: BoundFigure, part: FigurePart): boolean {
  const value = part === 'n' ? String(figure.n) : part === 'numerator' || part === 'denominator' ? figure[part] : figure.value
  return value !== null && /^1(\.0*)?$/.test(value)
}

/** A sentence whose version the two figures choose; this is the one place where a direction becomes a word. */
export function sayDirected(versions: Directed, now: BoundFigure, before: BoundFigure, slots: Slots, messages: Messages): Sentence {
  const direction = directionOf(now, before)
  return { text: say(versions[direction], { ...slots, now, before }, messages), claims: [{ direction, now: now.id, before: before.id }] }
}

/** Several sentences as one paragraph's text. */
export function sentences(...parts: readonly (Sentence | readonly Inline[])[]): Sentence {
  const whole = parts
    .map((part) => ('text' in part ? (part as Sentence) : { text: part as readonly Inline[], claims: [] }))
    .filter((part) => part.text.length > 0)
  return {
    text: joined(whole.flatMap((part, index) => (index === 0 ? part.text : [{ kind: 'text' as const, text: ' ' }, ...part.text]))),
    claims: whole.flatMap((part) => part.claims),
  }
}

function joined(inlines: readonly Inline[]): Inline[] {
  return inlines.reduce<Inline[]>((done, inline) => {
    const last = done.at(-1)
    if (inline.kind === 'text' && last?.kind === 'text') done[done.length - 1] = { kind: 'text', text: last.text + inline.text }
    else done.push(inline)
    return done
  }, [])
}

/** The words of a run of text, for alternative texts and titles. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => inline.text).join('')
}

/** A value with its unit in words, for labels of charts and alternative texts. */
export function withUnit(figure: BoundFigure, messages: Messages): string {
  if (!figure.isCollected) return messages.notCollected
  const text = partText(figure, 'value', messages)
  return figure.unit === 'share' || figure.unit === 'EUR' || figure.unit === 'points'
    ? text
    : `${text}\u00a0${unitWord(figure.unit, figure.value ?? '0', messages)}`
}
