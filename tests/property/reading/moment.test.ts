// Times as Intl prints them in every language of the portals read back as the same wall time; unknown languages give it or nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settleOrder } from '@/lib/reading/columns/moment-format';
import { calendarWords } from '@/lib/reading/values/calendar-words';
import { finishMoment } from '@/lib/reading/values/moment';
import { scanMoment } from '@/lib/reading/values/moment-scan';
import { readPlainMoment } from '@/lib/reading/values/plain-values';
import { locales } from './locales';

interface Printed {
  text: string;
  locale: string;
  /** what the text says: without the parts that it does not show */
  local: string;
}

const months = ['numeric', '2-digit', 'short', 'long'] as const;
const date = fc.record({
  month: fc.constantFrom(...months),
  day: fc.constantFrom('numeric' as const, '2-digit' as const),
  weekday: fc.constantFrom(undefined, 'short' as const, 'long' as const),
});
const clock = fc.constantFrom<Intl.DateTimeFormatOptions | null>(
  null,
  { hour: 'numeric', minute: '2-digit' },
  { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  { hour: 'numeric', minute: '2-digit', hour12: true },
  { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false },
  { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'longOffset' },
);
const styles = fc.record({
  dateStyle: fc.constantFrom('full' as const, 'long' as const, 'medium' as const),
  timeStyle: fc.constantFrom(undefined, 'short' as const, 'medium' as const),
});

const printed: fc.Arbitrary<Printed> = fc
  .record({
    locale: fc.constantFrom(...locales),
    at: fc.integer({ min: Date.UTC(2001, 0, 1) / 1000, max: Date.UTC(2049, 11, 31) / 1000 }),
    shape: fc.oneof(
      fc.tuple(date, clock).map(([d, c]) => ({ year: 'numeric' as const, ...d, ...c })),
      styles,
    ),
  })
  .map(({ locale, at, shape }) => {
    const options: Intl.DateTimeFormatOptions = shape;
    const when = new Date(at * 1000);
    const text = new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' }).format(when);
    const iso = when.toISOString();
    const hasClock = options.hour !== undefined || options.timeStyle !== undefined;
    const hasSecond = options.second !== undefined || options.timeStyle === 'medium';
    return {
      text,
      locale,
      local: !hasClock ? iso.slice(0, 10) : hasSecond ? iso.slice(0, 19) : `${iso.slice(0, 16)}:00`,
    };
  });

function read(text: string, language: string): string | null {
  const scan = scanMoment(text, () => calendarWords(language));
  const moment =
    scan && finishMoment(scan, { order: settleOrder([scan], [language]), offset: null, today: '2026-11-24' });
  return moment?.local ?? null;
}

describe('times printed by Intl', () => {
  test('are read back where the language is known', () => {
    fc.assert(
      fc.property(printed, ({ text, locale, local }) => {
        expect(read(text, locale), `${locale} ${text}`).toBe(local);
      }),
      { numRuns: 6000 },
    );
  });

  test('are read back, or not at all, where it is not', () => {
    let found = 0;
    fc.assert(
      fc.property(printed, ({ text, locale, local }) => {
        const got = read(text, '');
        if (got === null) return;
        found++;
        expect(got, `${locale} ${text}`).toBe(local);
      }),
      { numRuns: 6000 },
    );
    expect(found).toBeGreaterThan(1500);
  });
});

test('a column of one form gives its order away, or nothing', () => {
  const order = fc.constantFrom('ymd', 'dmy', 'mdy');
  const day = fc.integer({ min: Date.UTC(2024, 0, 1) / 86_400_000, max: Date.UTC(2026, 10, 24) / 86_400_000 });
  fc.assert(
    fc.property(
      order,
      fc.constantFrom('/', '.', '-'),
      fc.array(day, { minLength: 1, maxLength: 30 }),
      (own, by, days) => {
        const dates = days.map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
        const scans = dates.map((iso) => {
          const [y, m, d] = iso.split('-') as [string, string, string];
          return scanMoment([...own].map((part) => ({ y, m, d })[part]).join(by), () => calendarWords(''));
        });
        const settled = settleOrder(scans, [''], null, '2026-11-25');
        scans.forEach((scan, i) => {
          const moment = scan && finishMoment(scan, { order: settled, offset: null, today: '2026-11-24' });
          // Rows in an order that only a wrong reading has are as good as never seen in thousands; what is read must be right
          // wherever a figure over twelve stands in the column.
          if (moment && dates.some((iso) => Number(iso.slice(8)) > 12)) expect(moment.local).toBe(dates[i]);
        });
      },
    ),
    { numRuns: 1500 },
  );
});

test('the short way reads only what exists, and as the long way does', () => {
  const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2300 }),
      two(14),
      two(33),
      two(25),
      two(61),
      two(61),
      fc.constantFrom('-', '/'),
      (y, mo, d, h, mi, s, by) => {
        const text = `${y}${by}${mo}${by}${d} ${h}:${mi}:${s}`;
        const quick = readPlainMoment(text, null);
        if (quick === null) return;
        expect(read(text, '')).toBe(quick.local);
        expect(new Date(`${quick.local}Z`).toISOString().slice(0, 19)).toBe(quick.local);
      },
    ),
    { numRuns: 3000 },
  );
});
