// A pack as Firefox builds it, in its event page: ordered as the views do it, checked with stock tools and with ours.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyCommands } from '@/lib/evidence/instructions';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { type CustodyKey, custody } from '@/lib/i18n/custody';
import { say } from '@/lib/i18n/say';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { builtPack, eventually, keptFile } from '../harness/built-pack';
import { type FirefoxSession, launchFirefox, order, shadowTextsOf } from '../harness/firefox';

let demo: DemoPortal;
let session: FirefoxSession;
let portal: Page;
let panel: Page;
let caseId: string;
const scratch = mkdtempSync(join(tmpdir(), 'tillguard-e2e-firefox-'));

beforeAll(async () => {
  demo = await startDemoPortal();
  session = await launchFirefox('zh-CN');
  const url = `${demo.origin}/antd`;
  portal = await session.openPortal(url);
  // Read and marked while it is in front: a page behind another is left for later.
  await eventually(async () => {
    const labels = await shadowTextsOf(session, portal, 'tillguard-marks');
    return labels.find((label) => label.includes('10,000.00')) ?? null;
  });
  panel = await session.openView('sidepanel', url);
}, 300_000);
afterAll(async () => {
  await session?.close();
  await demo?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Asks the background from a page of the extension, as its own views do. */
async function ask<T>(name: string, payload: unknown): Promise<T> {
  // As the views do it: an event page that the browser has just unloaded comes back.
  const answer = await eventually(() =>
    order(panel, name, payload).catch((error: Error) => {
      if (error.message.includes('Receiving end does not exist')) return null;
      throw error;
    }),
  );
  if (!answer?.ok) throw new Error(`${name}: ${answer?.trouble}`);
  return answer.value as T;
}

it('is whole to every tool, with the page pictured', async () => {
  // Firefox without a language pack shows English whatever is asked of it.
  await ask('settings.set', { merchantName: '望江楼餐饮', actor: '店长', welcomed: true, language: 'zh-CN' });
  const tabId = await panel.evaluate(() => Number(new URLSearchParams(location.search).get('tab')));
  const night = demo.data.incidents.find(({ kind }) => kind === 'C3-night-charge')!.ids[0]!;
  const key = await eventually(async () => {
    const text = JSON.stringify(await ask('tab.state', { tabId }));
    return new RegExp(`"key":"([^"]*${night}[^"]*)"`).exec(text)?.[1] ?? null;
  });
  const request = () => crypto.randomUUID();
  ({ caseId } = await ask<{ caseId: string }>('case.open', { request: request(), tabId, keys: [key] }));
  await eventually(async () => {
    await portal.bringToFront();
    const taken = await ask<{ ok: boolean }>('capture.take', { request: request(), caseId, tabId, isWhole: true });
    return taken.ok ? taken : null;
  });
  const { job, bytes } = await builtPack(panel, ask, { caseId, kind: 'police' });
  const { checks } = await verifyBag(await openZip(new Blob([bytes])));
  expect(checks.filter(({ state }) => state === 'broken')).toEqual([]);
  expect(checks.filter(({ id, state }) => id === 'captures' && state === 'proved')).toHaveLength(1);
  const zip = join(scratch, 'police.zip');
  writeFileSync(zip, bytes);
  execFileSync('unzip', ['-q', zip, '-d', scratch]);
  const root = join(scratch, job.file!.name.replace('.zip', ''));
  for (const command of [verifyCommands.sha256, verifyCommands.sha512, verifyCommands.signature])
    expect(spawnSync('bash', ['-c', command], { cwd: root }).status, command).toBe(0);
  // The whole page in one picture, as high as the page, which is higher than the window.
  const captured = join(root, 'data/20-captures/0001');
  const { scrolled, view } = JSON.parse(readFileSync(join(captured, 'capture.json'), 'utf8'));
  expect(scrolled).toMatchObject({ isComplete: true });
  expect(scrolled.heightPixels).toBeGreaterThan(view.height * view.pixelRatio);
  expect(readFileSync(join(captured, 'screenshot-full.png')).readUInt32BE(20)).toBeGreaterThanOrEqual(
    scrolled.heightPixels,
  );
  const report = join(root, 'data/00-report/report.pdf');
  expect(spawnSync('pdffonts', [report], { encoding: 'utf8' }).stdout).toContain('NotoSansSC');
}, 300_000);

it('is locked with a password at the press of a button, for 7-Zip and ours to open', async () => {
  const { job, bytes } = await builtPack(panel, ask, { caseId, kind: 'bank' });
  await panel.evaluate((id) => {
    location.href = `cases.html#/case/${id}`;
  }, caseId);
  const words = (key: CustodyKey) => say(custody, 'zh-CN', key);
  // The list's newest pack comes first; its part for handing over is opened with all folds around it.
  await panel.waitForSelector('.entries .fold', { timeout: 30_000 });
  const press = (name: string) =>
    eventually(() =>
      panel.evaluate((text) => {
        for (const fold of document.querySelectorAll('details.fold')) fold.setAttribute('open', '');
        const found = [...document.querySelectorAll('button')].find((button) => button.textContent === text);
        found?.click();
        return found ? true : null;
      }, name),
    );
  await press(words('delivery.lock'));
  await panel.waitForSelector('[data-locked="yes"] a[download]', { timeout: 60_000 });
  const [password, name] = await panel.evaluate(() => [
    document.querySelector('[data-locked="yes"] .password')!.textContent!,
    document.querySelector<HTMLAnchorElement>('[data-locked="yes"] a[download]')!.download,
  ]);
  // The name says nothing of the case.
  expect(name).toMatch(/^files-[0-9a-f]{6}\.zip$/);
  const path = join(scratch, name!);
  writeFileSync(path, await keptFile(panel, name!.slice('files-'.length, -'.zip'.length)));
  expect(execFileSync('7z', ['l', '-slt', `-p${password}`, path], { encoding: 'utf8' })).toContain('AES-256');
  expect(spawnSync('7z', ['t', '-pwrong', path]).status).not.toBe(0);
  const into = join(scratch, 'opened');
  execFileSync('7z', ['x', `-p${password}`, `-o${into}`, path], { stdio: 'ignore' });
  const inner = readFileSync(join(into, 'files.zip'));
  expect(inner.equals(Buffer.from(bytes))).toBe(true);
  const opened = await verifyBag(await openZip(new Blob([readFileSync(path)]), password));
  expect(opened.isValid).toBe(true);
  // Locking is no handing over: that is written down by the merchant; the password is kept nowhere.
  expect(JSON.stringify(await ask('case.get', { caseId }))).not.toContain(password);
  expect(job.file!.bytes).toBe(inner.byteLength);
}, 300_000);

it('opens again as a case where the case is no longer there, from the file that its merchant kept', async () => {
  const { bytes } = await builtPack(panel, ask, { caseId, kind: 'master' });
  const path = join(scratch, 'master.zip');
  writeFileSync(path, bytes);
  await ask('case.delete', { caseId });
  await panel.evaluate(() => {
    location.href = 'cases.html#/cases';
  });
  const input = await panel.waitForSelector('input[name="master-pack"]', { timeout: 30_000 });
  await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
  await panel.waitForSelector('[data-import="done"]', { timeout: 60_000 });
  expect(JSON.stringify(await ask('case.get', { caseId }))).toContain('"kind":"imported"');
}, 300_000);
