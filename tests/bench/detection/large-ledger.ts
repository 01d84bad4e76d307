// A ledger of many rows as visits would have left it, made up, and put into the store in bulk.
import { type BriefRow, briefOf } from '@/lib/model/brief-row';
import { countInDay, type DayCount, dayOf, emptyDay } from '@/lib/model/day-count';
import { knownRow } from '@/lib/model/known-row';
import { countRow, emptyTally, type Tally, type TallyKind, talliesOf, tallyVersion } from '@/lib/model/tally';
import { blankTransaction, type KeyedTransaction } from '@/lib/model/transaction';
import { storedCard } from '@/lib/storage/card-rows';
import type { Database } from '@/lib/storage/database';
import { storedDay } from '@/lib/storage/day-counts';
import { storedTally } from '@/lib/storage/tallies';

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
  const tallies = new Map<string, { place: [string, string, TallyKind, string]; tally: Tally }>();
  const cards = new Map<string, BriefRow[]>();
  const days = new Map<string, { shop: string; count: DayCount }>();
  const codes = new Map<string, number>();
  for (let i = 0; i < rows; i++) codes.set(codeOf(i, rows), (codes.get(codeOf(i, rows)) ?? 0) + 1);
  const seenAt = '2026-03-01T00:00:00.000Z';
  const seen = { portal, firstSeen: seenAt, lastSeen: seenAt, url: `https://${portal}/list`, versions: 1 };
  await inPieces(db, 'transactions', rows, (i) => {
    const { key, transaction } = rowAt(i, rows);
    const known = knownRow({ key, transaction });
    for (const { kind, name } of talliesOf(known)) {
      const counter = `${known.shop}\n${kind}\n${name}`;
      const counted = tallies.get(counter) ?? { place: [portal, known.shop, kind, name], tally: emptyTally() };
      tallies.set(counter, counted);
      countRow(counted.tally, known, kind, 1);
    }
    const place = `${known.shop}\n${dayOf(known.at!)}`;
    const day = days.get(place) ?? { shop: known.shop, count: emptyDay(dayOf(known.at!)) };
    days.set(place, day);
    countInDay(day.count, known, 1);
    const isCodeMet = (codes.get(codeOf(i, rows)) ?? 0) > 1;
    const brief = briefOf({ key, transaction }, { isAside: false, isChanged: false, isCodeMet });
    const ofCard = cards.get(known.card!);
    if (ofCard) ofCard.push(brief);
    else cards.set(known.card!, [brief]);
    return { key, transaction, ...seen, time: transaction.time!.local, missingSince: null, isAside: false };
  });
  const all = [...tallies.values()];
  await inPieces(db, 'tallies', all.length, (i) => storedTally(all[i]!.place, all[i]!.tally));
  const counted = [...days.values()].flatMap(({ shop, count }) => storedDay(portal, shop, count));
  await inPieces(db, 'tallies', counted.length, (i) => counted[i]);
  const pasts = [...cards];
  await inPieces(db, 'cards', pasts.length, (i) => storedCard(portal, ...pasts[i]!));
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
