import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/* The typefaces travel inside the report, so that it looks the same everywhere and asks nobody for a file. */

const latin = 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212'
const latinExtended = 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0'

const webFonts = [
  { family: 'Source Serif 4', file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2', style: 'normal', range: latin },
  { family: 'Source Serif 4', file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2', style: 'italic', range: latin },
  {
    family: 'Source Serif 4',
    file: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2',
    style: 'normal',
    range: latinExtended,
  },
  { family: 'Inter', file: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', style: 'normal', range: latin },
  { family: 'Inter', file: '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2', style: 'normal', range: latinExtended },
] as const

const printFonts = [
  '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf',
  '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
] as const

function read(file: string): Buffer {
  return readFileSync(fileURLToPath(import.meta.resolve(file)))
}

let faces: string | undefined

/** `@font-face` rules with the fonts inside, about 370 kB. */
export function webFontFaces(): string {
  faces ??= webFonts
    .map(
      (font) =>
        `@font-face{font-family:"${font.family}";font-style:${font.style};font-weight:200 900;font-display:swap;src:url(data:font/woff2;base64,${read(font.file).toString('base64')}) format("woff2");unicode-range:${font.range}}`,
    )
    .join('\n')
  return faces
}

/** The fonts a PDF is set in, as files in memory. */
export function printFontFiles(): Buffer[] {
  return printFonts.map(read)
}
