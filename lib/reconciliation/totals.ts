// The sums of a comparison, per currency.
import type { Money } from '@/lib/model/money';
import type { KeyedTransaction, Transaction } from '@/lib/model/transaction';
import type { Match, Total, Totals } from './result';

type State = 'matched' | 'differs' | 'twice';

/**
 * Sums what was compared; whoever is in no match has no counterpart. A till that names no currency counts in its charges'.
 * @param records the till's records that count, under their indexes
 */
export function totalsOf(
  charges: readonly KeyedTransaction[],
  records: ReadonlyMap<number, Transaction>,
  matches: readonly Match[],
  exponent: number,
): Totals[] {
  const chargeStates = new Map<string, State>();
  const recordStates = new Map<number, State>();
  const currencies = new Map<number, string | null>();
  const currencyOfCharge = new Map(charges.map(({ key, transaction }) => [key, transaction.amount?.currency ?? null]));
  const all = new Set(currencyOfCharge.values());
  const only = all.size === 1 ? [...all][0]! : null;
  for (const match of matches) {
    const base: State = match.state === 'amount-differs' ? 'differs' : 'matched';
    const isTwice = match.state === 'matched-twice';
    match.charges.forEach((key, i) => {
      chargeStates.set(key, isTwice && i > 0 ? 'twice' : base);
    });
    match.records.forEach((index, i) => {
      recordStates.set(index, isTwice && i > 0 ? 'twice' : base);
      currencies.set(index, currencyOfCharge.get(match.charges[0] ?? '') ?? null);
    });
  }
  const byCurrency = new Map<string | null, Totals>();
  const of = (currency: string | null): Totals => {
    const known = byCurrency.get(currency);
    if (known) return known;
    const zero = (): Total => ({ count: 0, sum: { minor: 0, exponent, currency } });
    const totals: Totals = {
      currency,
      charges: { all: zero(), matched: zero(), noVoucher: zero(), differs: zero(), twice: zero() },
      records: { all: zero(), matched: zero(), withoutCharge: zero(), differs: zero(), twice: zero() },
      differing: { minor: 0, exponent, currency },
    };
    byCurrency.set(currency, totals);
    return totals;
  };
  for (const { key, transaction } of charges) {
    if (!transaction.amount) continue;
    const sums = of(transaction.amount.currency).charges;
    count(sums.all, transaction.amount);
    count(sums[chargeStates.get(key) ?? 'noVoucher'], transaction.amount);
  }
  for (const [index, { amount }] of records) {
    if (!amount) continue;
    const sums = of(amount.currency ?? currencies.get(index) ?? only).records;
    count(sums.all, amount);
    count(sums[recordStates.get(index) ?? 'withoutCharge'], amount);
  }
  for (const totals of byCurrency.values()) {
    const minor = totals.charges.differs.sum.minor - totals.records.differs.sum.minor;
    totals.differing = { ...totals.differing, minor };
  }
  return [...byCurrency.values()];
}

function count(total: Total, amount: Money): void {
  total.count += 1;
  const { exponent } = total.sum;
  total.sum = { ...total.sum, minor: total.sum.minor + amount.minor * 10 ** (exponent - amount.exponent) };
}
