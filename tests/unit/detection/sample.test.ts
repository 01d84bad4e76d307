import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/detection/assess';
import { MemoryHistory } from '@/lib/detection/history';
import { rowsAside } from '@/lib/detection/sample';
import type { TableReading } from '@/lib/model/reading';
import { generateDemo } from '@/tests/portals/demo/generator';
import { transactionsOf } from '@/tests/portals/demo/transactions';

const data = generateDemo({ seed: 20260301 });
const all = transactionsOf('antd', data);
const table = (rows: typeof all, total: number | null): TableReading => ({
  fields: {},
  shown: rows.length,
  total,
  rows,
});
const minor = (row: (typeof all)[number]) => Math.abs(row.transaction.amount?.minor ?? 0);
const byAmount = [...all].sort((a, b) => minor(b) - minor(a));

describe('a list sorted by amount', () => {
  it.each([
    ['its first page, the largest first', table(byAmount.slice(0, 20), all.length), 20],
    ['its last page', table(byAmount.slice(-20), all.length), 20],
    ['a page in order of time', table(all.slice(0, 20), all.length), 0],
    ['the whole list, sorted by amount', table(byAmount, byAmount.length), 0],
    ['a few rows', table(byAmount.slice(0, 5), all.length), 0],
  ])('%s', (_, reading, aside) => {
    expect(rowsAside([reading]).size).toBe(aside);
  });

  it('does not make the 10,000 yuan at 3 a.m. look usual', () => {
    const night = data.incidents.find(({ kind }) => kind === 'C3-night-charge')!.ids[0];
    const shown = all.slice(0, 200);
    const sorted = byAmount.slice(0, 20);
    const rows = [...new Map([...shown, ...sorted].map((row) => [row.key, row])).values()];
    const key = all.find(({ transaction }) => transaction.id === night)!.key;
    const aside = new Set(
      [...rowsAside([table(sorted, all.length)])].filter((k) => !shown.some((row) => row.key === k)),
    );
    const severity = (history: MemoryHistory) =>
      assess(sorted, history, {}).findings.find((finding) => finding.key === key)?.severity;
    expect(aside.size).toBeGreaterThan(5);
    expect(severity(new MemoryHistory(rows, new Map(), { aside }))).toBe('high');
  });
});
