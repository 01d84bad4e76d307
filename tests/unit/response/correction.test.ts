// The correction of a slip in the ledger: found, in part or in full, never mistaken for another's.
import { describe, expect, it } from 'vitest';
import type { Act } from '@/lib/model/case-event';
import { parseMoment } from '@/lib/model/moment';
import { findCorrection } from '@/lib/response/correction';
import { foldCase } from '@/lib/response/fold';
import { generateDemo } from '@/tests/portals/demo/generator';
import { transactionsOf } from '@/tests/portals/demo/transactions';
import { call, classified, logOf, opened, row } from './case-log';

const charge = row({ value: '2980.00' });
const slip: Act[] = [opened(charge), classified('mis-operation'), call({ promisedBy: '2026-03-05' })];
const refund = (change: Parameters<typeof row>[0]) =>
  row({
    id: 'R1',
    type: 'refund',
    time: parseMoment('2026-03-02T11:00:00'),
    value: '-2980.00',
    originalId: null,
    ...change,
  });
const find = (acts: Act[], ...ledger: ReturnType<typeof row>[]) =>
  findCorrection(foldCase(logOf(acts)), [charge, ...ledger]);

describe('the correction of a slip', () => {
  it.each([
    ['its refund by the charge’s id', refund({ originalId: 'T1', cardMasked: null }), true],
    ['its void by card and amount', refund({ type: 'void' }), true],
    ['a part of it', refund({ value: '-2682.00' }), false],
    ['another card’s refund', refund({ cardMasked: '622202******9999' }), null],
    ['a refund of another charge, named', refund({ originalId: 'T9' }), null],
    ['a refund that failed', refund({ status: 'failed' }), null],
    ['a refund before the charge', refund({ time: parseMoment('2026-02-27T11:00:00') }), null],
    ['a larger refund', refund({ value: '-5000.00' }), null],
    [
      'a refund in another currency',
      {
        ...refund({}),
        transaction: { ...refund({}).transaction, amount: { minor: -298000, exponent: 2, currency: 'USD' } },
      },
      null,
    ],
    ['another sale', row({ id: 'S2', value: '298.00' }), null],
  ])('%s', (_name, ledgerRow, isFull) => {
    const seen = find(slip, ledgerRow);
    if (isFull === null) expect(seen).toBeNull();
    else expect(seen).toMatchObject({ kind: 'correction-seen', isFull, transactions: [{ key: ledgerRow.key }] });
  });

  it('is full where the part is just what was charged too much', () => {
    const said: Act = { kind: 'fact-confirmed', fact: 'amount', value: '¥298.00', corrected: true };
    expect(find([...slip, said], refund({ value: '-2682.00' }))).toMatchObject({
      isFull: true,
      amount: { minor: 268_200 },
    });
    expect(find([...slip, said], refund({ value: '-2000.00' }))).toMatchObject({ isFull: false });
  });

  it('is seen by the charge’s own status as well', () => {
    const marked = { ...charge, transaction: { ...charge.transaction, status: 'refunded' as const } };
    expect(findCorrection(foldCase(logOf(slip)), [marked])).toMatchObject({ isFull: true });
  });

  it('is told once, and again when more of it arrives', () => {
    const part = find(slip, refund({ value: '-1000.00' }))!;
    expect(find([...slip, part], refund({ value: '-1000.00' }))).toBeNull();
    expect(find([...slip, part], refund({ value: '-1000.00' }), refund({ id: 'R2', value: '-1980.00' }))).toMatchObject(
      { isFull: true },
    );
  });

  it('is not looked for in fraud, in normal sales, or in a closed case', () => {
    expect(find([opened(charge), classified('suspected-fraud')], refund({}))).toBeNull();
    expect(find([...slip, { kind: 'closed', outcome: 'mis-operation', note: '' }], refund({}))).toBeNull();
  });

  it('of the demo’s mis-keyed set meal is there the next day, and not before', () => {
    const before = generateDemo();
    const id = before.incidents.find(({ kind }) => kind === 'C2-mis-keyed')!.ids[0];
    const rows = transactionsOf('antd', before);
    const wrong = rows.find(({ transaction }) => transaction.id === id)!;
    const view = foldCase(logOf([opened(wrong), classified('mis-operation')]));
    expect(findCorrection(view, rows)).toBeNull();
    expect(findCorrection(view, transactionsOf('antd', generateDemo({ visit: 2 })))).toMatchObject({
      isFull: true,
    });
  });
});
