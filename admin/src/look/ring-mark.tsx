import { useTheme } from '@mui/material/styles'

const order = ['BUY_LESS', 'BUY_BETTER', 'USE_BETTER', 'USE_LONGER'] as const
const gapDegrees = 9

function point(degrees: number, radius: number): string {
  const angle = ((degrees - 90) * Math.PI) / 180
  return `${(50 + radius * Math.cos(angle)).toFixed(2)} ${(50 + radius * Math.sin(angle)).toFixed(2)}`
}

/** The mark: four arcs for the four strategies, a ring about to close. It is a picture; its neighbour says the name. */
export function RingMark({ size = 28, thickness = 13 }: { size?: number; thickness?: number }) {
  const { hub } = useTheme()
  const radius = 49 - thickness / 2
  return (
    <svg width={size} height={size} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      {order.map((strategy, index) => {
        const from = index * 90 + gapDegrees / 2
        const to = from + (90 - gapDegrees) * (index === 3 ? 0.72 : 1)
        const path = `M ${point(from, radius)} A ${radius} ${radius} 0 0 1 ${point(to, radius)}`
        return <path key={strategy} d={path} fill="none" stroke={hub.strategy[strategy]} strokeWidth={thickness} />
      })}
    </svg>
  )
}
