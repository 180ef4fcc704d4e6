import { type ChartSpec, drawChart } from '@cfit/analytics/charts'
import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef, useState } from 'react'

use([BarChart, LineChart, PieChart, ScatterChart, GridComponent, LegendComponent, TitleComponent, LabelLayout, SVGRenderer])

/** A chart drawn to the width it is given, in the colours of the lamp. `alternative` says in words what it shows. */
export function Chart({ spec, alternative }: { spec: ChartSpec; alternative: string }) {
  const { hub } = useTheme()
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)

  useEffect(() => {
    if (!place.current) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)))
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [])

  const look = { palette: hub, width }
  const { height } = drawChart(spec, look)
  useEffect(() => {
    if (!place.current || width === 0) return
    const drawn = drawChart(spec, { palette: hub, width })
    const chart = init(place.current, null, { renderer: 'svg', width, height: drawn.height })
    chart.setOption(drawn.option)
    return () => chart.dispose()
  }, [spec, hub, width])

  return <Box ref={place} role="img" aria-label={alternative} sx={{ height, width: '100%', overflow: 'hidden' }} />
}
