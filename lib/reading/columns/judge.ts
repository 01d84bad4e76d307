// Whether a table holds transactions: it has an amount and a time, and says more of payments than of anything else
// (prices, users, exchange rates, stock, calendars, settings).
import type { HeadingReading } from './heading';
import type { Role } from './heading-words';
import type { ColumnProfile } from './profile';

export type Judgement =
  | { kind: 'transactions' }
  | { kind: 'not-transactions' }
  /** a table of payments whose amount or time column could not be told */
  | { kind: 'columns-unclear'; missing: ('amount' | 'time')[] };

/** Points that a column of this meaning gives for (or against) a table of transactions. */
const weights: Partial<Record<Role, number>> = {
  id: 2,
  orderId: 1.5,
  originalId: 2,
  status: 1.5,
  type: 1.5,
  card: 3,
  payer: 2,
  fee: 2,
  net: 1.5,
  refundAmount: 2,
  authCode: 3,
  rrn: 3,
  trace: 2,
  batch: 1.5,
  terminal: 2,
  merchantNo: 2,
  entryMode: 3,
  method: 2,
  brand: 2,
  issuer: 2,
  debit: 1.5,
  credit: 1.5,
  currency: 1,
  operator: 1,
  store: 1,
  settlementDate: 1.5,
  timeZone: 0.5,
  sign: 1.5,
  price: -2.5,
  foreign: -2.5,
  count: -2,
  rate: -1.5,
  person: -0.5,
  otherDate: -0.5,
};

/** Judges a table by the meanings found for its columns. */
export function judgeTable(
  columns: readonly { role: Role | null; profile: ColumnProfile; reading: HeadingReading }[],
  hasDateSections = false,
  isTaught = false,
): Judgement {
  const has = (role: Role) => columns.some((column) => column.role === role && column.profile.filled > 0);
  let points = 0;
  for (const { role, profile, reading } of columns) {
    if (role === null) continue;
    const weight = weights[role] ?? 0;
    // Masked cards say what they are under any heading.
    const named =
      role === 'card' && profile.maskedCard + profile.named4 > 0.5 ? 1 : (reading.roles.get(role) ?? 0) / 100;
    const share = profile.filled > 0 ? 1 : 0.5;
    points += weight * share * Math.max(0.5, named);
    if (role === 'status') points += profile.status * profile.filled;
    if (role === 'type') points += 2 * profile.type * profile.filled;
  }
  const hasAmount = has('amount') || has('debit') || has('credit');
  const hasTime = has('time') || (hasDateSections && has('clock'));
  if (!isTaught && isSummary(columns)) return { kind: 'not-transactions' };
  // A user who names a table's columns says that it holds transactions.
  if (hasAmount && hasTime) return points >= 1.2 || isTaught ? { kind: 'transactions' } : { kind: 'not-transactions' };
  if ((points >= 6 || isTaught) && (hasAmount || hasTime)) {
    return { kind: 'columns-unclear', missing: hasAmount ? ['time'] : ['amount'] };
  }
  return { kind: 'not-transactions' };
}

/** Columns of which a transaction has one, and a day's sums have none. */
const ofOne: ReadonlySet<Role> = new Set<Role>([
  'id',
  'orderId',
  'originalId',
  'card',
  'payer',
  'authCode',
  'rrn',
  'trace',
  'type',
  'clock',
  'entryMode',
  'sign',
]);

/** True for sums of days: each day once, without a clock, and nothing that a single transaction has. */
function isSummary(columns: readonly { role: Role | null; profile: ColumnProfile }[]): boolean {
  const filled = columns.filter(({ role, profile }) => role !== null && profile.filled > 0.5);
  const time = filled.find(({ role }) => role === 'time')?.profile;
  if (!time || time.date + time.compactDay < 0.6 || filled.some(({ role }) => role !== null && ofOne.has(role)))
    return false;
  const isCounted = filled.some(({ role, profile }) => role === 'count' && profile.integer > 0.8);
  const isBalanced = filled.some(({ role }) => role === 'net' || role === 'fee' || role === 'refundAmount');
  return (
    isCounted ||
    (time.distinct === 1 && isBalanced && !filled.some(({ role }) => role === 'brand' || role === 'method'))
  );
}
