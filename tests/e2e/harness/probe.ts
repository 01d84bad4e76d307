// What the built extension reads and marks on one page, in the form of `npm run probe -- --json`.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { rules } from '@/lib/i18n/rules';
import { hasMessage, type Language, say } from '@/lib/i18n/say';
import type { TabState } from '@/lib/messaging/messages/portal-messages';
import type { Finding } from '@/lib/model/finding';
import type { NotRead } from '@/lib/model/reading';
import { transactionRecord } from '@/lib/model/transaction-record';
import { buildExtension } from './build-extension';
import { launchChromium, type Session } from './chromium';

export interface ProbeOptions {
  /** pages of the list to walk through, from 1 */
  pages: number;
  scroll: boolean;
  /** path of a till export */
  till: string | null;
  /** the reader's clock, for relative dates */
  now: string | null;
  language: Language;
}

/** Wide enough that grids which draw only the columns in view draw all that a portal has. */
const wideWindow = { width: 2560, height: 1000 };

export interface ProbeResult {
  target: string;
  tables: {
    frame: number;
    fields: Record<string, string>;
    shown: number;
    total: number | null;
    rows: Record<string, unknown>[];
  }[];
  findings: {
    table: number;
    row: number;
    rule: string;
    severity: Finding['severity'];
    score: number;
    class: Finding['class'];
    reason: string;
  }[];
  notRead: NotRead[];
}

/** Opens the page with the extension and reports. Rejects with one plain sentence. */
export async function probe(target: string, options: ProbeOptions): Promise<ProbeResult> {
  if (options.till !== null && !existsSync(options.till)) throw new Error(`There is no file ${options.till}.`);
  const served = /^https?:\/\//.test(target) ? null : await serveFile(target);
  const url = served?.url ?? target;
  const extension = await buildFor(url);
  try {
    const session = await launchChromium({
      language: options.language === 'en' ? 'en-US' : 'zh-CN',
      extension,
      viewport: wideWindow,
    });
    try {
      return toResult(target, await read(session, url, options), options.language);
    } finally {
      await session.close();
    }
  } finally {
    if (extension.isCopy) rmSync(extension.folder, { recursive: true, force: true });
    served?.server.close();
    served?.server.closeAllConnections();
  }
}

/** What the extension knows of the page once it has read all that was asked for. */
async function read(session: Session, url: string, options: ProbeOptions): Promise<TabState> {
  const own = await ownPage(session);
  if (options.till !== null) await loadTill(own, options.till);
  if (options.now !== null) {
    await session.context.addInitScript((clock) => {
      const set = () => document.documentElement?.setAttribute('data-tillguard-now', clock);
      set();
      document.addEventListener('DOMContentLoaded', set);
    }, options.now);
  }
  const portal = await session.openPortal(url).catch(() => {
    throw new Error(`${url} could not be opened.`);
  });
  const tabId = await own.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return tab?.id ?? -1;
  });
  const state = await settled(own, tabId, portal);
  const hasRows = state.frames.some((frame) => frame.reading.tables.length > 0);
  if (!hasRows || (options.pages === 1 && !options.scroll)) return state;
  await ask(own, 'tab.walk', { tabId, pages: options.pages, scroll: options.scroll });
  return settled(own, tabId, portal);
}

/** A page of the extension without any view of its own, to ask the worker from. */
async function ownPage({ context, extensionId }: Session): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`chrome-extension://${extensionId}/manifest.json`);
  return page;
}

interface Served {
  server: Server;
  url: string;
}

function serveFile(path: string): Promise<Served> {
  const file = resolve(path);
  if (!existsSync(file)) throw new Error(`There is no file ${path}.`);
  const types: Record<string, string> = {
    '.html': 'text/html',
    '.htm': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
  };
  const folder = join(file, '..');
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const wanted = resolve(folder, `.${asked}`);
    if (!wanted.startsWith(folder) || !existsSync(wanted) || extname(wanted) === '') {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, { 'content-type': types[extname(wanted)] ?? 'application/octet-stream' })
      .end(readFileSync(wanted));
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      done({ server, url: `http://127.0.0.1:${port}/${encodeURIComponent(file.slice(folder.length + 1))}` });
    });
  });
}

/** The e2e build, which may reach loopback; for another site a copy of it that may reach that one origin. */
async function buildFor(url: string): Promise<{ folder: string; isOnline: boolean; isCopy: boolean }> {
  const folder = await buildExtension('chrome', 'e2e');
  const { hostname, protocol } = new URL(url);
  if (hostname === '127.0.0.1' || hostname === 'localhost') return { folder, isOnline: false, isCopy: false };
  const copy = mkdtempSync(join(tmpdir(), 'tillguard-probe-'));
  cpSync(folder, copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as { host_permissions: string[] };
  manifest.host_permissions = [`${protocol}//${hostname}/*`];
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
  return { folder: copy, isOnline: true, isCopy: true };
}

/** Says something to the worker from a page of the extension. */
async function ask(own: Page, name: string, payload: unknown): Promise<unknown> {
  const answer = await own.evaluate((message) => chrome.runtime.sendMessage(message), {
    to: 'worker',
    name,
    payload,
  });
  const { ok, value, trouble } = answer as { ok: boolean; value: unknown; trouble?: string };
  if (!ok) throw new Error(`The extension answered ${name} with ${trouble}.`);
  return value;
}

/** Gives a till export to the extension as its views do: the bytes go into the store, the worker is told. */
async function loadTill(own: Page, path: string): Promise<void> {
  // Makes sure that there is a store.
  await ask(own, 'settings.get', {});
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await own.evaluate(
    async ({ base64, name }) => {
      const blob = new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]);
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const opening = indexedDB.open('tillguard');
        opening.onsuccess = () => done(opening.result);
        opening.onerror = () => fail(opening.error);
      });
      await new Promise<void>((done, fail) => {
        const change = db.transaction('artefacts', 'readwrite');
        change.objectStore('artefacts').put({ sha256: name, blob, addedAt: '' });
        change.oncomplete = () => done();
        change.onerror = () => fail(change.error);
      });
      db.close();
    },
    { base64: bytes.toString('base64'), name: sha256 },
  );
  const answer = (await ask(own, 'till.import', { sha256, name: basename(path) })) as { ok: boolean; why?: string };
  if (!answer.ok) throw new Error(`${path} could not be read as a till export (${answer.why}).`);
}

/**
 * A page without any list is waited for so long at least, and while it still loads or changes at most; ms. It is at rest once it has
 * been the same for a while and for some looks, of which a loaded machine takes few.
 */
const emptyPage = { least: 6000, most: 45_000, rest: 2500, looks: 3 };

/** The tab's state once it has stopped changing: read whole, and the same twice in a row. */
async function settled(own: Page, tabId: number, portal: Page): Promise<TabState> {
  const started = Date.now();
  let before = '';
  let look = '';
  let changedAt = started;
  let looks = 0;
  let isAskedAgain = false;
  for (;;) {
    const state = (await ask(own, 'tab.state', { tabId })) as TabState;
    const now = JSON.stringify([state.frames, state.findings]);
    // A page without any list yet may still be building it.
    const hasRows = state.frames.some(({ reading }) => reading.tables.length > 0);
    const age = Date.now() - started;
    if (!hasRows && age < emptyPage.most) {
      const shown = await lookOf(portal);
      const isChanged = shown.text !== look || shown.isBusy;
      looks = isChanged ? 0 : looks + 1;
      if (isChanged) changedAt = Date.now();
      look = shown.text;
    }
    const isAtRest = (looks >= emptyPage.looks && Date.now() - changedAt > emptyPage.rest) || age > emptyPage.most;
    const isOld = hasRows ? age > 2500 : age > emptyPage.least && isAtRest;
    const isSettled = state.reading === 'done' && now === before && isOld;
    if (isSettled && (hasRows || isAskedAgain)) return state;
    if (isSettled) {
      // What it shows now may have come after it was read last.
      isAskedAgain = true;
      looks = 0;
      changedAt = Date.now();
      await ask(own, 'tab.scan-once', { tabId });
    }
    if (Date.now() - started > 90_000) return state;
    before = now;
    await new Promise((done) => setTimeout(done, 700));
  }
}

/** How much stands on a page, and whether it says that more is coming. */
async function lookOf(portal: Page): Promise<{ text: string; isBusy: boolean }> {
  const looks = portal.frames().map((frame) =>
    frame
      .evaluate(() => {
        const busy = [...document.querySelectorAll('[aria-busy="true"],[role="progressbar"]')];
        return {
          text: `${document.getElementsByTagName('*').length} ${document.body?.innerText.length ?? 0}`,
          isBusy: document.readyState !== 'complete' || busy.some((element) => element.getClientRects().length > 0),
        };
      })
      // A frame that has just gone elsewhere is one that changes.
      .catch(() => ({ text: String(Math.random()), isBusy: true })),
  );
  const all = await Promise.all(looks);
  return { text: all.map(({ text }) => text).join('|'), isBusy: all.some(({ isBusy }) => isBusy) };
}

function toResult(target: string, state: TabState, language: Language): ProbeResult {
  const tables: ProbeResult['tables'] = [];
  const places = new Map<string, { table: number; row: number }>();
  for (const [frame, { reading }] of state.frames.entries()) {
    for (const { fields, shown, total, rows } of reading.tables) {
      for (const [row, { key }] of rows.entries()) places.set(key, { table: tables.length, row });
      tables.push({
        frame,
        fields,
        shown,
        total,
        rows: rows.map(({ transaction }, row) => ({ row, ...transactionRecord(transaction) })),
      });
    }
  }
  const findings = state.findings.flatMap((finding) => {
    const place = places.get(finding.key);
    if (!place) return [];
    const { rule, severity, score, reason } = finding;
    const words = hasMessage(rules, reason.key) ? say(rules, language, reason.key, reason.values) : reason.key;
    return [{ ...place, rule, severity, score, class: finding.class, reason: words }];
  });
  // A frame without a list is nothing to tell of where another has one.
  const notRead = state.frames
    .flatMap(({ reading }) => reading.notRead)
    .filter(({ what, why }) => tables.length === 0 || what !== '' || why !== 'no-table');
  return { target, tables, findings, notRead };
}

/** The same for people: what was read, what was marked, what was not read. */
export function printProbe(result: ProbeResult, language: Language): string {
  const isChinese = language === 'zh-CN';
  const lines: string[] = [];
  for (const [i, table] of result.tables.entries()) {
    const of = table.total === null ? '' : isChinese ? `,共 ${table.total} 行` : ` of ${table.total}`;
    lines.push(
      isChinese ? `表 ${i + 1}:读到 ${table.rows.length} 行${of}` : `Table ${i + 1}: ${table.rows.length} rows${of}`,
    );
    for (const [field, heading] of Object.entries(table.fields)) lines.push(`  ${field} ← ${heading}`);
    for (const finding of result.findings.filter((f) => f.table === i)) {
      const row = table.rows[finding.row]!;
      lines.push(
        `  [${finding.severity}] ${row.time ?? '?'}  ${row.amount ?? '?'} ${row.currency ?? ''}  ${finding.rule} ${finding.score.toFixed(2)}: ${finding.reason}`,
      );
    }
  }
  if (result.tables.length === 0) lines.push(isChinese ? '没有读到交易。' : 'No transactions were read.');
  for (const { what, why } of result.notRead)
    lines.push(isChinese ? `未读:${what || '页面'}(${why})` : `Not read: ${what || 'page'} (${why})`);
  return lines.join('\n');
}
