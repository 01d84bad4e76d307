// What the measurements of the views have in the store before they begin: a busy merchant's year, written straight into the
// extension's database by one of its own pages.
import type { Page } from 'playwright-core';
import type { Act, CaseEvent } from '@/lib/model/case-event';
import { severities } from '@/lib/model/finding';
import { parseMoment } from '@/lib/model/moment';
import { fromDecimal } from '@/lib/model/money';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { finding, logOf, row, triaged } from '@/tests/unit/response/case-log';

/** The n-th transaction of the year, one every half hour. */
function transaction(portal: string, n: number): KeyedTransaction {
  const local = new Date(Date.UTC(2026, 0, 1) + n * 1_800_000).toISOString().slice(0, 19);
  const { transaction: one } = row({
    id: `T${n}`,
    time: parseMoment(local),
    amount: fromDecimal(`${20 + ((n * 7919) % 90_000) / 100}`, 'CNY'),
    terminal: `6012880${n % 6}`,
    store: ['望江楼·人民路店', '望江楼·滨河店'][n % 2]!,
    rrn: `2603${String(n).padStart(8, '0')}`,
    cardMasked: `621483******${String(n % 10_000).padStart(4, '0')}`,
    cardLast4: String(n % 10_000).padStart(4, '0'),
    raw: { 交易时间: local, 交易金额: '¥10,000.00', 终端号: '60128802', 参考号: `2603${n}`, 状态: '成功' },
  });
  return { key: `${portal}|T${n}`, transaction: one };
}

const worded = { key: 'amount-out-of-range.reason', values: { days: 90, low: 1, high: 2 } };

/** Logs of as many cases, two thirds of them closed, one in three of fraud. */
function logs(portal: string, from: number, count: number) {
  return Array.from({ length: count }, (_, i) => {
    const n = from + i;
    const caseId = `202603${String((n % 28) + 1).padStart(2, '0')}-${n.toString(16).toUpperCase().padStart(4, '0')}`;
    const outcome = (['suspected-fraud', 'mis-operation', 'normal'] as const)[n % 3]!;
    const [opened, ...rest] = triaged(outcome);
    const shown = transaction(portal, n);
    const acts: Act[] = [
      { ...(opened as Extract<Act, { kind: 'opened' }>), transactions: [shown], findings: [finding(shown.key)] },
      ...rest,
      ...(n % 3 === 0 ? [] : [{ kind: 'closed' as const, outcome, note: '' }]),
    ];
    return logOf(acts).map((event) => {
      const hash = `${n.toString(16).padStart(8, '0')}${event.hash.slice(8)}`;
      const request = `bench-${n}-${event.body.seq}`;
      return { ...event, hash, body: { ...event.body, caseId, request } };
    });
  });
}

/** Fills the store: one tab's list with `findings` marked rows, the ledger with the same, `cases` cases. */
export async function fillStore(
  page: Page,
  { tabId, url, findings, cases }: { tabId: number; url: string; findings: number; cases: number },
): Promise<void> {
  const portal = new URL(url).host;
  const rows = Array.from({ length: findings }, (_, n) => transaction(portal, n));
  const marks = rows.map(({ key }, n) =>
    finding(key, { severity: severities[n % 3]!, reason: worded, innocent: worded, next: worded }),
  );
  const table = { fields: { amount: '交易金额', time: '交易时间' }, shown: findings, total: findings, rows };
  const frame = {
    tabId,
    frameId: 0,
    reading: { url, title: '交易列表', language: 'zh-CN', tables: [table], notRead: [] },
    complete: true,
    isWalked: true,
    findings: marks,
    notEnough: [],
  };
  const seen = { firstSeen: '2026-03-01T00:00:00.000Z', lastSeen: '2026-03-01T00:00:00.000Z', url, versions: 1 };
  await write(page, {
    frames: [frame],
    transactions: rows.map((one) => ({ ...one, ...seen, portal, time: one.transaction.time?.local ?? '' })),
    versions: rows.map((one) => ({ ...one, version: 1, seenAt: seen.firstSeen })),
    ...rowsOf(logs(portal, 0, cases)),
  });
}

/** Fills the ledger with these rows of a portal. */
export async function fillLedger(page: Page, portal: string, rows: readonly KeyedTransaction[]): Promise<void> {
  const seen = { firstSeen: '2026-03-01T00:00:00.000Z', lastSeen: '2026-03-01T00:00:00.000Z', versions: 1 };
  for (let from = 0; from < rows.length; from += 10 * batch) {
    const some = rows.slice(from, from + 10 * batch);
    await write(page, {
      transactions: some.map((one) => ({
        ...one,
        ...seen,
        url: `https://${portal}/`,
        portal,
        time: one.transaction.time?.local ?? '',
      })),
    });
  }
}

/** Fills the store with as many cases of a chain's shops, in turn. */
export async function fillCases(page: Page, cases: number, shops: number): Promise<void> {
  for (let from = 0; from < cases; from += batch) {
    const rows = rowsOf(logs('portal.example.test', from, Math.min(batch, cases - from)));
    const caseShops = rows.summaries.map(({ caseId }, i) => {
      const shop = `S${String(((from + i) % shops) + 1).padStart(3, '0')}`;
      return { caseId, chain: 'bench', shop };
    });
    await write(page, { ...rows, caseShops });
  }
}

/** Logs written at once. */
const batch = 500;

/** Logs as they stand in the store, and their cases in the list, to be folded. */
function rowsOf(cases: readonly CaseEvent[][]) {
  return {
    events: cases.flat().map((event) => {
      const { caseId, device, seq, request } = event.body;
      return { hash: event.hash, caseId, device, seq, request, event };
    }),
    summaries: cases.map(([first]) => ({ caseId: first!.body.caseId, isStale: 1 })),
  };
}

async function write(page: Page, stores: Record<string, unknown[]>): Promise<void> {
  await page.evaluate(async (all) => {
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open('tillguard');
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    const change = db.transaction(Object.keys(all), 'readwrite');
    for (const [name, rowsOfStore] of Object.entries(all))
      for (const one of rowsOfStore) change.objectStore(name).put(one);
    await new Promise<void>((done, fail) => {
      change.oncomplete = () => done();
      change.onabort = () => fail(change.error);
    });
    db.close();
  }, stores);
}
