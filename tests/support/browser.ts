import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** Places where a Chrome or Chromium of the machine is usually found. */
const installed = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

// The package's own options run everything in one process without web security: good for a function in a cloud, wrong for a test.
const options = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none']

/**
 * A real browser: the Chromium that comes with the packages, else one installed on the machine, else playwright's own
 * search for Chrome. Throws with the reason of the first attempt when none of them starts.
 */
export async function openBrowser(): Promise<Browser> {
  let reason: unknown
  try {
    return await chromium.launch({ executablePath: await sparticuz.executablePath(), args: options, headless: true })
  } catch (error) {
    reason = error
  }
  for (const executablePath of installed) {
    if (!executablePath || !existsSync(executablePath)) continue
    try {
      return await chromium.launch({ executablePath, args: options, headless: true })
    } catch {
      // The next one may start.
    }
  }
  return chromium.launch({ channel: 'chrome', headless: true }).catch(() => {
    throw new Error('No browser starts on this machine. Install Chrome or Chromium, or set CHROME_PATH.', { cause: reason })
  })
}
