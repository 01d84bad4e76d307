// A member of a chain in real Firefox: joined by hand in the settings, or by what IT manages; acts go and come over a real server, also
// after the event page was unloaded; left at a press. The other member is the product's own replication in Node.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinFilesOf } from '@/lib/chain/join-files';
import { app } from '@/lib/i18n/app';
import { say } from '@/lib/i18n/say';
import type { CaseEvent } from '@/lib/model/case-event';
import type { JoinFile } from '@/lib/model/chain-member';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { type Member, member } from '@/tests/unit/chain/member';
import { eventually } from '../harness/built-pack';
import { chainWords } from '../harness/chain-member';
import { type ChainServers, startChain, until } from '../harness/chain-servers';
import { addonId, type FirefoxSession, launchFirefox, order, shadowTextsOf } from '../harness/firefox';
import { admin, bothOffices, office, till, trialPlan } from '../harness/trial-chain';

const folder = mkdtempSync(join(tmpdir(), 'tillguard-chain-firefox-'));
const c = chainWords('en');
let demo: DemoPortal;
let servers: ChainServers;
let file: JoinFile;
let session: FirefoxSession;
let other: Member;

beforeAll(async () => {
  [demo, servers] = await Promise.all([startDemoPortal(), startChain(trialPlan({ offices: bothOffices }), 1)]);
  await servers.provision(admin);
  file = joinFilesOf(servers.plan).find(({ user }) => user === till.user)!;
  other = await member(office, 'office', ['north']);
  await other.connect(servers.addresses);
}, 120_000);
afterAll(async () => {
  await session?.close();
  await other?.cut();
  await servers?.stop();
  await demo?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks the event page from a view, as views do: one that was just unloaded comes back. */
async function ask<T>(page: Page, name: string, payload: object): Promise<T> {
  const answer = await eventually(() => order(page, name, payload).catch(() => null));
  if (!answer.ok) throw new Error(`${name} was refused`);
  return answer.value as T;
}

/** Presses the button of this name, wherever it is folded away. */
async function press(page: Page, name: string): Promise<void> {
  await eventually(() =>
    page.evaluate((text) => {
      for (const fold of document.querySelectorAll('details.fold')) fold.setAttribute('open', '');
      const found = [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === text);
      found?.click();
      return found ? true : null;
    }, name),
  );
}

const textOf = (page: Page) => page.evaluate(() => document.body.innerText);
const notesAt = async (caseId: string) =>
  (await other.shelf.log('north', caseId)).flatMap(({ body: { act } }) =>
    act.kind === 'note-added' ? [act.text] : [],
  );

async function addNote(page: Page, text: string): Promise<void> {
  const label = say(app, 'en', 'note.text');
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details.fold')) fold.setAttribute('open', '');
  });
  const field = (await page.waitForSelector(`::-p-aria([name="${label}"][role="textbox"])`)) as ElementHandle<Element>;
  await field.type(text);
  await press(page, say(app, 'en', 'note.add'));
}

let caseId: string;
let casePage: Page;

it('joins in the settings; a case of before and an act of now arrive at another member, and that one’s act is seen here', async () => {
  // An event page without work is unloaded after half a minute; here somewhat sooner than the chain's page asks twice.
  session = await launchFirefox('en-US', { 'extensions.background.idle.timeout': 20_000 });
  const url = `${demo.origin}/antd?lang=en`;
  const portal = await session.openPortal(url);
  // Read and marked while it is in front: a page behind another is left for later.
  await eventually(async () => {
    const labels = await shadowTextsOf(session, portal, 'tillguard-marks');
    return labels.find((text) => text.includes('10,000.00')) ?? null;
  });
  const popup = await session.openView('popup', url);
  await popup.waitForSelector('.status-look', { timeout: 60_000 });
  await popup.click(`button[aria-label^="${say(app, 'en', 'row.open-case')}"][aria-label*="10,000.00"]`);
  await popup.waitForSelector('[data-step=capture]', { timeout: 60_000 });
  const head = await popup.evaluate(() => document.querySelector('.case-head')!.textContent ?? '');
  caseId = /\d{8}-[0-9A-F]{8}/.exec(head)![0];
  await popup.close();

  const path = join(folder, 'join.json');
  writeFileSync(path, JSON.stringify(file));
  const settings = await session.openOwnPage('options.html');
  const input = await settings.waitForSelector('input[name=join-file]', { timeout: 60_000 });
  await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
  await press(settings, c('join.press'));
  await settings.waitForSelector('[data-chain-state=connected] [data-waiting="0"]', { timeout: 60_000 });
  await settings.close();
  await until(async () => (await other.shelf.cases('north')).includes(caseId), 30_000);

  casePage = await session.openOwnPage(`cases.html#/case/${caseId}`);
  await casePage.waitForSelector('.case-head', { timeout: 60_000 });
  await addNote(casePage, 'written in Firefox');
  await until(async () => (await notesAt(caseId)).includes('written in Firefox'), 30_000);
  // Nobody touches anything for longer than Firefox keeps its event page: the page in front holds the connection.
  await new Promise((done) => setTimeout(done, 25_000));
  const before = Date.now();
  await other.act('north', caseId, { kind: 'note-added', text: 'written at the head office' });
  await expect.poll(() => textOf(casePage), { timeout: 30_000, interval: 100 }).toContain('written at the head office');
  expect(Date.now() - before).toBeLessThan(10_000);
}, 300_000);

it('leaves at a press: the case stays, and nothing goes or comes any more', async () => {
  const settings = await session.openOwnPage('options.html');
  await settings.waitForSelector('[data-chain-state=connected]', { timeout: 60_000 });
  await press(settings, c('leave.press'));
  await press(settings, c('leave.yes'));
  await expect.poll(() => textOf(settings), { timeout: 30_000 }).toContain(c('why'));
  await settings.close();
  await addNote(casePage, 'after leaving');
  await other.act('north', caseId, { kind: 'note-added', text: 'to nobody' });
  await until(async () => (await other.shelf.waiting('north')).length === 0, 30_000);
  const { events } = await ask<{ events: CaseEvent[] }>(casePage, 'case.get', { caseId });
  const texts = events.flatMap(({ body: { act } }) => (act.kind === 'note-added' ? [act.text] : []));
  expect(texts.sort()).toEqual(['after leaving', 'written at the head office', 'written in Firefox']);
  expect(await notesAt(caseId)).not.toContain('after leaving');
  await session.close();
}, 300_000);

it('joins by what IT manages, and only IT can take it out; after everything was deleted it is in the chain again', async () => {
  const managed = join(folder, 'home/.mozilla/managed-storage');
  mkdirSync(managed, { recursive: true });
  const manifest = { name: addonId, description: 'set by IT', type: 'storage', data: { chain: file } };
  writeFileSync(join(managed, `${addonId}.json`), JSON.stringify(manifest));
  session = await launchFirefox('en-US', {}, { home: join(folder, 'home') });
  const settings = await session.openOwnPage('options.html');
  await settings.waitForSelector('[data-chain-state=connected]', { timeout: 60_000 });
  const text = await textOf(settings);
  expect(text).toContain(c('state.by-it'));
  expect(text).toContain(c('leave.by-it'));
  expect(text).not.toContain(c('leave.press'));
  // The cases of its shop come to a browser that had none.
  await expect
    .poll(async () => (await ask<{ cases: number }>(settings, 'chain.state', {})).cases, { timeout: 30_000 })
    .toBe(1);
  await ask(settings, 'chain.leave', {});
  expect(await ask<{ state: string }>(settings, 'chain.state', {})).toMatchObject({ state: 'connected' });
  await ask(settings, 'data.delete-all', {});
  await expect
    .poll(async () => ask<{ state: string; cases: number }>(settings, 'chain.state', {}), { timeout: 30_000 })
    .toMatchObject({ state: 'connected', cases: 1 });
}, 300_000);
