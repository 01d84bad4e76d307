// Matches the shop's till against the portal: which charge has a voucher, which has none, which differs. Pure.
import { hasClock, wallSeconds } from '@/lib/model/moment';
import type { KeyedTransaction, Transaction } from '@/lib/model/transaction';
import { assignCheapest } from './assign';

export type VoucherOutcome = 'matched' | 'no-voucher' | 'amount-differs';

export interface Reconciliation {
  /** state of every portal row that the till export covers; rows outside its days, stores and kinds are not in it */
  vouchers: Map<string, VoucherOutcome>;
  /** till record (its index) → ledger key, for matched and differing ones */
  pairs: Map<number, string>;
  /** till records without a charge, cash left out: short (短款) */
  withoutCharge: number[];
}

/** Seconds by which till and terminal may differ. */
const window = 20 * 60;
const cashWords =
  /^(现金|現金|cash|现金支付|bar|bargeld|espèces|efectivo|contanti|dinheiro|현금|contant|kontant|gotówka)$/i;
const countedTypes = new Set(['sale', 'capture', 'refund', null]);

/** Matches by reference number first, then by amount and time with one assignment over all, then by time alone where amounts differ. */
export function reconcile(rows: readonly KeyedTransaction[], till: readonly Transaction[]): Reconciliation {
  const result: Reconciliation = { vouchers: new Map(), pairs: new Map(), withoutCharge: [] };
  const records = till
    .map((record, index) => ({ record, index }))
    .filter(({ record }) => record.amount !== null && record.time !== null && !isCash(record));
  const times = till.flatMap(({ time }) => (time ? [wallSeconds(time)] : []));
  if (times.length === 0) return result;
  const [from, to] = times.reduce(
    ([a, b], time) => [Math.min(a, time), Math.max(b, time)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  // The till is read by days: a night charge on the last day is covered although nothing was rung up after it.
  const [firstDay, lastDay] = [Math.floor(from / 86_400) * 86_400, (Math.floor(to / 86_400) + 1) * 86_400 - 1];
  const tillStores = new Set(till.flatMap(({ store }) => (store ? [store] : [])));
  const tillTerminals = new Set(till.flatMap(({ terminal }) => (terminal ? [terminal] : [])));
  const voided = voidedKeys(rows);
  const covered = rows.filter(({ key, transaction: t }) => {
    if (t.amount === null || t.time === null || !countedTypes.has(t.type) || voided.has(key)) return false;
    if (t.status === 'failed' || t.status === 'closed' || t.status === 'pending') return false;
    const at = wallSeconds(t.time);
    const isOfStore =
      t.store !== null && tillStores.size > 0
        ? tillStores.has(t.store)
        : t.terminal === null || tillTerminals.size === 0 || tillTerminals.has(t.terminal);
    return at >= firstDay && at <= lastDay && isOfStore;
  });
  const openRows = new Map(covered.map((row) => [row.key, row]));
  const openRecords = new Map(records.map((entry) => [entry.index, entry.record]));
  const settle = (index: number, key: string, isSame: boolean) => {
    result.pairs.set(index, key);
    result.vouchers.set(key, isSame ? 'matched' : 'amount-differs');
    openRows.delete(key);
    openRecords.delete(index);
  };
  matchByReference(openRows, openRecords, settle);
  matchByAmount(openRows, openRecords, settle);
  matchByTime(openRows, openRecords, settle);
  for (const key of openRows.keys()) result.vouchers.set(key, 'no-voucher');
  result.withoutCharge = [...openRecords.keys()];
  return result;
}

type Settle = (index: number, key: string, isSame: boolean) => void;

function isCash(record: Transaction): boolean {
  return Object.values(record.raw).some((text) => cashWords.test(text.trim()));
}

/** Sales that were voided the same day, and their voids: no voucher is kept for either. */
function voidedKeys(rows: readonly KeyedTransaction[]): Set<string> {
  const keys = new Set<string>();
  const byId = new Map(rows.flatMap((row) => (row.transaction.id ? [[row.transaction.id, row] as const] : [])));
  for (const { transaction: t } of rows) {
    if (t.type !== 'void' && t.type !== 'reversal') continue;
    const named = t.originalId ? byId.get(t.originalId) : undefined;
    const sale =
      named ??
      rows.find(
        ({ transaction: s }) =>
          s.type === 'sale' &&
          s.cardMasked === t.cardMasked &&
          s.payer === t.payer &&
          isSameSize(s, t) &&
          s.terminal === t.terminal &&
          gap(s, t) <= 3600,
      );
    if (sale) keys.add(sale.key);
  }
  return keys;
}

function isSameSize(a: Transaction, b: Transaction): boolean {
  return (
    a.amount !== null &&
    b.amount !== null &&
    Math.abs(a.amount.minor) === Math.abs(b.amount.minor) &&
    a.amount.exponent === b.amount.exponent
  );
}

function isSameSignedAmount(a: Transaction, b: Transaction): boolean {
  return isSameSize(a, b) && Math.sign(a.amount!.minor) === Math.sign(b.amount!.minor);
}

function gap(a: Transaction, b: Transaction): number {
  return a.time && b.time ? Math.abs(wallSeconds(a.time) - wallSeconds(b.time)) : Number.POSITIVE_INFINITY;
}

/** A reference number that portal and till share names the pair, whatever the amounts are. */
function matchByReference(
  rows: Map<string, KeyedTransaction>,
  records: Map<number, Transaction>,
  settle: Settle,
): void {
  const byReference = new Map<string, string[]>();
  for (const { key, transaction: t } of rows.values()) {
    for (const reference of [t.rrn, t.id, t.orderId])
      if (reference) byReference.set(reference, [...(byReference.get(reference) ?? []), key]);
  }
  for (const [index, record] of [...records]) {
    const candidates = [record.rrn, record.id, record.orderId]
      .flatMap((reference) => (reference ? (byReference.get(reference) ?? []) : []))
      .flatMap((key) => rows.get(key) ?? []);
    const row =
      candidates.find(({ transaction }) => isSameSignedAmount(transaction, record)) ??
      candidates.find(({ transaction }) => transaction.rrn !== null && transaction.rrn === record.rrn);
    if (row) settle(index, row.key, isSameSize(row.transaction, record));
  }
}

/** Same amount, same sign, within the window: the cheapest assignment by time, within each amount. */
function matchByAmount(rows: Map<string, KeyedTransaction>, records: Map<number, Transaction>, settle: Settle): void {
  const groups = new Map<string, { keys: string[]; indexes: number[] }>();
  const groupOf = ({ amount }: Transaction) => {
    const name = `${amount!.minor}e${amount!.exponent}`;
    const group = groups.get(name) ?? { keys: [], indexes: [] };
    groups.set(name, group);
    return group;
  };
  for (const { key, transaction } of rows.values()) groupOf(transaction).keys.push(key);
  for (const [index, record] of records) groupOf(record).indexes.push(index);
  for (const { keys, indexes } of groups.values()) {
    const cost = (i: number, j: number) => {
      const [t, record] = [rows.get(keys[i]!)!.transaction, records.get(indexes[j]!)!];
      const seconds =
        hasClock(t.time!) && hasClock(record.time!)
          ? gap(t, record)
          : t.time!.local.slice(0, 10) === record.time!.local.slice(0, 10)
            ? 0
            : Number.POSITIVE_INFINITY;
      const isElsewhere =
        (t.store && record.store && t.store !== record.store) ||
        (t.terminal && record.terminal && t.terminal !== record.terminal) ||
        (t.cardLast4 && record.cardLast4 && t.cardLast4 !== record.cardLast4);
      return seconds > window || isElsewhere ? Number.POSITIVE_INFINITY : seconds;
    };
    for (const [i, j] of assignCheapest(keys.length, indexes.length, cost)) settle(indexes[j]!, keys[i]!, true);
  }
}

/** What is left on both sides on the same terminal at the same time is one sale with two amounts. */
function matchByTime(rows: Map<string, KeyedTransaction>, records: Map<number, Transaction>, settle: Settle): void {
  for (const { key, transaction: t } of [...rows.values()]) {
    if (t.terminal === null || !hasClock(t.time!)) continue;
    const near = [...records].filter(
      ([, record]) =>
        record.terminal === t.terminal &&
        hasClock(record.time!) &&
        gap(t, record) <= 240 &&
        Math.sign(record.amount!.minor) === Math.sign(t.amount!.minor) &&
        !(record.rrn && t.rrn),
    );
    if (near.length === 1) settle(near[0]![0], key, false);
  }
}
