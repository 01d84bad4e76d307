// Till against portal: on ledgers whose truth is known, on the demo shop, and case by case.
import { describe, expect, it } from 'vitest';
import { parseMoment } from '@/lib/model/moment';
import { fromDecimal } from '@/lib/model/money';
import { blankTransaction, type KeyedTransaction, type Transaction } from '@/lib/model/transaction';
import { reconcile, reconcileInSteps } from '@/lib/reconciliation/match';
import { generateDemo } from '@/tests/portals/demo/generator';
import { tillTransactions, transactionsOf } from '@/tests/portals/demo/transactions';
import { type LedgerOptions, makeLedgers, pairsOf, pairsRight } from './ledgers';

describe('on ledgers of known truth with 20 % noise, tips, splits and doubles', () => {
  const cases: [string, LedgerOptions][] = [
    ['the till knows terminal and card', { sales: 2500, seed: 1 }],
    ['the till knows the terminal', { sales: 2500, seed: 2, knows: ['terminal'] }],
    ['the till knows amount and time alone', { sales: 2500, seed: 3, knows: [] }],
    ['the till knows most reference numbers', { sales: 2500, seed: 4, knows: ['terminal', 'rrn'] }],
    ['a small shop with one terminal', { sales: 1500, seed: 5, perDay: 60, terminals: 1 }],
  ];
  it.each(cases)('%s: at least 99 % of pairs are right', (_name, options) => {
    const { rows, till, truths } = makeLedgers(options);
    const { recall, precision } = pairsRight(pairsOf(reconcile(rows, till).matches), pairsOf(truths));
    expect(recall).toBeGreaterThanOrEqual(0.99);
    expect(precision).toBeGreaterThanOrEqual(0.99);
  });

  it('of charges that nobody rang up at least 95 % are named as such', () => {
    const { rows, till, truths } = makeLedgers({ sales: 3000, seed: 6, noise: 0.5 });
    const { vouchers } = reconcile(rows, till);
    const planted = truths.filter(({ kind }) => kind === 'no-voucher').flatMap(({ charges }) => charges);
    const named = planted.filter((key) => vouchers.get(key) === 'no-voucher');
    expect(planted.length).toBeGreaterThan(50);
    expect(named.length / planted.length).toBeGreaterThanOrEqual(0.95);
  });

  it('a till clock that runs 40 minutes late is seen and allowed for', () => {
    const { rows, till, truths } = makeLedgers({ sales: 2000, seed: 7 });
    const late = till.map((record) => ({
      ...record,
      time: parseMoment(new Date(Date.parse(`${record.time!.local}Z`) - 40 * 60_000).toISOString().slice(0, 19)),
    }));
    const { recall } = pairsRight(pairsOf(reconcile(rows, late).matches), pairsOf(truths));
    expect(recall).toBeGreaterThanOrEqual(0.99);
  });

  it('every charge and record is in one state, and the sums add up', () => {
    for (const seed of [11, 12, 13]) {
      const { rows, till } = makeLedgers({ sales: 1200, seed, noise: 0.5 });
      const { totals, matches, withoutCharge, vouchers } = reconcile(rows, till);
      const [{ charges, records, differing }] = totals as [(typeof totals)[0]];
      const sum = (...parts: { count: number; sum: { minor: number } }[]) => [
        parts.reduce((n, part) => n + part.count, 0),
        parts.reduce((n, part) => n + part.sum.minor, 0),
      ];
      expect(sum(charges.matched, charges.noVoucher, charges.differs, charges.twice)).toEqual(sum(charges.all));
      expect(sum(records.matched, records.withoutCharge, records.differs, records.twice)).toEqual(sum(records.all));
      expect(charges.all.count).toBe(vouchers.size);
      expect(charges.all.sum.minor).toBe(rows.reduce((n, { transaction }) => n + transaction.amount!.minor, 0));
      expect(records.withoutCharge.count).toBe(withoutCharge.length);
      expect(charges.all.sum.minor - records.all.sum.minor).toBe(
        charges.noVoucher.sum.minor +
          charges.twice.sum.minor -
          records.withoutCharge.sum.minor -
          records.twice.sum.minor +
          differing.minor,
      );
      const used = matches.flatMap((match) => match.charges);
      expect(new Set(used).size).toBe(used.length);
      const read = matches.flatMap((match) => match.records);
      expect(new Set(read).size).toBe(read.length);
    }
  });

  it('comes to the same whatever order the rows come in', () => {
    const { rows, till } = makeLedgers({ sales: 600, seed: 14 });
    const said = (list: KeyedTransaction[]) => [...pairsOf(reconcile(list, till).matches)].sort();
    expect(said([...rows].reverse())).toEqual(said(rows));
  });
});

describe('on the demo shop’s till export', () => {
  it.each([20260301, 7, 42])(
    'seed %i: every planted charge without a voucher is “no voucher”, and few others',
    (seed) => {
      const data = generateDemo({ seed });
      const rows = transactionsOf('antd', data);
      const { vouchers } = reconcile(rows, tillTransactions(data));
      const stateOf = (id: string) => vouchers.get(rows.find((row) => row.transaction.id === id)!.key);
      for (const kind of ['C3-night-charge', 'C1-unauthorised', 'no-voucher', 'refund-without-sale'] as const)
        for (const incident of data.incidents.filter((one) => one.kind === kind))
          expect(stateOf(incident.ids[0]!), kind).toBe('no-voucher');
      expect(stateOf(data.incidents.find(({ kind }) => kind === 'C2-mis-keyed')!.ids[0]!)).toBe('amount-differs');
      const double = data.incidents.find(({ kind }) => kind === 'double-charge')!;
      expect(double.ids.map(stateOf).sort()).toEqual(['matched', 'matched-twice']);
      const planted = new Set(data.incidents.flatMap(({ ids }) => ids));
      const others = rows.filter((row) => vouchers.get(row.key) === 'no-voucher' && !planted.has(row.transaction.id!));
      expect(others.length).toBeLessThanOrEqual(rows.length / 200);
    },
  );
});

let serial = 0;
function charge(time: string, value: string, change: Partial<Transaction> = {}): KeyedTransaction {
  serial += 1;
  const transaction: Transaction = {
    ...blankTransaction(),
    id: `P${serial}`,
    time: parseMoment(`2026-03-01${time}`),
    amount: fromDecimal(value, 'CNY'),
    type: value.startsWith('-') ? 'refund' : 'sale',
    status: 'success',
    ...change,
  };
  return { key: `portal|${transaction.id}`, transaction };
}
function voucher(time: string, value: string, change: Partial<Transaction> = {}): Transaction {
  return { ...blankTransaction(), time: parseMoment(`2026-03-01${time}`), amount: fromDecimal(value, null), ...change };
}

describe('case by case', () => {
  it('prefers the whole over the nearest: the first charge’s nearest voucher is another’s only one', () => {
    const [a, b] = [charge('T12:00:00', '50.00'), charge('T12:03:00', '50.00')];
    const result = reconcile([a, b], [voucher('T11:41:00', '50.00'), voucher('T12:00:10', '50.00')]);
    expect([...result.vouchers.values()]).toEqual(['matched', 'matched']);
    expect(result.pairs.get(0)).toBe(a.key);
    expect(result.pairs.get(1)).toBe(b.key);
  });

  it('a bill paid with two cards, two bills paid with one, and a tip', () => {
    const parts = [charge('T12:00:00', '120.00'), charge('T12:01:00', '180.00')];
    const joined = charge('T13:00:00', '77.00');
    const tipped = charge('T14:00:00', '115.00', { terminal: '7' });
    const result = reconcile(
      [...parts, joined, tipped],
      [
        voucher('T11:59:00', '300.00', { terminal: null }),
        voucher('T12:58:00', '30.00'),
        voucher('T12:59:00', '47.00'),
        voucher('T13:59:00', '100.00', { terminal: '7' }),
      ],
    );
    const groups = result.matches.map(({ records, charges, state, difference }) => ({
      records,
      charges: charges.length,
      state,
      difference,
    }));
    expect(groups).toContainEqual({ records: [0], charges: 2, state: 'matched', difference: 'same' });
    expect(groups).toContainEqual({ records: [1, 2], charges: 1, state: 'matched', difference: 'same' });
    expect(groups).toContainEqual({ records: [3], charges: 1, state: 'amount-differs', difference: 'tip' });
    expect(result.withoutCharge).toEqual([]);
  });

  it('names a keypad slip by its order number however far the amounts are apart', () => {
    const row = charge('T19:26:00', '2980.00', { orderId: 'W-1' });
    const result = reconcile([row], [voucher('T19:25:00', '298.00', { orderId: 'W-1' })]);
    expect(result.matches).toMatchObject([{ state: 'amount-differs', difference: 'slip' }]);
    expect(result.totals[0]!.differing.minor).toBe(268_200);
  });

  it('two network reference numbers are two sales, though amount and minute are the same', () => {
    const [a, b] = [charge('T12:00:00', '50.00', { rrn: 'R1' }), charge('T12:00:30', '50.00', { rrn: 'R2' })];
    const result = reconcile([a, b], [voucher('T12:00:31', '50.00', { rrn: 'R1' })]);
    expect(result.vouchers.get(a.key)).toBe('matched');
    expect(result.vouchers.get(b.key)).toBe('no-voucher');
  });

  it('cash, failed and voided charges and kinds that the till does not record are left out', () => {
    const sale = charge('T12:00:00', '60.00', { cardMasked: '621483******1234' });
    const undone = charge('T12:02:00', '-60.00', {
      type: 'void',
      originalId: sale.transaction.id,
      cardMasked: '621483******1234',
    });
    const failed = charge('T12:10:00', '70.00', { status: 'failed' });
    const refund = charge('T15:00:00', '-20.00');
    const result = reconcile(
      [sale, undone, failed, refund],
      [voucher('T13:00:00', '9.00', { raw: { 支付方式: '现金' } })],
    );
    expect(result.vouchers.size).toBe(0);
    expect(result.withoutCharge).toEqual([]);
  });

  it('a till file made at noon says nothing of the afternoon; one whose day had ended speaks of the night after it too', () => {
    const day = (n: number, time: string) => parseMoment(`2026-03-0${n}T${time}`);
    const closed = [1, 2, 3].flatMap((n) => [
      voucher('', '10.00', { time: day(n, '11:00:00') }),
      voucher('', '11.00', { time: day(n, `2${n % 2}:10:00`) }),
    ]);
    const late = [
      charge('', '70.00', { time: day(4, '03:12:00') }),
      charge('', '80.00', { time: day(4, '17:00:00') }),
      charge('', '90.00', { time: day(4, '23:50:00') }),
    ];
    const statesOf = (last: string) => {
      const { vouchers } = reconcile(late, [...closed, voucher('', '12.00', { time: day(4, last) })]);
      return late.map(({ key }) => vouchers.get(key) ?? 'not covered');
    };
    expect(statesOf('12:00:00')).toEqual(['no-voucher', 'not covered', 'not covered']);
    expect(statesOf('20:30:00')).toEqual(['no-voucher', 'no-voucher', 'no-voucher']);
  });

  it('vouchers of terminals that the portal’s list is not of are not short', () => {
    const rows = [charge('T12:00:00', '50.00', { terminal: 'T1' }), charge('T20:00:00', '60.00', { terminal: 'T1' })];
    const till = [
      voucher('T12:00:00', '50.00', { terminal: 'T1', store: 'Quay' }),
      voucher('T13:00:00', '51.00', { terminal: 'T2', store: 'Quay' }),
      voucher('T13:00:00', '52.00', { terminal: 'T9', store: 'Hill' }),
    ];
    expect(reconcile(rows, till).withoutCharge).toEqual([1]);
    // Numbered otherwise than at the portal, terminals tell nothing.
    const own = till.map((record) => ({ ...record, terminal: `POS ${record.terminal}` }));
    expect(
      reconcile(
        rows.map((row) => ({ ...row, transaction: { ...row.transaction, terminal: null } })),
        own,
      ).withoutCharge,
    ).toEqual([1, 2]);
  });

  it('a till with dates alone matches by day, amount by amount', () => {
    const rows = Array.from({ length: 60 }, (_, i) => charge(`T12:${String(i).padStart(2, '0')}:00`, '18.00'));
    const till = Array.from({ length: 58 }, () => voucher('', '18.00'));
    const result = reconcile(rows, till);
    expect([...result.vouchers.values()].filter((state) => state === 'matched')).toHaveLength(58);
    expect(result.withoutCharge).toEqual([]);
  });

  it('asks where two charges could be the one voucher’s, and takes the hand’s word', () => {
    const [a, b] = [charge('T12:00:00', '50.00'), charge('T12:00:40', '50.00', { payer: 'another' })];
    const till = [voucher('T12:00:20', '50.00')];
    const first = reconcile([a, b], till);
    expect(first.ambiguous).toHaveLength(1);
    expect([...first.ambiguous[0]!.charges].sort()).toEqual([a.key, b.key].sort());
    const settled = reconcile([a, b], till, [{ records: [0], charges: [b.key] }]);
    expect(settled.vouchers.get(b.key)).toBe('matched');
    expect(settled.vouchers.get(a.key)).toBe('no-voucher');
    expect(settled.ambiguous).toEqual([]);
    expect(settled.matches[0]!.isByHand).toBe(true);
  });

  it('asks likewise where two vouchers stand against one charge', () => {
    const row = charge('T12:00:00', '50.00');
    const result = reconcile([row], [voucher('T11:59:30', '50.00'), voucher('T11:59:10', '50.00')]);
    expect(result.withoutCharge).toHaveLength(1);
    expect(result.ambiguous).toEqual([{ records: expect.arrayContaining([0, 1]), charges: [row.key] }]);
  });

  it('the hand’s word that a charge has no voucher keeps it from being matched', () => {
    const row = charge('T12:00:00', '50.00');
    const result = reconcile([row], [voucher('T11:59:30', '50.00')], [{ records: [], charges: [row.key] }]);
    expect(result.vouchers.get(row.key)).toBe('no-voucher');
    expect(result.withoutCharge).toEqual([0]);
  });

  it('does not call short what the portal’s rows do not reach: other days, other stores, before the first row', () => {
    const rows = [charge('T12:00:00', '50.00', { store: 'A' }), charge('T18:00:00', '60.00', { store: 'A' })];
    const at = (day: string, time: string, store: string) => ({
      ...voucher(time, '9.00', { store }),
      time: parseMoment(`${day}${time}`),
    });
    const till = [
      at('2026-03-01', 'T14:00:00', 'A'),
      at('2026-02-28', 'T14:00:00', 'A'),
      at('2026-03-01', 'T14:00:00', 'B'),
      at('2026-03-01', 'T09:00:00', 'A'),
    ];
    const result = reconcile(rows, till);
    expect(result.withoutCharge).toEqual([0]);
    expect(result.totals[0]!.records.all.count).toBe(1);
  });

  it('tells how far it is, so that it can be shown and stopped', () => {
    const shares = [...reconcileInSteps([charge('T12:00:00', '50.00')], [voucher('T12:00:00', '50.00')])];
    expect(shares.length).toBeGreaterThan(3);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it('an empty till, and a till without dates, cover nothing', () => {
    const rows = [charge('T12:00:00', '50.00')];
    expect(reconcile(rows, []).vouchers.size).toBe(0);
    expect(reconcile(rows, [{ ...blankTransaction(), amount: fromDecimal('50.00', null) }]).vouchers.size).toBe(0);
  });
});
