import { type ChartSpec, drawChart } from '@cfit/analytics/charts'
import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef, useState } from 'react'
import { sans as sansSerif } from '../look/theme.ts'

use([BarChart, LineChart, PieChart, ScatterChart, GridComponent, LegendComponent, TitleComponent, LabelLayout, SVGRenderer])

/** A chart drawn to the width it is given, in the colours of the lamp. `alternative` says in words what it shows. */
export function Chart({ spec, alternative }: { spec: ChartSpec; alternative: string }) {
  const { hub } = useTheme()
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [hasType, setHasType] = useState(false)

  // Labels are measured once, so the typeface has to be there first.
  useEffect(() => {
    let isShown = true
    document.fonts.load(`12px ${sansSerif.split(',')[0]}`).finally(() => isShown && setHasType(true))
    return () => {
      isShown = false
    }
  }, [])

  useEffect(() => {
    if (!place.current) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)))
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [])

  const look = { palette: hub, width }
  const { height } = drawChart(spec, look)
  useEffect(() => {
    if (!place.current || width === 0 || !hasType) return
    const drawn = drawChart(spec, { palette: hub, width })
    const chart = init(place.current, null, { renderer: 'svg', width, height: drawn.height })
    chart.setOption(drawn.option)
    return () => chart.dispose()
  }, [spec, hub, width, hasType])

  return <Box ref={place} role="img" aria-label={alternative} sx={{ height, width: '100%', overflow: 'hidden' }} />
}
