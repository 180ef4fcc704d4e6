import * as echarts from 'echarts'
import { type ChartSpec, drawChart, type Palette } from '../charts/index.ts'

export interface ChartPicture {
  readonly svg: string
  readonly width: number
  readonly height: number
}

/** Draws a chart as SVG without a browser. `name` makes the identifiers inside the drawing unique on a page and the same on every run. */
export function chartPicture(spec: ChartSpec, colours: Palette, width: number, name: string): ChartPicture {
  const { option, height } = drawChart(spec, { palette: colours, width })
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(option)
    // The library counts its instances in identifiers and gives each mark a class for hovering; a still picture needs neither.
    const svg = chart
      .renderToSVGString()
      .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
      .replace(/ class="[^"]*"/g, '')
      .replace(/ ecmeta_[a-z_]+="[^"]*"/g, '')
      .replace(/zr\d+-/g, `${name}-`)
    return { svg, width, height }
  } finally {
    // An undisposed instance keeps the process alive.
    chart.dispose()
  }
}
