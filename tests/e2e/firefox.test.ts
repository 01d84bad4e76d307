// A real Firefox: from the portal's page to marked rows, the popup and a case; the event page unloaded between acts, the lock, a backup.
// Packs are evidence/firefox.test.ts's.
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { app } from '@/lib/i18n/app';
import { options } from '@/lib/i18n/options';
import { say } from '@/lib/i18n/say';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { type FirefoxSession, launchFirefox, order as orderFrom, shadowTextsOf } from './harness/firefox';
import { notesIn } from './harness/notes';

let demo: DemoPortal;
let session: FirefoxSession;
let url: string;
let portal: Page;
let popup: Page;
let caseId: string;
const passphrase = 'three calm words 2026';
beforeAll(async () => {
  demo = await startDemoPortal();
  // Firefox ends an event page after half a minute without work; here after two seconds.
  session = await launchFirefox('en-US', { 'extensions.background.idle.timeout': 2000 });
  url = `${demo.origin}/antd?lang=en`;
});
afterAll(async () => {
  await session?.close();
  await demo?.close();
});

async function markLabels(page: Page): Promise<string[]> {
  return (await shadowTextsOf(session, page, 'tillguard-marks')).filter((label) => label.includes('Tillguard'));
}

it('marks the night charge on the portal’s page and lists it in the popup', async () => {
  portal = await session.openPortal(url);
  await expect
    .poll(() => markLabels(portal), { timeout: 30_000, interval: 500 })
    .toContainEqual(expect.stringContaining('10,000.00'));
  popup = await session.openView('popup', url);
  await popup.waitForSelector('.status-look', { timeout: 30_000 });
  const text = await popup.evaluate(() => document.body.innerText);
  expect(text).toContain('10,000.00');
  expect(text).toContain('2026-03-01 03:12:41');
  // The case opens from here, and its first step is on screen.
  await popup.click(`button[aria-label^="${say(app, 'en', 'row.open-case')}"][aria-label*="10,000.00"]`);
  await popup.waitForSelector('[data-step=capture]', { timeout: 60_000 });
  const head = await popup.evaluate(() => document.querySelector('.case-head')!.textContent ?? '');
  expect(head).toContain('10,000.00');
  caseId = /\d{8}-[0-9A-F]{8}/.exec(head)![0];
});

const order = (name: string, payload: unknown) => orderFrom(popup, name, payload);

/** Whether the event page runs; the browser unloads it when nothing is asked of it. */
function isLoaded(): Promise<boolean> {
  return popup.evaluate(
    () =>
      (
        globalThis as unknown as { browser: { extension: { getBackgroundPage(): unknown } } }
      ).browser.extension.getBackgroundPage() !== null,
  );
}

async function unloaded(): Promise<void> {
  await expect.poll(isLoaded, { timeout: 30_000, interval: 250 }).toBe(false);
}

const notes = async () => notesIn(await order('case.get', { caseId }));

const act = (request: string, body: object) => order('case.act', { request, caseId, act: body });
const note = (request: string, text: string) => act(request, { kind: 'note-added', text });

it('unloads the event page between acts: each is there once, also where it was given again', async () => {
  expect(await note('note-00000001', 'before')).toMatchObject({ ok: true });
  expect(await isLoaded()).toBe(true);
  await unloaded();
  expect(await note('note-00000001', 'before')).toMatchObject({ ok: true });
  expect(await note('note-00000002', 'after')).toMatchObject({ ok: true });
  await unloaded();
  expect(await notes()).toEqual(['before', 'after']);
});

it('locks cases: closed for whoever asks, over an unloaded event page too; rows are marked all the same', async () => {
  expect(await order('lock.on', { passphrase, idleMinutes: 15 })).toMatchObject({ ok: true, value: { ok: true } });
  await unloaded();
  expect(await notes()).toEqual(['before', 'after']);
  await order('lock.close', {});
  expect(await order('case.get', { caseId })).toEqual({ ok: false, trouble: 'locked' });
  await portal.bringToFront();
  await portal.reload();
  await expect
    .poll(() => markLabels(portal), { timeout: 30_000, interval: 500 })
    .toContainEqual(expect.stringContaining('10,000.00'));
  expect(await order('lock.open', { passphrase: 'not this one' })).toMatchObject({ ok: true, value: { ok: false } });
  expect(await order('lock.open', { passphrase })).toMatchObject({ ok: true, value: { ok: true } });
  expect(await notes()).toEqual(['before', 'after']);
  expect(await order('lock.off', { passphrase })).toMatchObject({ ok: true, value: { ok: true } });
});

it('takes a backup that brings the case back after all was deleted', async () => {
  const exported = (await order('backup.export', { passphrase })) as { ok: boolean; value: { sha256: string } };
  expect(exported).toMatchObject({ ok: true });
  // As the options page hands a file over: its bytes stand among the artefacts when the order is given.
  const moveBytes = (sha256: string, bytes: string | null) =>
    popup.evaluate(
      async (key, kept) => {
        const open = indexedDB.open('tillguard');
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          open.onsuccess = () => resolve(open.result);
          open.onerror = () => reject(open.error);
        });
        const store = db.transaction('artefacts', kept === null ? 'readonly' : 'readwrite').objectStore('artefacts');
        const request: IDBRequest =
          kept === null
            ? store.get(key)
            : store.put({
                ...JSON.parse(kept),
                blob: new Blob([Uint8Array.from(atob(JSON.parse(kept).blob), (c) => c.charCodeAt(0))]),
              });
        const row = await new Promise<{ blob: Blob }>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        db.close();
        if (kept !== null) return '';
        let binary = '';
        for (const byte of new Uint8Array(await row.blob.arrayBuffer())) binary += String.fromCharCode(byte);
        return JSON.stringify({ ...row, blob: btoa(binary) });
      },
      sha256,
      bytes,
    );
  const file = await moveBytes(exported.value.sha256, null);
  expect(await order('data.delete-all', {})).toMatchObject({ ok: true });
  expect(await order('case.page', { filter: 'all', shop: '', words: '', limit: 10 })).toMatchObject({
    ok: true,
    value: { found: 0 },
  });
  await moveBytes(exported.value.sha256, file);
  const { sha256 } = exported.value;
  expect(await order('backup.import', { sha256, passphrase: 'another one entirely' })).toMatchObject({
    value: { ok: false },
  });
  expect(await order('backup.import', { sha256, passphrase })).toMatchObject({ ok: true, value: { ok: true } });
  expect(await notes()).toEqual(['before', 'after']);
});

it('shows the settings, and a case that was closed as closed', async () => {
  expect(
    await act('note-00000003', { kind: 'classified', outcome: 'normal', reason: 'a guest of the house' }),
  ).toMatchObject({ ok: true });
  expect(await act('note-00000004', { kind: 'closed', outcome: 'normal', note: '' })).toMatchObject({ ok: true });
  const view = await session.openView('popup', url);
  await view.waitForSelector('.case-list, [data-view]', { timeout: 60_000 });
  await expect.poll(() => view.evaluate(() => document.body.innerText)).toContain(caseId);
  await view.close();
  const settings = await session.openView('options', url);
  await settings.waitForSelector('section h2', { timeout: 60_000 });
  expect(await settings.evaluate(() => document.body.innerText)).toContain(say(options, 'en', 'lock.heading'));
  await settings.close();
});
