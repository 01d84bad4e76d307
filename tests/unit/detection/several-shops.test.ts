// Several shops on one first page, of each of which too little is seen to speak of it alone: like shops stand for each other, others do not.
import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/detection/assess';
import { MemoryHistory } from '@/lib/detection/history';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { card, clock, row } from './example-shop';

/** Twenty sales of a shop in four days. @param level of its amounts, in minor units */
const shop = (merchantNo: string, level: number): KeyedTransaction[] =>
  Array.from({ length: 20 }, (_, i) =>
    row(`${merchantNo}-${i}`, i % 4, clock(10 + (i % 9), (i * 7) % 60), level + ((i * 3701) % level), {
      ...card(i),
      merchantNo,
    }),
  );
const odd = (merchantNo: string, minor: number, at = '12:00') => row('x', 3, at, minor, { ...card(900), merchantNo });
const said = (rows: readonly KeyedTransaction[]) =>
  assess(rows, new MemoryHistory(rows), {})
    .findings.filter(({ key }) => key === 'x')
    .map(({ rule }) => rule);

describe('several shops on a first page', () => {
  it('stand for each other where each alone is too small to tell', () => {
    expect(said([...shop('A', 6000), odd('A', 480_000)])).toEqual([]);
    expect(said([...shop('A', 6000), ...shop('B', 7000), ...shop('C', 5000), odd('A', 480_000)])).toContain(
      'amount-out-of-range',
    );
    expect(said([...shop('A', 6000), ...shop('B', 7000), ...shop('C', 5000), odd('A', 9000, '03:10')])).toEqual([
      'odd-hour',
    ]);
  });

  it('do not where their usual amounts are far apart', () => {
    // What is large in a kiosk is usual at the jeweller's beside it, and neither speaks for the other.
    expect(said([...shop('A', 600), ...shop('B', 60_000), ...shop('C', 60_000), odd('A', 70_000)])).toEqual([]);
    expect(said([...shop('A', 60_000), ...shop('B', 600), ...shop('C', 600), odd('A', 100_000)])).toEqual([]);
  });

  it('keep their own time: a refund is not held against days in which only the others were seen', () => {
    const early = shop('B', 6000).map((keyed) => ({
      ...keyed,
      transaction: {
        ...keyed.transaction,
        time: { local: `2025-12-0${1 + (keyed.key.length % 3)}T12:00:00`, offset: null },
      },
    }));
    const refund = row('x', 3, '12:00', -5000, { ...card(901), merchantNo: 'A', type: 'refund' });
    expect(said([...shop('A', 6000), ...early, refund])).not.toContain('refund-without-sale');
  });
});
