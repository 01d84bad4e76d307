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

/**
 * Charges that went through on the days, in the stores and of the kinds that the till's records cover. A day counts whole: a
 * charge of the last night is covered although nothing was rung up after it. Refunds count where the till records refunds.
 */
export function coveredRows(rows: readonly KeyedTransaction[], till: readonly Transaction[]): KeyedTransaction[] {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const stores = new Set<string>();
  const terminals = new Set<string>();
  let hasRefunds = false;
  for (const { time, store, terminal, amount } of till) {
    if (time) {
      const at = wallSeconds(time);
      from = Math.min(from, at);
      to = Math.max(to, at);
    }
    if (store) stores.add(store);
    if (terminal) terminals.add(terminal);
    if (amount && amount.minor < 0) hasRefunds = true;
  }
  if (from > to) return [];
  const [firstDay, lastDay] = [Math.floor(from / 86_400) * 86_400, (Math.floor(to / 86_400) + 1) * 86_400 - 1];
  const voided = voidedKeys(rows);
  return rows.filter(({ key, transaction: t }) => {
    if (t.amount === null || t.time === null || !countedTypes.has(t.type) || voided.has(key)) return false;
    if (t.status === 'failed' || t.status === 'closed' || t.status === 'pending') return false;
    if (t.amount.minor < 0 && !hasRefunds) return false;
    const at = wallSeconds(t.time);
    const isOfStore =
      t.store !== null && stores.size > 0
        ? stores.has(t.store)
        : t.terminal === null || terminals.size === 0 || terminals.has(t.terminal);
    return at >= firstDay && at <= lastDay && isOfStore;
  });
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
 * the window by which the clocks may differ), its store one of theirs. What the portal did not show is not short, only not seen.
 * @param rows every row that the portal showed, of whatever kind
 */
export function coveredByPortal(rows: readonly KeyedTransaction[]): (record: Transaction) => boolean {
  const days = new Set<string>();
  const stores = new Set<string>();
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { transaction } of rows) {
    if (!transaction.time) continue;
    const at = wallSeconds(transaction.time);
    from = Math.min(from, at);
    to = Math.max(to, hasClock(transaction.time) ? at : at + 86_399);
    days.add(transaction.time.local.slice(0, 10));
    if (transaction.store) stores.add(transaction.store);
  }
  return ({ time, store }) => {
    if (!time || !days.has(time.local.slice(0, 10))) return false;
    if (store && stores.size > 0 && !stores.has(store)) return false;
    const at = wallSeconds(time);
    return !hasClock(time) || (at >= from - timeWindow && at <= to + timeWindow);
  };
}
