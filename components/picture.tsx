// One picture of numbers with its table: the picture for the eye, the table for print, for screen readers, for exact figures.
import { useEffect, useRef } from 'preact/hooks';
import type { ChartConfiguration, Palette } from './charts';
import { Fold } from './fold';
import { useWords } from './words';

export interface PictureProps {
  title: string;
  /** what the picture shows, in one sentence */
  summary: string;
  /** changes when the picture does */
  version: string;
  chart: (palette: Palette) => ChartConfiguration;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  isTall?: boolean;
}

export function Picture({ title, summary, version, chart, head, rows, isTall = false }: PictureProps) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(chart);
  latest.current = chart;
  useEffect(() => {
    if (version === '') return;
    let takeAway: (() => void) | null = null;
    let isGone = false;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const draw = async () => {
      const { drawChart } = await import('./charts');
      if (isGone || !canvas.current) return;
      takeAway?.();
      takeAway = drawChart(canvas.current, latest.current);
    };
    const redraw = () => void draw();
    redraw();
    dark.addEventListener('change', redraw);
    return () => {
      isGone = true;
      dark.removeEventListener('change', redraw);
      takeAway?.();
    };
  }, [version]);
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      <p class="quiet">{summary}</p>
      <div class={`picture ${isTall ? 'is-tall' : ''}`}>
        <canvas ref={canvas} role="img" aria-label={`${title}. ${summary}`} />
      </div>
      <Fold title={t('numbers.table')} level={3} beside={title}>
        <section class="table-frame" aria-label={`${t('numbers.table')}: ${title}`} tabIndex={0}>
          <table class="table">
            <thead>
              <tr>
                {head.map((name, at) => (
                  <th key={name} scope="col" class={at > 0 ? 'number' : ''}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([first, ...cells]) => (
                <tr key={first}>
                  <th scope="row">{first}</th>
                  {cells.map((cell, at) => (
                    <td key={head[at + 1]} class="number">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Fold>
    </section>
  );
}
