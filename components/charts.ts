// Pictures of numbers, drawn by Chart.js: loaded only where a picture is shown. What they show stands in a table beside them too.
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { MatrixController, MatrixElement } from 'chartjs-chart-matrix';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  MatrixController,
  MatrixElement,
  PointElement,
  Tooltip,
);

/** Colours of the views as they are now, light or dark. */
export interface Palette {
  text: string;
  line: string;
  accent: string;
  high: string;
  surface: string;
}

export function paletteNow(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return { text: of('quiet'), line: of('line'), accent: of('accent'), high: of('high'), surface: of('surface') };
}

/** Draws a picture into a canvas; returns how to take it away. */
export function drawChart(canvas: HTMLCanvasElement, config: (palette: Palette) => ChartConfiguration): () => void {
  const palette = paletteNow();
  Chart.defaults.color = palette.text;
  Chart.defaults.borderColor = palette.line;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.animation = false;
  const chart = new Chart(canvas, config(palette));
  return () => chart.destroy();
}

export type { ChartConfiguration };
