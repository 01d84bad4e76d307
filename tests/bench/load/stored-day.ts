// What lies in the store before the day of the load begins: ledger, cases and files, put straight into the extension's database by one
// of its own pages, with the counts of the ledger as the worker would have kept them.
import type { Page } from 'playwright-core';
import { knownRow } from '@/lib/model/known-row';
import { countRow, emptyTally, type Tally, type TallyKind, talliesOf, tallyVersion } from '@/lib/model/tally';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { fillStore } from '@/tests/bench/interface/stored';

/** Ledger, cases and files, written by a page of ours straight into the store. */
export async function fill(
  view: Page,
  origin: string,
  { ledger, cases, gigabytes }: { ledger: number; cases: number; gigabytes: number },
): Promise<void> {
  const url = `${origin}/`;
  await fillStore(view, { tabId: 999_999, url, findings: 1000, cases });
  await view.evaluate(
    async ({ portal, count, files }) => {
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open('tillguard');
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      const [sample] = await new Promise<{ key: string; transaction: Record<string, unknown> }[]>((done, fail) => {
        const request = db.transaction('transactions').objectStore('transactions').getAll(null, 1);
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      for (let from = 0; from < count; from += 5000) {
        const change = db.transaction('transactions', 'readwrite');
        const store = change.objectStore('transactions');
        for (let n = from; n < Math.min(count, from + 5000); n++) {
          const local = new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString().slice(0, 19);
          const transaction = {
            ...sample!.transaction,
            id: `F${n}`,
            time: { local, offset: null },
            cardMasked: `621483******${String(n % 10_000).padStart(4, '0')}`,
          };
          store.put({ ...sample, key: `${portal}||id|F${n}|sale`, portal, time: local, transaction });
        }
        await new Promise<void>((done, fail) => {
          change.oncomplete = () => done();
          change.onabort = () => fail(change.error);
        });
      }
      for (let n = 0; n < files; n++) {
        const bytes = new Uint8Array(64 * 1024 ** 2);
        for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
        const change = db.transaction('artefacts', 'readwrite');
        const sha256 = n.toString(16).padStart(64, '0');
        change.objectStore('artefacts').put({ sha256, blob: new Blob([bytes]), addedAt: new Date().toISOString() });
        await new Promise<void>((done, fail) => {
          change.oncomplete = () => done();
          change.onabort = () => fail(change.error);
        });
      }
      db.close();
    },
    { portal: new URL(url).host, count: ledger, files: Math.round(gigabytes * 16) },
  );
  await putTallies(view, new URL(url).host, ledger);
}

/** What is usual over these rows, as the worker would have counted it row by row over the years. */
async function putTallies(view: Page, portal: string, count: number): Promise<void> {
  const [sample] = await view.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open('tillguard');
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    const rowsOf = await new Promise<unknown[]>((done, fail) => {
      const request = db.transaction('transactions').objectStore('transactions').getAll(null, 1);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    db.close();
    return rowsOf;
  });
  const { transaction } = sample as KeyedTransaction;
  const tallies = new Map<string, { kind: TallyKind; name: string; shop: string; tally: Tally }>();
  for (let n = 0; n < count; n++) {
    const local = new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString().slice(0, 19);
    const cardMasked = `621483******${String(n % 10_000).padStart(4, '0')}`;
    const time = { local, offset: null };
    const row = knownRow({ key: `${n}`, transaction: { ...transaction, id: `F${n}`, time, cardMasked } });
    for (const { kind, name } of talliesOf(row)) {
      const place = [row.shop, kind, name].join('\n');
      let counted = tallies.get(place);
      if (!counted) {
        counted = { kind, name, shop: row.shop, tally: emptyTally() };
        tallies.set(place, counted);
      }
      countRow(counted.tally, row, kind, 1);
    }
  }
  const pairs = (spread: ReadonlyMap<number, number>) => [...spread].sort(([a], [b]) => a - b);
  const stored = [...tallies.values()].map(({ kind, name, shop, tally }) => {
    const { sizes, hours, minutes, blocks, ...counts } = tally;
    const spreads = { sizes: pairs(sizes), hours: pairs(hours), minutes: pairs(minutes), blocks: pairs(blocks) };
    return { portal, shop, kind, name, tally: { ...counts, ...spreads } };
  });
  await view.evaluate(
    async ({ all, version }) => {
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open('tillguard');
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      const change = db.transaction(['tallies', 'settings'], 'readwrite');
      for (const one of all) change.objectStore('tallies').put(one);
      change.objectStore('settings').put({ name: 'tallies', value: { version, upTo: null } });
      await new Promise<void>((done, fail) => {
        change.oncomplete = () => done();
        change.onabort = () => fail(change.error);
      });
      db.close();
    },
    { all: stored, version: tallyVersion },
  );
}
