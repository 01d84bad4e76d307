// Runs in a worker of a real browser: fills a ledger as visits would have left it, and assesses pages of it as the product does.
import { knownRow } from '@/lib/model/known-row';
import { countRow, emptyTally, type Tally, type TallyKind, talliesOf, tallyVersion } from '@/lib/model/tally';
import { blankTransaction, type KeyedTransaction } from '@/lib/model/transaction';
import { type Database, openDatabase } from '@/lib/storage/database';
import { storedTally } from '@/lib/storage/tallies';
import { assessRows } from '@/lib/worker/assess-rows';

const portal = 'portal.test';
const shops = 4;
const terminalsPerShop = 10;
/** Visits of a card on average. */
const visits = 16;

/** The n-th row of a ledger of so many, ten seconds after the one before. The same every time. */
function rowAt(i: number, rows: number): KeyedTransaction {
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

async function fill(db: Database, rows: number): Promise<void> {
  const tallies = new Map<string, { place: [string, string, TallyKind, string]; tally: Tally }>();
  for (let from = 0; from < rows; from += 5000) {
    const change = db.transaction('transactions', 'readwrite', { durability: 'relaxed' });
    for (let i = from; i < Math.min(rows, from + 5000); i++) {
      const { key, transaction } = rowAt(i, rows);
      const seenAt = '2026-03-01T00:00:00.000Z';
      const row = { key, transaction, portal, time: transaction.time!.local, firstSeen: seenAt, lastSeen: seenAt };
      void change.store.put({ ...row, url: `https://${portal}/list`, versions: 1, missingSince: null, isAside: false });
      const known = knownRow({ key, transaction });
      for (const { kind, name } of talliesOf(known)) {
        const place = `${known.shop}\n${kind}\n${name}`;
        const counted = tallies.get(place) ?? {
          place: [portal, known.shop, kind, name] as [string, string, TallyKind, string],
          tally: emptyTally(),
        };
        tallies.set(place, counted);
        countRow(counted.tally, known, kind, 1);
      }
    }
    await change.done;
  }
  const all = [...tallies.values()];
  for (let from = 0; from < all.length; from += 5000) {
    const change = db.transaction('tallies', 'readwrite', { durability: 'relaxed' });
    for (const { place, tally } of all.slice(from, from + 5000)) void change.store.put(storedTally(place, tally));
    await change.done;
  }
  await db.put('settings', { name: 'tallies', value: { version: tallyVersion, upTo: null } });
}

/** Fills a ledger and gives milliseconds of each of some pages of 100 rows, spread over it, once a first one has warmed it. */
async function measure(rows: number, runs: number): Promise<number[]> {
  const name = `bench-${rows}`;
  const db = await openDatabase({ name });
  await fill(db, rows);
  const times: number[] = [];
  for (let run = -3; run < runs; run++) {
    const from = Math.max(0, rows - 100 * (run + 4));
    const page = Array.from({ length: 100 }, (_, i) => rowAt(from + i, rows));
    const started = performance.now();
    await assessRows(db, portal, page);
    if (run >= 0) times.push(performance.now() - started);
  }
  db.close();
  return times;
}

addEventListener('message', (event: MessageEvent<{ rows: number; runs: number }>) => {
  measure(event.data.rows, event.data.runs).then(
    (times) => postMessage({ times }),
    (error: unknown) => postMessage({ error: String(error) }),
  );
});
