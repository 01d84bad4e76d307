// The shop's days in numbers: takings over time, the usual hours of the week, stores and terminals, shares of refunds and declines.
import { useState } from 'preact/hooks';
import { type Money, toDecimal } from '@/lib/model/money';
import type { ShopDays } from '@/lib/model/shop-days';
import { useAsked } from './asking';
import type { ChartConfiguration, Palette } from './charts';
import { clockNow } from './clock-now';
import { useDraft } from './drafts';
import { ChoiceField, TextField } from './field';
import { Picture } from './picture';
import { useWords, type Words } from './words';

/** Days shown at first. */
const usualSpan = 30;

export function NumbersView() {
  const { t } = useWords();
  const portals = useAsked('records.portals', {}, ({ changed }) => changed === 'tab');
  const portalDraft = useDraft('numbers/portal');
  const known = portals.value ?? [];
  const portal = (known.find((one) => one.portal === portalDraft.value) ?? known[0])?.portal ?? '';
  const newest = useAsked(
    'records.search',
    portal === '' ? null : { portal, words: '', from: '', to: '', after: '', limit: 1 },
    () => false,
  );
  if (!portals.value) return <p class="quiet waiting">{t(portals.trouble ? 'page.gone' : 'loading')}</p>;
  const last = newest.value?.rows[0]?.transaction.time?.local.slice(0, 10);
  return (
    <>
      <h1>{t('numbers.heading')}</h1>
      {known.length === 0 ? (
        <p>{t('records.none')}</p>
      ) : (
        <>
          <ChoiceField
            label={t('records.portal')}
            value={portal}
            onInput={portalDraft.set}
            choices={known.map((one) => ({ value: one.portal, text: one.portal }))}
          />
          {newest.value ? (
            <Span key={portal} portal={portal} last={last ?? clockNow().local.slice(0, 10)} />
          ) : (
            <p class="quiet waiting">{t('loading')}</p>
          )}
        </>
      )}
    </>
  );
}

function Span({ portal, last }: { portal: string; last: string }) {
  const { t } = useWords();
  const [from, setFrom] = useState(dayBefore(last, usualSpan - 1));
  const [to, setTo] = useState(last);
  const isRight = from !== '' && to !== '' && from <= to;
  const asked = useAsked(
    'numbers.days',
    isRight ? { portal, from, to, currency: '' } : null,
    ({ changed }) => changed === 'tab' || changed === 'till',
  );
  return (
    <>
      <div class="form-pair filters">
        <TextField type="date" label={t('records.from')} value={from} onInput={setFrom} />
        <TextField type="date" label={t('records.to')} value={to} onInput={setTo} />
      </div>
      {asked.trouble && (
        <p class="problem" role="alert">
          {t(`failed.${asked.trouble}`)}
        </p>
      )}
      {asked.value ? (
        <Pictures days={asked.value} span={`${portal} ${from} ${to}`} />
      ) : (
        <p class="quiet waiting">{t('loading')}</p>
      )}
    </>
  );
}

function Pictures({ days, span }: { days: ShopDays; span: string }) {
  const words = useWords();
  const { t, money } = words;
  const { total, others } = days;
  const version = `${span} ${words.language} ${total.sales} ${total.flagged}`;
  const counts = [
    { name: t('numbers.sum'), value: money(total.sum) },
    { name: t('numbers.sales'), value: whole(total.sales, words) },
    { name: t('numbers.flagged'), value: whole(total.flagged, words) },
    { name: t('numbers.refunded'), value: money(total.refunded) },
    { name: t('numbers.refund-share'), value: share(total.refundShare, words) },
    { name: t('numbers.decline-share'), value: share(total.declineShare, words) },
  ];
  return (
    <>
      <dl class="counts">
        {counts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {others.length > 0 && (
        <p class="notice">{t('numbers.others', { n: others.reduce((sum, { rows }) => sum + rows, 0) })}</p>
      )}
      <div class="pictures">
        <Picture {...takings(days, words)} version={version} />
        <Picture {...week(days, words)} version={version} />
        <Picture {...shares(days, words)} version={version} />
        {/* A portal that names no stores has nothing to draw of them. */}
        {days.stores.length > 0 && <Picture {...places(days.stores, t('numbers.by-store'), words)} version={version} />}
        {days.terminals.length > 0 && (
          <Picture
            {...places(days.terminals, t('numbers.by-terminal'), words)}
            version={version}
            isTall={days.terminals.length > 8}
          />
        )}
      </div>
    </>
  );
}

type Drawn = Omit<Parameters<typeof Picture>[0], 'version'>;

function takings({ days, total }: ShopDays, words: Words): Drawn {
  const { t, money } = words;
  const labels = days.map(({ day }) => day.slice(5));
  return {
    title: t('numbers.takings'),
    summary: t('numbers.takings.summary', { sum: total.sum, sales: total.sales, flagged: total.flagged }),
    head: [t('numbers.day'), t('numbers.sum'), t('numbers.sales'), t('numbers.flagged')],
    rows: days.map(({ day, tally }) => [
      day,
      money(tally.sum),
      whole(tally.sales, words),
      tally.flagged === 0 ? '–' : whole(tally.flagged, words),
    ]),
    chart: (palette) => ({
      type: 'bar',
      data: {
        labels,
        datasets: [
          {
            label: t('numbers.sum'),
            data: days.map(({ tally }) => amountOf(tally.sum)),
            backgroundColor: palette.accent,
            order: 2,
          },
          {
            // A sign of its own shape: read without colour.
            type: 'line',
            label: t('numbers.flagged'),
            data: days.map(({ tally }) => (tally.flagged === 0 ? null : amountOf(tally.sum))),
            pointStyle: 'triangle',
            pointRadius: 8,
            showLine: false,
            borderColor: palette.surface,
            backgroundColor: palette.high,
            order: 1,
          },
        ],
      },
      options: { ...plain, scales: { y: { beginAtZero: true } } },
    }),
  };
}

function week({ hours }: ShopDays, words: Words): Drawn {
  const { t, language } = words;
  // 5 January 1970 was a Monday.
  const weekday = (at: number) =>
    new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(new Date((4 + at) * 86_400_000));
  const most = Math.max(1, ...hours.map(({ sales }) => sales));
  const cells = hours.map((cell) => ({ x: String(cell.hour), y: weekday(cell.weekday), ...cell }));
  const flagged = hours.filter((cell) => cell.flagged > 0);
  return {
    title: t('numbers.week'),
    summary: t('numbers.week.summary', { n: flagged.reduce((sum, cell) => sum + cell.flagged, 0) }),
    head: [t('numbers.weekday-hour'), t('numbers.sales'), t('numbers.flagged')],
    rows: hours
      .filter((cell) => cell.sales > 0 || cell.flagged > 0)
      .map((cell) => [
        `${weekday(cell.weekday)} ${String(cell.hour).padStart(2, '0')}:00`,
        whole(cell.sales, words),
        cell.flagged === 0 ? '–' : whole(cell.flagged, words),
      ]),
    chart: (palette) =>
      ({
        type: 'matrix',
        data: {
          datasets: [
            {
              label: t('numbers.sales'),
              data: cells,
              backgroundColor: cells.map(({ sales }) => shade(palette, sales / most)),
              borderColor: cells.map((cell) => (cell.flagged > 0 ? palette.high : palette.line)),
              borderWidth: cells.map((cell) => (cell.flagged > 0 ? 3 : 1)),
              width: ({ chart }: { chart: { chartArea?: { width: number } } }) =>
                (chart.chartArea?.width ?? 0) / 24 - 2,
              height: ({ chart }: { chart: { chartArea?: { height: number } } }) =>
                (chart.chartArea?.height ?? 0) / 7 - 2,
            },
          ],
        },
        options: {
          ...plain,
          plugins: { ...plain.plugins, legend: { display: false } },
          scales: {
            x: {
              type: 'category',
              labels: Array.from({ length: 24 }, (_, hour) => String(hour)),
              offset: true,
              grid: { display: false },
            },
            y: {
              type: 'category',
              labels: Array.from({ length: 7 }, (_, at) => weekday(at)),
              offset: true,
              reverse: true,
              grid: { display: false },
            },
          },
        },
      }) as unknown as ChartConfiguration,
  };
}

function shares({ days, total }: ShopDays, words: Words): Drawn {
  const { t } = words;
  const line = (name: string, pick: (tally: ShopDays['total']) => number | null, dash: number[], color: string) => ({
    label: name,
    data: days.map(({ tally }) => {
      const value = pick(tally);
      return value === null ? null : value * 100;
    }),
    borderColor: color,
    backgroundColor: color,
    borderDash: dash,
    spanGaps: true,
  });
  return {
    title: t('numbers.shares'),
    summary: t('numbers.shares.summary', {
      refunds: share(total.refundShare, words),
      declines: share(total.declineShare, words),
    }),
    head: [t('numbers.day'), t('numbers.refund-share'), t('numbers.decline-share')],
    rows: days.map(({ day, tally }) => [day, share(tally.refundShare, words), share(tally.declineShare, words)]),
    chart: (palette) => ({
      type: 'line',
      data: {
        labels: days.map(({ day }) => day.slice(5)),
        datasets: [
          line(t('numbers.refund-share'), (tally) => tally.refundShare, [], palette.accent),
          line(t('numbers.decline-share'), (tally) => tally.declineShare, [6, 4], palette.high),
        ],
      },
      options: { ...plain, scales: { y: { beginAtZero: true, ticks: { callback: (value) => `${value} %` } } } },
    }),
  };
}

function places(list: readonly { name: string; tally: ShopDays['total'] }[], title: string, words: Words): Drawn {
  const { t, money } = words;
  const first = list[0];
  return {
    title,
    summary: first
      ? t('numbers.place.summary', { name: first.name || t('numbers.unnamed'), sum: first.tally.sum })
      : t('rows.found-none'),
    head: [
      title,
      t('numbers.sum'),
      t('numbers.sales'),
      t('numbers.refund-share'),
      t('numbers.decline-share'),
      t('numbers.flagged'),
    ],
    rows: list.map(({ name, tally }) => [
      name || t('numbers.unnamed'),
      money(tally.sum),
      whole(tally.sales, words),
      share(tally.refundShare, words),
      share(tally.declineShare, words),
      whole(tally.flagged, words),
    ]),
    chart: (palette) => ({
      type: 'bar',
      data: {
        labels: list.map(({ name }) => name || t('numbers.unnamed')),
        datasets: [
          {
            label: t('numbers.sum'),
            data: list.map(({ tally }) => amountOf(tally.sum)),
            backgroundColor: palette.accent,
          },
        ],
      },
      options: { ...plain, indexAxis: 'y', scales: { x: { beginAtZero: true } } },
    }),
  };
}

const plain = {
  responsive: true,
  maintainAspectRatio: false,
  animation: false,
  plugins: { tooltip: { enabled: true } },
} as const;

/** For drawing only: a picture needs no minor units. */
function amountOf(money: Money): number {
  return Number(toDecimal(money));
}

function shade({ accent, surface }: Palette, strength: number): string {
  return `color-mix(in srgb, ${accent} ${Math.round(strength * 100)}%, ${surface})`;
}

function whole(n: number, { language }: Words): string {
  return new Intl.NumberFormat(language).format(n);
}

function share(value: number | null, { language }: Words): string {
  if (value === null) return '–';
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value);
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
