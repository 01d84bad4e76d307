// Has the slip of the hand been put right? Reads the void or refund of a case's charges off the ledger's rows. Pure.
import type { Act } from '@/lib/model/case-event';
import { wallSeconds } from '@/lib/model/moment';
import { fromDecimal, type Money } from '@/lib/model/money';
import type { KeyedTransaction, Transaction } from '@/lib/model/transaction';
import { type CaseView, outcomeOf } from './fold';

type CorrectionSeen = Extract<Act, { kind: 'correction-seen' }>;

const undoing = new Set<Transaction['type']>(['void', 'refund', 'reversal']);
/** Days after a charge in which its refund is looked for where no number names it: ours. */
const namelessDays = 60;

/**
 * The rows that void or refund the case's charges, and whether all that was charged too much is undone; null where there is
 * none, the case is not a slip of the hand or is closed, or nothing is new since it was last seen.
 */
export function findCorrection(view: CaseView, ledger: readonly KeyedTransaction[]): CorrectionSeen | null {
  if (view.closed || outcomeOf(view) !== 'mis-operation') return null;
  const own = new Set(view.transactions.map(({ key }) => key));
  const taken = new Set<string>();
  const rows: KeyedTransaction[] = [];
  let isFull = true;
  let undone = null as Money | null;
  for (const charge of view.transactions) {
    const found = ledger.filter(
      (row) => !own.has(row.key) && !taken.has(row.key) && undoes(row.transaction, charge.transaction),
    );
    const now = ledger.find(({ key }) => key === charge.key);
    const isMarked = now?.transaction.status === 'refunded' && charge.transaction.status !== 'refunded';
    for (const row of found) taken.add(row.key);
    rows.push(...found, ...(isMarked && now ? [now] : []));
    const sum = found.reduce((minor, { transaction }) => minor + Math.abs(transaction.amount?.minor ?? 0), 0);
    const size = charge.transaction.amount;
    if (size && sum > 0) undone = { ...size, minor: (undone?.minor ?? 0) + sum };
    const wanted = size ? tooMuch(view, size) : null;
    isFull &&= isMarked || (wanted !== null && sum >= wanted && sum > 0);
  }
  if (rows.length === 0) return null;
  const before = view.correction;
  const isNews =
    !before ||
    before.isFull !== isFull ||
    rows.some(({ key }) => !before.transactions.some((seen) => seen.key === key));
  return isNews ? { kind: 'correction-seen', transactions: rows, amount: undone, isFull } : null;
}

/** Minor units to be given back: what was charged less what the user said it should be; all of it where nothing was said. */
function tooMuch(view: CaseView, charged: Money): number {
  const size = Math.abs(charged.minor);
  const right = rightAmount(view, charged);
  return right && right.minor < size ? size - right.minor : size;
}

/** What the one charge of a case should have been, where the user corrected its amount; null where that was not said. */
export function rightAmount(view: CaseView, charged: Money): Money | null {
  const fact = view.facts.amount;
  if (!fact?.corrected || view.transactions.length !== 1) return null;
  const said = /\d[\d,]*(?:\.\d+)?/.exec(fact.value.normalize('NFKC'))?.[0].replaceAll(',', '');
  const right = said === undefined ? null : fromDecimal(said, charged.currency);
  return right?.exponent === charged.exponent ? right : null;
}

function undoes(row: Transaction, charge: Transaction): boolean {
  if (!undoing.has(row.type) || (row.status !== null && row.status !== 'success' && row.status !== 'refunded'))
    return false;
  if (!row.amount || !charge.amount) return false;
  if (row.amount.exponent !== charge.amount.exponent || row.amount.currency !== charge.amount.currency) return false;
  if (Math.abs(row.amount.minor) > Math.abs(charge.amount.minor)) return false;
  if (row.originalId !== null) return row.originalId === charge.id || row.originalId === charge.rrn;
  if (row.orderId !== null && charge.orderId !== null) return row.orderId === charge.orderId;
  const party = row.cardMasked ?? row.payer;
  if (party === null || party !== (charge.cardMasked ?? charge.payer)) return false;
  if (row.merchantNo !== null && charge.merchantNo !== null && row.merchantNo !== charge.merchantNo) return false;
  if (!row.time || !charge.time) return false;
  const after = wallSeconds(row.time) - wallSeconds(charge.time);
  return after >= 0 && after <= namelessDays * 86_400;
}
