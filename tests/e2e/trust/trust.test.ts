// Trust, in a real Chromium, by hand through the extension's own views: cases locked with a passphrase while marking goes on, hostile
// and huge pages, the extension updated under an open page, and the browser killed.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { app } from '@/lib/i18n/app';
import { options } from '@/lib/i18n/options';
import { say } from '@/lib/i18n/say';
import { buildExtension, changeManifest } from '../harness/build-extension';
import { launchChromium, type Session } from '../harness/chromium';
import { keptTexts } from '../harness/kept-data';
import { awaitMark, marksOn } from '../harness/marks';
import { notesIn } from '../harness/notes';
import { openOwnPage, powerCutOf } from '../harness/own-page';
import { forgePresses, type HostilePages, hostileTexts, nothing, servePages, whatItGot } from './hostile-page';

const scratch = mkdtempSync(join(tmpdir(), 'tillguard-trust-'));
const profile = join(scratch, 'profile');
const extension = join(scratch, 'extension');
const passphrase = 'three calm words 2026';
const secret = 'the night porter saw a grey van';
const o = (key: keyof typeof options.en) => say(options, 'en', key);
let pages: HostilePages;
let origin: string;
let session: Session;

beforeAll(async () => {
  pages = await servePages();
  ({ origin } = pages);
  // A copy, which a test may update.
  cpSync(await buildExtension(), extension, { recursive: true });
  // Without its developers' mode Chromium does not take up an unpacked extension again.
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const preferences = { extensions: { ui: { developer_mode: true } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  session = await launch();
});
afterAll(async () => {
  await session?.close();
  pages?.close();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
});

function launch(): Promise<Session> {
  return launchChromium({ language: 'en-US', profile, extension: { folder: extension, isOnline: false } });
}

/** Says something to the worker as a page of ours does. */
function order(view: Page, name: string, payload: unknown): Promise<{ ok: boolean; value?: never; trouble?: string }> {
  return view.evaluate((message) => chrome.runtime.sendMessage({ to: 'worker', ...message }), { name, payload });
}

const ownPage = (path: string) => openOwnPage(session, path);

async function notesOf(view: Page, caseId: string): Promise<string[]> {
  return notesIn(await order(view, 'case.get', { caseId }));
}

let portal: Page;
let caseId: string;

describe('a hostile page', () => {
  it('is read and marked, runs nothing, learns nothing but that we are there', async () => {
    portal = await session.openPortal(origin);
    await awaitMark(portal, 'TX900003', 60_000);
    const before = await marksOn(portal);
    await portal.evaluate(forgePresses);
    expect(await portal.evaluate(whatItGot)).toMatchObject(nothing);
    expect(await marksOn(portal)).toEqual(before);
  });

  it('with more elements than can be read is left alone and says so; with a cell of 10 MB it is read', async () => {
    const huge = await session.openPortal(`${origin}/elements`);
    const asker = await ownPage(`popup.html?tab=${await session.tabIdOf(huge)}`);
    await asker
      .locator('.status-unreadable')
      .getByText(say(app, 'en', 'notRead.too-large'))
      .waitFor({ timeout: 100_000 });
    expect(await huge.evaluate(() => document.querySelector('tillguard-marks'))).toBe(null);
    // It answers: nothing of ours holds it up.
    const turn = await huge.evaluate(() => {
      const start = performance.now();
      return new Promise<number>((done) => setTimeout(() => done(performance.now() - start), 0));
    });
    expect(turn).toBeLessThan(10_000);
    await asker.close();
    await huge.close();
    const cell = await session.openPortal(`${origin}/cell`);
    const beside = await ownPage(`popup.html?tab=${await session.tabIdOf(cell)}`);
    await beside.locator('.status-look').waitFor({ timeout: 100_000 });
    await beside.close();
    await cell.close();
  }, 240_000);

  it('its texts are texts in the popup and in the case', async () => {
    const settings = await ownPage('options.html');
    expect(await order(settings, 'settings.set', { language: 'en', welcomed: true })).toMatchObject({ ok: true });
    await settings.close();
    const panel = await session.openPanel(portal);
    panel.setDefaultTimeout(30_000);
    await panel
      .locator(`button[aria-label^="${say(app, 'en', 'row.open-case')}"]`)
      .first()
      .click();
    await panel.locator('.case-head').waitFor();
    caseId = (await panel.locator('.case-head').innerText()).match(/\d{8}-[0-9A-F]{8}/)![0];
    await panel.getByText(hostileTexts.markup).first().waitFor({ state: 'attached' });
    expect(await panel.locator('img[src=x], main script').count()).toBe(0);
    expect(await panel.evaluate(() => (globalThis as { wasRun?: number }).wasRun ?? null)).toBeNull();
    await order(panel, 'case.act', { request: 'note-00000000', caseId, act: { kind: 'note-added', text: secret } });
    expect(await notesOf(panel, caseId)).toEqual([secret]);
    await panel.close();
  });
});

describe('an update of the extension', () => {
  it('under an open page takes the old marks down, reads the page anew by itself, and loses nothing', async () => {
    const before = await portal.evaluateHandle(() => document.querySelector('tillguard-marks:not(#fake)')!);
    const view = await ownPage('popup.html?tab=-1');
    changeManifest(extension, { version: '9.9.9' });
    // The answer is lost with the page that asked.
    await view.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await expect.poll(() => before.evaluate((host) => host.isConnected), { timeout: 30_000 }).toBe(false);
    await awaitMark(portal, 'TX900003', 30_000);
    expect(await portal.evaluate(() => document.querySelectorAll('tillguard-marks:not(#fake)').length)).toBe(1);
    const after = await ownPage('popup.html?tab=-1');
    expect(await after.evaluate(() => chrome.runtime.getManifest().version)).toBe('9.9.9');
    expect(await notesOf(after, caseId)).toEqual([secret]);
    await after.close();
  });
});

describe('locked at rest', () => {
  it('is turned on in the options, and what lies in the store says nothing of the case', async () => {
    const page = await ownPage('options.html');
    expect((await keptTexts(page)).join('\n')).toContain(secret);
    const part = page.locator('section', { has: page.getByRole('heading', { name: o('lock.heading') }) });
    await part.getByLabel(o('backup.passphrase'), { exact: true }).fill(passphrase);
    await part.getByLabel(o('backup.again')).fill(passphrase);
    await part.getByRole('button', { name: o('lock.turn-on') }).click();
    await part.getByRole('status').getByText(o('lock.is-on'), { exact: true }).waitFor();
    const kept = (await keptTexts(page)).join('\n');
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(passphrase);
    await part.getByRole('button', { name: o('lock.now') }).click();
    await page.getByRole('heading', { name: o('lock.locked') }).waitFor();
    await page.close();
  });

  it('while it is locked rows are still marked, and the worker gives nothing away, stopped and begun anew or not', async () => {
    await session.stopWorker();
    await portal.reload();
    await awaitMark(portal, 'TX900003', 60_000);
    const panel = await session.openPanel(portal);
    panel.setDefaultTimeout(30_000);
    await panel
      .locator('[data-view=locked]')
      .getByRole('heading', { name: o('lock.locked') })
      .waitFor();
    expect(await order(panel, 'case.get', { caseId })).toEqual({ ok: false, trouble: 'locked' });
    await panel.getByLabel(o('backup.passphrase')).fill('not this one');
    await panel.getByRole('button', { name: o('lock.open'), exact: true }).click();
    await panel.getByText(o('lock.wrong')).waitFor();
    await panel.getByLabel(o('backup.passphrase')).fill(passphrase);
    await panel.getByRole('button', { name: o('lock.open'), exact: true }).click();
    await panel.locator('main:not([data-view=locked])').waitFor();
    expect(await notesOf(panel, caseId)).toEqual([secret]);
    await panel.close();
  });
});

describe('the browser is killed', () => {
  it('in the middle of writing: what was acknowledged is there once, what was locked is locked', async () => {
    const view = await ownPage('popup.html?tab=-1');
    const acknowledged: string[] = [];
    const cutPower = await powerCutOf(session);
    for (let n = 1; n <= 5; n++) {
      const act = { kind: 'note-added', text: `note ${n}` };
      const answer = await order(view, 'case.act', { request: `note-0000000${n}`, caseId, act });
      if (answer.ok) acknowledged.push(act.text);
    }
    // One more is under way when it happens: it may be there or not, but not twice.
    void order(view, 'case.act', {
      request: 'note-00000009',
      caseId,
      act: { kind: 'note-added', text: 'under way' },
    }).catch(() => undefined);
    await cutPower();
    session = await launch();
    const again = await ownPage('popup.html?tab=-1');
    expect(await order(again, 'case.get', { caseId })).toEqual({ ok: false, trouble: 'locked' });
    expect(await order(again, 'lock.open', { passphrase })).toMatchObject({ ok: true, value: { ok: true } });
    const act = { kind: 'note-added', text: 'under way' };
    expect(await order(again, 'case.act', { request: 'note-00000009', caseId, act })).toMatchObject({ ok: true });
    expect(acknowledged).toHaveLength(5);
    expect(await notesOf(again, caseId)).toEqual([secret, ...acknowledged, 'under way']);
    await again.close();
  });
});
