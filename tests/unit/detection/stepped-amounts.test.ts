// What is usual, read off kept counts: one amount left out as if it had never been counted, and hours of a shop that closes after midnight.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { steppedAmounts } from '@/lib/detection/amounts';
import { profileOfTally } from '@/lib/detection/tally-profile';
import { amountStep } from '@/lib/model/amount-steps';
import { emptyTally } from '@/lib/model/tally';

const countsOf = (sizes: readonly number[]) => {
  const counts = new Map<number, number>();
  for (const size of sizes) counts.set(amountStep(size), (counts.get(amountStep(size)) ?? 0) + 1);
  return counts;
};

describe('amounts of which steps are known', () => {
  it('are without an amount what they are where it was never counted', () => {
    const size = fc.integer({ min: 1, max: 60 }).map((n) => n / 2);
    fc.assert(
      fc.property(fc.array(size, { maxLength: 30 }), fc.array(size, { maxLength: 4 }), (sizes, out) => {
        let left = steppedAmounts(countsOf(sizes));
        const rest = [...sizes];
        for (const gone of out) {
          left = left.without(gone);
          const at = rest.indexOf(gone);
          if (at >= 0) rest.splice(at, 1);
        }
        const fresh = steppedAmounts(countsOf(rest));
        expect(left.length).toBe(fresh.length);
        for (const share of [0, 0.01, 0.25, 0.5, 0.98, 1]) expect(left.quantile(share)).toBe(fresh.quantile(share));
        for (const value of [0, 0.5, 3, 7.5, 12, 30, 31])
          expect(left.countAtLeast(value)).toBe(fresh.countAtLeast(value));
      }),
    );
  });
});

describe('hours of a shop, from counts', () => {
  it.each<[string, [number, number][], number, number[]]>([
    [
      'two sales within half an hour over midnight',
      [
        [1430, 1],
        [15, 1],
        [700, 1],
      ],
      3,
      [15, 1430],
    ],
    [
      'two sales an hour apart',
      [
        [600, 1],
        [661, 1],
      ],
      2,
      [],
    ],
    ['several of one minute stand there twice', [[600, 7]], 7, [600, 600]],
    [
      'a share of a large shop',
      [
        [600, 9000],
        [180, 1],
        [190, 1],
      ],
      20_000,
      [600, 600],
    ],
  ])('%s', (_, minutes, sales, usual) => {
    const tally = { ...emptyTally(), sales, minutes: new Map(minutes) };
    expect([...profileOfTally(tally, new Map()).minutes]).toEqual(usual);
  });
});
