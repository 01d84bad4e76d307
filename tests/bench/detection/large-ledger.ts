// A ledger of many rows as visits would have left it, made up, and put into the store in bulk.
import { tallyVersion } from '@/lib/model/tally';
import { blankTransaction, type KeyedTransaction } from '@/lib/model/transaction';
import type { Database } from '@/lib/storage/database';
import { LedgerCounts } from '@/tests/bench/ledger-counts';

export const portal = 'portal.test';
const shops = 4;
const terminalsPerShop = 10;
/** Visits of a card on average. */
const visits = 16;

/** The n-th row of a ledger of so many, ten seconds after the one before. The same every time. */
export function rowAt(i: number, rows: number): KeyedTransaction {
  const mixed = Math.imul(i + 1, 0x9e3779b1) >>> 0;
  const card = mixed % Math.ceil(rows / visits);
  const level = 20 + ((Math.imul(card + 1, 0x85ebca6b) >>> 0) % 300);
  const shop = card % shops;
  const terminal = shop * terminalsPerShop + ((mixed >>> 8) % terminalsPerShop);
  const at = Date.UTC(2023, 0, 1) + i * 10_000;
  const local = new Date(at).toISOString().slice(0, 19);
  const minor = Math.round(level * (0.5 + ((mixed >>> 4) % 1000) / 1000) * 100);
  const id = `42${String(i).padStart(12, '0')}`;
  const last = String(card % 10_000).padStart(4, '0');
  const cardMasked = `${621400 + Math.floor(card / 10_000)}******${last}`;
  return {
    key: `${portal}|89834${shop}|id|${id}|sale`,
    transaction: {
      ...blankTransaction(),
      id,
      orderId: `A${id}`,
      time: { local, offset: null },
      amount: { minor, exponent: 2, currency: 'CNY' },
      type: 'sale',
      status: i % 50 === 0 ? 'failed' : 'success',
      cardMasked,
      cardLast4: last,
      terminal: `6012${8800 + terminal}`,
      merchantNo: `89834${shop}`,
      operator: `收银员${terminal % 7}`,
      authCode: String(mixed % 1_000_000).padStart(6, '0'),
      rrn: `26${String(i).padStart(10, '0')}`,
      entryMode: '插卡',
      raw: {
        交易时间: local,
        商户号: `89834${shop}`,
        卡号: cardMasked,
        金额: String(minor / 100),
        交易单号: id,
        交易状态: '成功',
      },
    },
  };
}

/** Terminal and approval code of the n-th row. */
function codeOf(i: number, rows: number): string {
  const { terminal, authCode } = rowAt(i, rows).transaction;
  return `${terminal} ${authCode}`;
}

/** Fills an empty ledger, and what is kept beside it. */
export async function fill(db: Database, rows: number): Promise<void> {
  const counts = new LedgerCounts(portal);
  const codes = new Map<string, number>();
  for (let i = 0; i < rows; i++) codes.set(codeOf(i, rows), (codes.get(codeOf(i, rows)) ?? 0) + 1);
  const seenAt = '2026-03-01T00:00:00.000Z';
  const seen = { portal, firstSeen: seenAt, lastSeen: seenAt, url: `https://${portal}/list`, versions: 1 };
  await inPieces(db, 'transactions', rows, (i) => {
    const { key, transaction } = rowAt(i, rows);
    counts.add({ key, transaction }, (codes.get(codeOf(i, rows)) ?? 0) > 1);
    return { key, transaction, ...seen, time: transaction.time!.local, missingSince: null, isAside: false };
  });
  const tallies = counts.storedTallies();
  await inPieces(db, 'tallies', tallies.length, (i) => tallies[i]);
  const cards = counts.storedCards();
  await inPieces(db, 'cards', cards.length, (i) => cards[i]);
  await db.put('settings', { name: 'tallies', value: { version: tallyVersion, upTo: null } });
}

async function inPieces(
  db: Database,
  store: 'transactions' | 'tallies' | 'cards',
  count: number,
  rowOf: (i: number) => unknown,
): Promise<void> {
  for (let from = 0; from < count; from += 5000) {
    const change = db.transaction(store, 'readwrite', { durability: 'relaxed' });
    for (let i = from; i < Math.min(count, from + 5000); i++) void change.store.put(rowOf(i) as never);
    await change.done;
  }
}
