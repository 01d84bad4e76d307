// Which charges the till's records can be expected to know at all, and which of its records are paid by card or QR code.
import { hasClock, wallSeconds } from '@/lib/model/moment';
import type { KeyedTransaction, Transaction } from '@/lib/model/transaction';
import { timeWindow } from './likeness';

const cashWords =
  /^(现金|現金|cash|现金支付|bar|bargeld|espèces|efectivo|contanti|dinheiro|현금|contant|kontant|gotówka)$/i;
const countedTypes = new Set<Transaction['type']>(['sale', 'capture', 'refund', null]);

/** Paid in cash, as any cell of the record says. */
export function isCash(record: Transaction): boolean {
  return Object.values(record.raw).some((text) => cashWords.test(text.trim()));
}

/** Other days that the till must hold before an early end of its last one says anything. */
const otherDays = 3;
/** Seconds by which a day's last record must come before any other day's to be no whole day. */
const earlyBy = 3600;

/**
 * Charges that went through on the days, in the stores and of the kinds that the till's records cover. A day counts whole: a
 * charge of the last night is covered although nothing was rung up after it. Only where the file was plainly made in the middle of
 * its last day does that day end with its last record. Refunds count where the till records refunds.
 */
export function coveredRows(rows: readonly KeyedTransaction[], till: readonly Transaction[]): KeyedTransaction[] {
  const lastOfDay = new Map<number, number>();
  const stores = new Set<string>();
  const terminals = new Set<string>();
  let hasRefunds = false;
  for (const { time, store, terminal, amount } of till) {
    if (time) {
      const at = wallSeconds(time);
      const day = Math.floor(at / 86_400);
      lastOfDay.set(day, Math.max(lastOfDay.get(day) ?? 0, hasClock(time) ? at % 86_400 : 86_399));
    }
    if (store) stores.add(store);
    if (terminal) terminals.add(terminal);
    if (amount && amount.minor < 0) hasRefunds = true;
  }
  if (lastOfDay.size === 0) return [];
  const days = [...lastOfDay.keys()].sort((a, b) => a - b);
  const [firstDay, lastDay] = [days[0]! * 86_400, endOfLastDay(days, lastOfDay)];
  // Where till and portal call their stores differently, the terminals tell whose a charge is.
  const hasSameStores = rows.some(({ transaction: { store } }) => store !== null && stores.has(store));
  const hasSameTerminals = rows.some(({ transaction: { terminal } }) => terminal !== null && terminals.has(terminal));
  const goesByStores = stores.size > 0 && (hasSameStores || !hasSameTerminals);
  const voided = voidedKeys(rows);
  return rows.filter(({ key, transaction: t }) => {
    if (t.amount === null || t.time === null || !countedTypes.has(t.type) || voided.has(key)) return false;
    if (t.status === 'failed' || t.status === 'closed' || t.status === 'pending') return false;
    if (t.amount.minor < 0 && !hasRefunds) return false;
    const at = wallSeconds(t.time);
    const isOfStore =
      t.store !== null && goesByStores
        ? stores.has(t.store)
        : t.terminal === null || terminals.size === 0 || terminals.has(t.terminal);
    return at >= firstDay && at <= lastDay && isOfStore;
  });
}

/** Up to when the till covers its last day, in wall seconds. @param days ascending */
function endOfLastDay(days: readonly number[], lastOfDay: ReadonlyMap<number, number>): number {
  const last = days.at(-1)!;
  const others = days.slice(0, -1).map((day) => lastOfDay.get(day)!);
  const isCut = others.length >= otherDays && lastOfDay.get(last)! < Math.min(...others) - earlyBy;
  return last * 86_400 + (isCut ? lastOfDay.get(last)! + timeWindow : 86_399);
}

/** Sales that were voided within the hour: no voucher is kept for them. */
function voidedKeys(rows: readonly KeyedTransaction[]): Set<string> {
  const keys = new Set<string>();
  const voids = rows.filter(({ transaction: { type } }) => type === 'void' || type === 'reversal');
  if (voids.length === 0) return keys;
  const byId = new Map(rows.flatMap((row) => (row.transaction.id ? [[row.transaction.id, row] as const] : [])));
  const sales = new Map<string, KeyedTransaction[]>();
  const partyOf = (t: Transaction) =>
    [Math.abs(t.amount?.minor ?? 0), t.cardMasked ?? '', t.payer ?? '', t.terminal ?? ''].join('|');
  for (const row of rows) {
    if (row.transaction.type !== 'sale' || !row.transaction.amount) continue;
    const party = partyOf(row.transaction);
    const list = sales.get(party);
    if (list) list.push(row);
    else sales.set(party, [row]);
  }
  for (const { transaction: t } of voids) {
    const named = t.originalId ? byId.get(t.originalId) : undefined;
    const sale =
      named ??
      sales
        .get(partyOf(t))
        ?.find(({ transaction: s }) => s.time && t.time && Math.abs(wallSeconds(s.time) - wallSeconds(t.time)) <= 3600);
    if (sale) keys.add(sale.key);
  }
  return keys;
}

/**
 * Whether the portal's rows cover a till record: its day is among theirs, its time between the first and the last of them (but for
 * the window by which the clocks may differ), its store and terminal of theirs. What the portal did not show is not short, only not seen.
 * @param rows every row that the portal showed, of whatever kind
 * @param till all records: terminals are told apart only where till and portal number them alike
 */
export function coveredByPortal(
  rows: readonly KeyedTransaction[],
  till: readonly Transaction[],
): (record: Transaction) => boolean {
  const days = new Set<string>();
  const stores = new Set<string>();
  const terminals = new Set<string>();
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { transaction } of rows) {
    if (!transaction.time) continue;
    const at = wallSeconds(transaction.time);
    from = Math.min(from, at);
    to = Math.max(to, hasClock(transaction.time) ? at : at + 86_399);
    days.add(transaction.time.local.slice(0, 10));
    if (transaction.store) stores.add(transaction.store);
    if (transaction.terminal) terminals.add(transaction.terminal);
  }
  const hasSameTerminals = till.some(({ terminal }) => terminal !== null && terminals.has(terminal));
  const ownTerminals = new Map<string, boolean>();
  if (hasSameTerminals)
    for (const { store, terminal } of till)
      if (store && terminal) ownTerminals.set(store, (ownTerminals.get(store) ?? false) || terminals.has(terminal));
  return ({ time, store, terminal }) => {
    if (!time || !days.has(time.local.slice(0, 10))) return false;
    if (terminal && hasSameTerminals) {
      // A quiet terminal of a store whose others were seen may have had no charge at all: that store is still the portal's.
      if (!terminals.has(terminal) && !(store && ownTerminals.get(store))) return false;
    } else if (store && stores.size > 0 && !stores.has(store)) return false;
    const at = wallSeconds(time);
    return !hasClock(time) || (at >= from - timeWindow && at <= to + timeWindow);
  };
}
