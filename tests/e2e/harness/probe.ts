// What the built extension reads and marks on one page, in the form of `npm run probe -- --json`.
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { rules } from '@/lib/i18n/rules';
import { hasMessage, type Language, say } from '@/lib/i18n/say';
import type { TabState } from '@/lib/messaging/messages';
import type { Finding } from '@/lib/model/finding';
import type { NotRead } from '@/lib/model/reading';
import { transactionRecord } from '@/lib/model/transaction-record';
import { buildExtension } from './build-extension';
import { launchChromium } from './chromium';

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
  const served = /^https?:\/\//.test(target) ? null : await serveFile(target);
  const url = served?.url ?? target;
  const extension = await buildFor(url);
  const session = await launchChromium({ language: options.language === 'en' ? 'en-US' : 'zh-CN', extension });
  try {
    if (options.now !== null) {
      const now = options.now;
      await session.context.addInitScript((clock) => {
        document.addEventListener('DOMContentLoaded', () =>
          document.documentElement.setAttribute('data-tillguard-now', clock),
        );
      }, now);
    }
    const page = await session.openPortal(url).catch(() => {
      throw new Error(`${target} could not be opened.`);
    });
    const panel = await session.openPanel(page);
    const tabId = await session.tabIdOf(page);
    if (options.till !== null) await loadTill(panel, options.till);
    let state = await settled(panel, tabId);
    if ((options.pages > 1 || options.scroll) && state.frames.some((frame) => frame.reading.tables.length > 0)) {
      await ask(panel, 'tab.walk', { tabId, pages: options.pages, scroll: options.scroll });
      state = await settled(panel, tabId);
    }
    return toResult(target, state, options.language);
  } finally {
    await session.close();
    served?.server.close();
  }
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
async function buildFor(url: string): Promise<{ folder: string; isOnline: boolean }> {
  const folder = await buildExtension('chrome', 'e2e');
  const { hostname, protocol } = new URL(url);
  if (hostname === '127.0.0.1' || hostname === 'localhost') return { folder, isOnline: false };
  const copy = mkdtempSync(join(tmpdir(), 'tillguard-probe-'));
  cpSync(folder, copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as { host_permissions: string[] };
  manifest.host_permissions = [`${protocol}//${hostname}/*`];
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
  return { folder: copy, isOnline: true };
}

/** Says something to the worker from a page of the extension. */
async function ask(panel: Page, name: string, payload: unknown): Promise<unknown> {
  const answer = await panel.evaluate((message) => chrome.runtime.sendMessage(message), {
    to: 'worker',
    name,
    payload,
  });
  const { ok, value, trouble } = answer as { ok: boolean; value: unknown; trouble?: string };
  if (!ok) throw new Error(`The extension answered ${name} with ${trouble}.`);
  return value;
}

async function loadTill(panel: Page, path: string): Promise<void> {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`);
  await panel.locator('input[type=file][name=till]').setInputFiles(path);
  await panel.locator('[data-till-state=done],[data-till-state=failed]').first().waitFor({ timeout: 60_000 });
  if ((await panel.locator('[data-till-state=failed]').count()) > 0)
    throw new Error(`${path} could not be read as a till export.`);
}

/** The tab's state once it has stopped changing: read whole, and the same twice in a row. */
async function settled(panel: Page, tabId: number): Promise<TabState> {
  const started = Date.now();
  let before = '';
  for (;;) {
    const state = (await ask(panel, 'tab.state', { tabId })) as TabState;
    const now = JSON.stringify([state.frames, state.findings]);
    const isOld = Date.now() - started > 2500;
    if (state.reading === 'done' && now === before && isOld) return state;
    if (Date.now() - started > 60_000) return state;
    before = now;
    await new Promise((done) => setTimeout(done, 700));
  }
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
  return { target, tables, findings, notRead: state.frames.flatMap(({ reading }) => reading.notRead) };
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
