// Two real browsers and three real servers through one bad hour: clocks wrong by a day, one browser's news lost, doubled and out of order
// all the time, a server killed while both write, a second, then all gone while both go on, one browser killed with a full outbox.
// Afterwards both hold the same case: every act that was acknowledged is there once, and every device's chain is whole. Then the servers
// are set back to an old backup, and get from the two what they have lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinFilesOf } from '@/lib/chain/join-files';
import { newsSubject } from '@/lib/chain/names';
import { checkLog, deviceId, fromBase64 } from '@/lib/model/case-chain';
import type { CaseEvent } from '@/lib/model/case-event';
import { foldCase } from '@/lib/response/fold';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { member } from '@/tests/unit/chain/member';
import { buildExtension } from '../harness/build-extension';
import { chainWords, joinChain } from '../harness/chain-member';
import { type ChainServers, startChain, until } from '../harness/chain-servers';
import { launchChromium, type Session } from '../harness/chromium';
import { Merchant } from '../harness/merchant';
import { moveWorkerClock } from '../harness/moved-clock';
import { type MuddledLine, startMuddledLine } from '../harness/muddled-line';
import { askWorker, openOwnPage, powerCutOf } from '../harness/own-page';
import { admin, bothOffices, trialPlan } from '../harness/trial-chain';

const folder = mkdtempSync(join(tmpdir(), 'tillguard-faults-'));
const profile = join(folder, 'shop');
const c = chainWords('en');
/** ms */
const day = 86_400_000;
let demo: DemoPortal;
let servers: ChainServers;
/** the head office's lines, one to each server */
let lines: MuddledLine[];
let shop: Session;
let office: Session;
let caseId: string;
let atShop: Page;
let atOffice: Page;
/** what was acknowledged: the view has said that it is kept */
const written: string[] = [];

const launch = async (own?: string) =>
  launchChromium({
    language: 'en-US',
    extension: { folder: await buildExtension(), isOnline: false },
    ...(own !== undefined && { profile: own }),
  });

beforeAll(async () => {
  const starting = startChain(trialPlan({ replicas: 3, offices: bothOffices }), 3);
  demo = await startDemoPortal();
  servers = await starting;
  lines = await Promise.all(servers.webAddresses.map((address) => startMuddledLine(address, newsSubject('north'))));
  [shop, office] = await Promise.all([launch(profile), launch(), servers.provision(admin)]);
}, 180_000);
afterAll(async () => {
  await Promise.all([shop, office].map((session) => session?.close().catch(() => undefined)));
  await Promise.all((lines ?? []).map((line) => line.close()));
  await servers?.stop();
  await demo?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

const logOf = async (page: Page) => (await askWorker<{ events: CaseEvent[] }>(page, 'case.get', { caseId })).events;
const waitingAt = async (page: Page) => (await askWorker<{ waiting: number }>(page, 'chain.state', {})).waiting;

/** Writes so many notes, each as fast as it is acknowledged. */
async function write(page: Page, who: string, many: number): Promise<void> {
  for (let i = 0; i < many; i++) {
    const text = `${who} ${i}`;
    const act = { kind: 'note-added', text };
    await askWorker(page, 'case.act', { request: crypto.randomUUID(), caseId, act });
    written.push(text);
  }
}

/** Public keys of all devices that a browser has met, its own among them: device id → key. */
async function keysAt(page: Page): Promise<Map<string, CryptoKey>> {
  const spkis = await page.evaluate(async () => {
    const open = indexedDB.open('tillguard');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const request = db.transaction('chain').objectStore('chain').getAll(IDBKeyRange.bound('device/', 'device/\uffff'));
    const rows = await new Promise<{ value: { body: { spki: string } } }[]>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    db.close();
    return rows.map(({ value }) => value.body.spki);
  });
  const signing = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const keys = await Promise.all(
    spkis.map((spki) => crypto.subtle.importKey('spki', fromBase64(spki), signing, true, ['verify'])),
  );
  return new Map(await Promise.all(keys.map(async (key) => [await deviceId(key), key] as const)));
}

it('a server dies while both write, all are gone, a browser is killed with a full outbox: both end with the same whole case', async () => {
  const portal = await shop.openPortal(`${demo.origin}/antd?lang=en`);
  const panel = new Merchant(await shop.openPanel(portal), 'en');
  await panel.begin();
  await panel.pageLine();
  caseId = await panel.openCase('10,000.00');
  await panel.view.close();
  await portal.close();
  const files = joinFilesOf(servers.plan);
  [atShop, atOffice] = await Promise.all([
    joinChain(shop, 'en', files.find(({ user }) => user === 'north-till')!),
    joinChain(office, 'en', {
      ...files.find(({ user }) => user === 'office')!,
      servers: lines.map(({ address }) => address),
    }),
  ]);
  await until(async () => (await logOf(atOffice)).length > 0, 30_000);
  await Promise.all([moveWorkerClock(shop.context, day), moveWorkerClock(office.context, -day)]);
  await Promise.all([write(atShop, 'shop, a day ahead', 6), write(atOffice, 'office, a day behind', 6)]);
  servers.backUp();

  // The server that leads the shop's stream, while both write.
  const leader = await servers.leaderOf('north', admin);
  const writing = [write(atShop, 'shop, a server dies', 8), write(atOffice, 'office, a server dies', 8)];
  await until(() => written.length >= 4, 30_000, 5);
  await servers.kill(leader);
  await Promise.all(writing);

  // A second one: what is left can be read alone, the settings say so, and the work goes on.
  const [second, third] = [0, 1, 2].filter((node) => node !== leader);
  await servers.kill(second!);
  await write(atShop, 'shop, one server left', 1);
  await atShop.locator('[data-chain-state=read-only]').getByText(c('state.read-only')).waitFor({ timeout: 60_000 });

  // No network at all for some work on both sides, and the shop's browser killed in the middle of its own.
  await servers.kill(third!);
  await Promise.all([write(atShop, 'shop, cut off', 5), write(atOffice, 'office, cut off', 5)]);
  expect(await waitingAt(atShop)).toBeGreaterThanOrEqual(5);
  const cut = await powerCutOf(shop);
  const last = write(atShop, 'shop, dying', 20).catch(() => undefined);
  await until(() => written.includes('shop, dying 2'), 30_000, 5);
  await cut();
  await last;
  shop = await launch(profile);
  atShop = await openOwnPage(shop, 'options.html');
  await write(atShop, 'shop, started again', 2);
  expect(await waitingAt(atShop)).toBeGreaterThanOrEqual(7);

  await Promise.all([0, 1, 2].map((node) => servers.start(node)));
  await until(
    async () => {
      const [here, there] = await Promise.all([logOf(atShop), logOf(atOffice)]);
      return here.length === there.length && (await waitingAt(atShop)) + (await waitingAt(atOffice)) === 0;
    },
    90_000,
    250,
  );
  const [here, there] = await Promise.all([logOf(atShop), logOf(atOffice)]);
  expect(here.map(({ hash }) => hash).sort()).toEqual(there.map(({ hash }) => hash).sort());
  const ahead = here.filter(({ body: { at } }) => Date.parse(at) > Date.now() + day / 2);
  const behind = here.filter(({ body: { at } }) => Date.parse(at) < Date.now() - day / 2);
  expect(Math.min(ahead.length, behind.length)).toBeGreaterThanOrEqual(6);
  expect(foldCase(there)).toEqual(foldCase(here));
  const muddled = lines.map((line) => line.counts());
  for (const what of ['lost', 'twice', 'late'] as const)
    expect(
      muddled.reduce((sum, counts) => sum + counts[what], 0),
      what,
    ).toBeGreaterThan(0);
  const notes = here.flatMap(({ body: { act } }) => (act.kind === 'note-added' ? [act.text] : []));
  expect(new Set(notes).size).toBe(notes.length);
  // One that was under way when the browser died may be there as well.
  expect(notes).toEqual(expect.arrayContaining(written));
  expect(notes.length - written.length).toBeLessThanOrEqual(1);
  const [ofShop, ofOffice] = await Promise.all([keysAt(atShop), keysAt(atOffice)]);
  expect(ofShop.size).toBe(2);
  expect(await checkLog(here, ofShop)).toEqual([]);
  expect(await checkLog(there, ofOffice)).toEqual([]);
}, 240_000);

it('servers set back to an old backup are given by the two what they lack: whoever comes new reads the whole case from them', async () => {
  const whole = (await logOf(atShop)).map(({ hash }) => hash).sort();
  await Promise.all([0, 1, 2].map((node) => servers.kill(node)));
  servers.restore();
  await Promise.all([0, 1, 2].map((node) => servers.start(node)));
  const newcomer = await member({ user: 'office', password: 'three' }, 'office', ['north']);
  await newcomer.connect(servers.addresses);
  try {
    await until(() => newcomer.shelf.hashes('north', caseId).length === whole.length, 90_000, 250);
    expect(newcomer.shelf.hashes('north', caseId).sort()).toEqual(whole);
    for (const page of [atShop, atOffice]) {
      expect((await logOf(page)).map(({ hash }) => hash).sort()).toEqual(whole);
      expect(await waitingAt(page)).toBe(0);
    }
  } finally {
    await newcomer.cut();
  }
}, 180_000);
