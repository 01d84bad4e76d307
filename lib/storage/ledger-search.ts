// Looking through the ledger: portals in it, and a portal's transactions newest first, a page at a time, also among a million.
import * as z from 'zod/mini';
import { KeyedTransaction } from '@/lib/model/transaction';
import type { Database } from './database';
import { withTrouble } from './trouble';

const FoundRow = z.object({
  ...KeyedTransaction.shape,
  time: z.string(),
  firstSeen: z.string(),
  lastSeen: z.string(),
  versions: z.int(),
});
/** A remembered transaction, when it was first and last seen (UTC), and in how many versions. */
export type FoundRow = z.infer<typeof FoundRow>;

/** Rows looked at in one search: a rare word among a million must not hold the store; the answer says where to go on. */
const mostLookedAt = 20_000;

/** Portals with transactions in the ledger, and how many each has. */
export async function portalsOfLedger(db: Database): Promise<{ portal: string; rows: number }[]> {
  return withTrouble(async () => {
    const index = db.transaction('transactions').store.index('by-portal-time');
    const portals: { portal: string; rows: number }[] = [];
    let cursor = await index.openKeyCursor();
    while (cursor) {
      const [portal] = cursor.key;
      portals.push({ portal, rows: await index.count(IDBKeyRange.bound([portal], [portal, []])) });
      cursor = await index.openKeyCursor(IDBKeyRange.lowerBound([portal, []]));
    }
    return portals;
  });
}

export interface LedgerSearch {
  portal: string;
  /** lower-case words that must all stand in a row */
  words: readonly string[];
  /** wall days, both included; empty for no limit */
  from: string;
  to: string;
  /** where the search before this one ended; empty to begin */
  after: string;
  limit: number;
}

/** Transactions of a portal that hold all words, newest first. `next`: where to go on, empty at the end. */
export async function searchLedger(
  db: Database,
  { portal, words, from, to, after, limit }: LedgerSearch,
): Promise<{ rows: FoundRow[]; next: string }> {
  return withTrouble(async () => {
    const begin = after === '' ? null : (JSON.parse(after) as { time: string; key: string });
    const highest = begin?.time ?? (to === '' ? '\uffff' : `${to}~`);
    const range = IDBKeyRange.bound([portal, from], [portal, highest]);
    const rows: FoundRow[] = [];
    let looked = 0;
    let cursor = await db.transaction('transactions').store.index('by-portal-time').openCursor(range, 'prev');
    if (cursor && begin) {
      // Past the row at which the last page ended, among others of the same second.
      cursor = await cursor.continuePrimaryKey([portal, begin.time], begin.key);
      if (cursor && cursor.primaryKey === begin.key) cursor = await cursor.continue();
    }
    let last = '';
    while (cursor && rows.length < limit && looked < mostLookedAt) {
      looked += 1;
      const row = FoundRow.safeParse(cursor.value);
      if (row.success && hasWords(row.data, words)) rows.push(row.data);
      last = JSON.stringify({ time: cursor.key[1], key: cursor.primaryKey });
      cursor = await cursor.continue();
    }
    return { rows, next: cursor ? last : '' };
  });
}

function hasWords({ transaction }: FoundRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { raw, amount, time, ...rest } = transaction;
  const plain = amount ? (amount.minor / 10 ** amount.exponent).toFixed(amount.exponent) : '';
  const hay = [plain, time?.local ?? '', ...Object.values(rest), ...Object.values(raw)]
    .filter((text) => typeof text === 'string')
    .join('\n')
    .toLowerCase();
  return words.every((word) => hay.includes(word));
}
