import { dark, light, palette, rolesOf } from '@cfit/analytics/charts'
import { describe, expect, it } from 'vitest'

type Triple = readonly [number, number, number]

const linear = (hex: string): Triple => {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

/** Machado, Oliveira and Fernandes (2009), full severity, on linear RGB. */
const visions: Readonly<Record<string, readonly Triple[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** CIELAB under D65. */
function lab([r, g, b]: Triple): Triple {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

function seen(hex: string, vision: string): Triple {
  const [r, g, b] = linear(hex)
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const [red, green, blue] = (visions[vision] ?? []).map((row) => clamp(row[0] * r + row[1] * g + row[2] * b))
  return lab([red ?? 0, green ?? 0, blue ?? 0])
}

/** CIE76: the straight distance in CIELAB. */
function distance(a: string, b: string, vision: string): number {
  const [x, y] = [seen(a, vision), seen(b, vision)]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}

function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, blue] = linear(hex)
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue
  }
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

function tooClose(colours: readonly string[], vision: string): string[] {
  return colours.flatMap((a, index) =>
    colours.slice(index + 1).flatMap((b) => (distance(a, b, vision) < 30 ? [`${a} ${b} ${distance(a, b, vision).toFixed(1)}`] : [])),
  )
}

describe.each(['light', 'dark'] as const)('the %s palette', (mode) => {
  const colours = palette[mode]

  it.each(Object.keys(visions))('keeps every pair of categories apart in %s vision', (vision) => {
    expect(tooClose(Object.values(colours.strategy), vision)).toEqual([])
    expect(tooClose(Object.values(colours.impactCategory), vision)).toEqual([])
  })

  it('keeps its contrasts to the ground', () => {
    const low = (entries: [string, string][], least: number) => entries.filter(([, colour]) => contrast(colour, colours.ground) < least).map(([role]) => role)
    const { ink, muted, accent, danger, warning, success } = colours
    expect(low(Object.entries({ ink, muted, accent, danger, warning, success }), 4.5)).toEqual([])
    expect(low(Object.entries(colours.impactCategory), 4.5)).toEqual([])
    expect(low(Object.entries(colours.strategy), mode === 'light' ? 2.9 : 3)).toEqual([])
  })

  it('keeps words upon bars readable', () => {
    const { step, onDark, onPale, accent } = colours
    const pairs: [string, string][] = [
      [onPale, step.NO_EVIDENCE],
      [onPale, step.NOT_STARTED],
      [onPale, step.LIMITED],
      [onDark, step.SUBSTANTIAL],
      [onDark, step.COMPLETE],
      [onDark, accent],
    ]
    expect(pairs.filter(([text, ground]) => contrast(text, ground) < 4.5)).toEqual([])
  })

  it('gives each role a colour of its own, so that a drawing can be recoloured', () => {
    const used = rolesOf(colours).map(([, colour]) => colour.toLowerCase())
    expect(used.filter((colour, index) => used.indexOf(colour) !== index)).toEqual([])
  })
})

it('knows when two colours are too close', () => {
  expect(tooClose(['#2E8B6E', '#328C70'], 'normal')).toHaveLength(1)
  expect(light.ground).not.toBe(dark.ground)
})
