import Button from '@mui/material/Button'
import { type ReactNode, useState } from 'react'
import { grouped } from '../words/number.ts'
import { useWords } from '../words/use-words.ts'

interface FoldedProps<Item> {
  items: readonly Item[]
  /** How many are shown before somebody asks for all. */
  first?: number
  children: (shown: readonly Item[]) => ReactNode
}

/** A list whose first items stand open, and whose others open on demand. One hidden item would not be worth a button. */
export function Folded<Item>({ items, first = 10, children }: FoldedProps<Item>) {
  const { say } = useWords()
  const [isOpen, setOpen] = useState(false)
  const isLong = items.length > first + 1
  return (
    <>
      {children(isLong && !isOpen ? items.slice(0, first) : items)}
      {isLong && (
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} sx={{ mt: 0.75, ml: -0.5 }}>
          {isOpen ? say('frame.showFewer') : say('frame.showAll', { count: grouped(items.length) })}
        </Button>
      )}
    </>
  )
}
