import { diskRoomUnder } from '@cfit/prisma'
import { describe, expect, it, vi } from 'vitest'

const megabyte = 1024 * 1024

describe('room on the disk', () => {
  it('is asked for before a write, from 64 MB on, and is found again once it was made', () => {
    vi.useFakeTimers()
    let free = 64 * megabyte
    const mayWrite = diskRoomUnder('/data', () => free)
    expect(mayWrite).not.toThrow()
    free -= 1
    vi.advanceTimersByTime(300)
    expect(mayWrite).toThrow('The disk under /data has less than 64 MB left')
    free += 1
    vi.advanceTimersByTime(300)
    expect(mayWrite).not.toThrow()
    vi.useRealTimers()
  })
})
