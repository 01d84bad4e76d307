// What lies in the store before the day of the load begins: ledger, cases and files, put straight into the extension's database by one
// of its own pages, with the counts of the ledger as the worker would have kept them.
import type { Page } from 'playwright-core';
import { tallyVersion } from '@/lib/model/tally';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { fillStore } from '@/tests/bench/interface/stored';
import { LedgerCounts } from '@/tests/bench/ledger-counts';

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
  const counts = new LedgerCounts(portal);
  for (let n = 0; n < count; n++) {
    const local = new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString().slice(0, 19);
    const cardMasked = `621483******${String(n % 10_000).padStart(4, '0')}`;
    const time = { local, offset: null };
    const key = `${portal}||id|F${n}|sale`;
    counts.add({ key, transaction: { ...transaction, id: `F${n}`, time, cardMasked } }, transaction.authCode !== null);
  }
  // Numbers in a row cross over to the page as a plain list.
  const all = JSON.stringify({ tallies: counts.storedTallies(), cards: counts.storedCards() }, (_, value) =>
    value instanceof Int32Array ? { numbers: [...value] } : value,
  );
  await view.evaluate(
    async ({ text, version }) => {
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open('tillguard');
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      const { tallies, cards } = JSON.parse(text, (_, value) =>
        Array.isArray(value?.numbers) ? Int32Array.from(value.numbers) : value,
      ) as Record<'tallies' | 'cards', unknown[]>;
      const change = db.transaction(['tallies', 'cards', 'settings'], 'readwrite');
      for (const one of tallies) change.objectStore('tallies').put(one);
      for (const one of cards) change.objectStore('cards').put(one);
      change.objectStore('settings').put({ name: 'tallies', value: { version, upTo: null } });
      await new Promise<void>((done, fail) => {
        change.oncomplete = () => done();
        change.onabort = () => fail(change.error);
      });
      db.close();
    },
    { text: all, version: tallyVersion },
  );
}
