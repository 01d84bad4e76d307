// The shop's numbers: each picture adds up to the same total.
import { describe, expect, it } from 'vitest';
import { parseMoment } from '@/lib/model/moment';
import { shopDays, type Tally } from '@/lib/response/shop-days';
import { generateDemo } from '@/tests/portals/demo/generator';
import { transactionsOf } from '@/tests/portals/demo/transactions';
import { row } from './case-log';

describe('shop days', () => {
  const rows = transactionsOf('antd', generateDemo());
  const flagged = new Set(rows.slice(0, 7).map(({ key }) => key));
  const days = shopDays(rows, flagged);
  const sum = (tallies: Tally[]) => tallies.reduce((all, tally) => all + tally.sum.minor, 0);

  it('adds up by day, by hour, by store and by terminal to one total', () => {
    expect(days.currency).toBe('CNY');
    expect(sum(days.days.map(({ tally }) => tally))).toBe(days.total.sum.minor);
    expect(sum(days.stores.map(({ tally }) => tally))).toBe(days.total.sum.minor);
    expect(sum(days.terminals.map(({ tally }) => tally))).toBe(days.total.sum.minor);
    expect(days.hours.reduce((all, cell) => all + cell.sum.minor, 0)).toBe(days.total.sum.minor);
    expect(days.hours.reduce((all, cell) => all + cell.sales, 0)).toBe(days.total.sales);
    expect(days.total.flagged).toBe(7);
    expect(days.total.sales).toBeGreaterThan(1000);
  });

  it('shows every day, also one on which nothing was sold', () => {
    const gap = shopDays(
      [
        row({ id: 'A', time: parseMoment('2026-02-27T12:00:00') }),
        row({ id: 'B', time: parseMoment('2026-03-02T12:00:00') }),
      ],
      new Set(),
    );
    expect(gap.days.map(({ day, tally }) => [day, tally.sales])).toEqual([
      ['2026-02-27', 1],
      ['2026-02-28', 0],
      ['2026-03-01', 0],
      ['2026-03-02', 1],
    ]);
  });

  it('puts a charge of Sunday night at three into Sunday’s third hour', () => {
    const cell = shopDays([row()], new Set(['portal|T1'])).hours.find(({ sales }) => sales > 0);
    expect(cell).toMatchObject({ weekday: 6, hour: 3, flagged: 1 });
  });

  it('keeps declined, refunded and sold apart, and currencies too', () => {
    const { total, others } = shopDays(
      [
        row({ id: 'A' }),
        row({ id: 'B', status: 'failed' }),
        row({ id: 'C', type: 'refund', value: '-400.00' }),
        {
          ...row({ id: 'D' }),
          transaction: { ...row({ id: 'D' }).transaction, amount: { minor: 5, exponent: 2, currency: 'USD' } },
        },
      ],
      new Set(),
    );
    expect(total).toMatchObject({ sales: 1, declined: 1, refunds: 1, refundShare: 1, declineShare: 0.5 });
    expect(total.refunded.minor).toBe(40_000);
    expect(others).toEqual([{ currency: 'USD', rows: 1 }]);
  });

  it('of nothing is empty, not broken', () => {
    expect(shopDays([], new Set())).toMatchObject({
      days: [],
      stores: [],
      total: { sales: 0, refundShare: null, declineShare: null },
    });
  });
});
