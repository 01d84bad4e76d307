// Rules in a statement that goes by row for row: a burst is told once, by the row that made it one; codes, hours, ways of entry and small
// amounts are remembered beyond the rows that are held.
import { describe, expect, it } from 'vitest';
import { StreamAssessor } from '@/lib/detection/stream';
import type { Finding } from '@/lib/model/finding';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { card, last, row, usual, usualRows } from './example-shop';

function said(rows: readonly KeyedTransaction[]): Finding[] {
  const assessor = new StreamAssessor();
  const timeOf = ({ transaction }: KeyedTransaction) => transaction.time!.local;
  return [...rows]
    .sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0))
    .flatMap((keyed) => assessor.push(keyed).findings);
}
const of = (rule: string, findings: readonly Finding[]) =>
  findings.filter((finding) => finding.rule === rule).map(({ key, severity }) => `${key} ${severity}`);

describe('a statement in time order', () => {
  it('tells of cards that are tried out with the row that makes it one, and once', () => {
    const tries = Array.from({ length: 9 }, (_, i) =>
      row(`t${i}`, last, `13:0${i}`, 100 + i, { ...card(7000 + i), status: i === 6 ? 'success' : 'failed' }),
    );
    expect(of('card-testing', said([...usual, ...tries]))).toEqual(['t4 high', 't5 low', 't6 low', 't7 low', 't8 low']);
  });

  it('knows the hours at which the shop sells once a week of them is known, and nothing of them before', () => {
    const night = (day: number) => row('night', day, '03:12', 15_900, card(7000));
    expect(of('odd-hour', said([...usual, night(last)]))).toEqual(['night medium']);
    expect(of('odd-hour', said([...usual, night(4)]))).toEqual([]);
  });

  it('takes one long night for no new hours of opening', () => {
    const late = Array.from({ length: 8 }, (_, i) =>
      row(`late${i}`, last - 20, `01:${10 + 5 * i}`, 9000, card(7100 + i)),
    );
    const night = row('night', last, '02:05', 15_900, card(7000));
    expect(of('odd-hour', said([...usual, ...late, night]))).toContain('night medium');
    const twice = late.map(({ key, transaction }) => {
      const local = transaction.time!.local.replace(/^.{10}/, '2026-03-01');
      return {
        key: `again-${key}`,
        transaction: { ...transaction, id: `again-${key}`, time: { local, offset: null } },
      };
    });
    expect(of('odd-hour', said([...usual, ...late, ...twice, night]))).not.toContain('night medium');
  });

  it('finds the sale that a refund names days later', () => {
    const sale = row('sale', last - 9, '12:00', 9000, card(7001));
    const first = row('first', last - 30, '12:00', -4000, { ...card(7009), type: 'refund', originalId: 'u8' });
    const back = row('back', last, '12:00', -19_000, { ...card(7001), type: 'refund', originalId: 'sale' });
    expect(of('refund-exceeds-sale', said([...usual, first, sale, back]))).toEqual(['back medium']);
  });

  it('knows an approval code of days ago on the same terminal', () => {
    const first = row('first', last - 3, '12:00', 9000, { ...card(7001), authCode: '445566' });
    const again = row('again', last, '12:00', 9100, { ...card(7002), authCode: '445566' });
    const codes = usualRows((i) => ({ authCode: String(100_000 + i) }));
    expect(of('reused-auth-code', said([...codes, first, again]))).toEqual(['again medium']);
    const elsewhere = { ...again, transaction: { ...again.transaction, terminal: 'T2' } };
    expect(of('reused-auth-code', said([...codes, first, elsewhere]))).toEqual([]);
  });

  it('knows how cards come into a terminal', () => {
    const keyed = row('keyed', last, '12:00', 15_950, { ...card(7001), entryMode: 'keyed' });
    expect(of('keyed-entry', said([...usual, keyed]))).toEqual(['keyed medium']);
    const mostly = usualRows((i) => ({ entryMode: i % 4 === 0 ? 'keyed' : 'chip' }));
    expect(of('keyed-entry', said([...mostly, keyed]))).toEqual([]);
  });

  it('takes a least amount for no more than a glance: whether it was a trial shows in what follows', () => {
    const one = (key: string, day: number) => row(key, day, '12:30', 10, card(7003));
    expect(of('test-amount', said([...usual, one('x', last)]))).toEqual(['x low']);
    expect(of('test-amount', said([...usual, row('x', last, '12:30', 7, card(7003))]))).toEqual(['x low']);
  });
});
