// With no chain configured: what the browser itself says of the scripts that it parsed, in the worker, the offscreen document and every
// view; no permission, no alarm, no socket. The same instruments see all of it once a chain is joined.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinFilesOf } from '@/lib/chain/join-files';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { buildExtension } from '../harness/build-extension';
import { joinChain } from '../harness/chain-member';
import { type ChainServers, startChain } from '../harness/chain-servers';
import { launchChromium, type Session } from '../harness/chromium';
import { Merchant } from '../harness/merchant';
import { requestsIn } from '../harness/net-log';
import { openOwnPage } from '../harness/own-page';
import { type ScriptsRun, watchScripts } from '../harness/scripts-run';
import { admin, trialPlan } from '../harness/trial-chain';

/** Words that stand in the chain's own code and in the client of its servers, and nowhere else. */
const marks = ['Nats-Expected-Last-Subject-Sequence', 'STREAM.MSG.GET', 'ClosedConnectionError'];

const folder = mkdtempSync(join(tmpdir(), 'tillguard-without-chain-'));
const netLog = join(folder, 'net-log.json');
let build: string;
let demo: DemoPortal;
let session: Session;
let run: ScriptsRun;
let servers: ChainServers | undefined;
let isClosed = false;

beforeAll(async () => {
  [demo, build] = await Promise.all([startDemoPortal(), buildExtension()]);
  session = await launchChromium({ language: 'en-US', netLog });
  run = await watchScripts(session);
});
afterAll(async () => {
  if (!isClosed) await session?.close();
  await servers?.stop();
  await demo?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Files of the build that hold one of these words. */
function filesWith(word: string): string[] {
  const files = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  return files.filter((file) => readFileSync(join(build, file), 'utf8').includes(word));
}

/** Contexts that ran code of the chain's, and what. */
function chainRun(): string[] {
  const chunks = new Set(marks.flatMap(filesWith));
  return [...run.scripts()].flatMap(([url, where]) => {
    const file = new URL(url).pathname.slice(1);
    return chunks.has(file) ? [...where].map((context) => `${context}: ${file}`) : [];
  });
}

const contextsRun = () => new Set([...run.scripts().values()].flatMap((where) => [...where]));

/** What the worker may do and has set. */
async function granted() {
  const page = await openOwnPage(session, 'options.html');
  const found = await page.evaluate(async () => ({
    permissions: await chrome.permissions.getAll(),
    alarms: (await chrome.alarms.getAll()).map(({ name }) => name),
  }));
  await page.close();
  return found;
}

it('a case is opened, worked on, packed, and every view is seen: nothing of the chain’s was parsed anywhere', async () => {
  const { permissions } = await granted();
  const portal = await session.openPortal(`${demo.origin}/antd?lang=en`);
  const panel = new Merchant(await session.openPanel(portal), 'en');
  await panel.begin();
  await panel.pageLine();
  await panel.openCase('10,000.00');
  await session.pressToolbarButton(portal);
  expect(await panel.capture()).toBe('');
  await panel.exportAnotherPack('master');
  for (const path of ['popup.html?tab=-1', 'options.html', 'cases.html#/cases', 'cases.html#/records']) {
    const page = await openOwnPage(session, path);
    await page.locator('main').waitFor();
    await page.close();
  }
  // Begun anew, with nothing of what it had loaded before.
  await session.stopWorker();
  await openOwnPage(session, 'cases.html#/cases').then((page) => page.locator('main').waitFor());
  for (const word of marks) expect(filesWith(word), word).not.toEqual([]);
  const contexts = contextsRun();
  for (const kind of ['service_worker', 'offscreen.html', 'sidepanel.html', 'popup.html', 'options.html', 'cases.html'])
    expect(
      [...contexts].some((one) => one.includes(kind)),
      `${kind} among ${[...contexts].join(', ')}`,
    ).toBe(true);
  expect(chainRun()).toEqual([]);
  const now = await granted();
  expect(now.permissions).toEqual(permissions);
  expect(now.alarms).not.toContain('chain');
}, 300_000);

it('once a chain is joined the same instruments see its code, in the offscreen document alone', async () => {
  servers = await startChain(trialPlan(), 1);
  await servers.provision(admin);
  await joinChain(session, 'en', joinFilesOf(servers.plan)[0]!);
  await expect.poll(() => chainRun().length).toBeGreaterThan(0);
  for (const one of chainRun()) expect(one).toContain('offscreen.html');
  expect((await granted()).alarms).toContain('chain');
  await session.close();
  isClosed = true;
  const sockets = requestsIn(netLog).filter(({ url }) => url.startsWith('ws'));
  // Of the whole run: there were none before the chain had servers.
  expect(sockets.length).toBeGreaterThan(0);
  for (const { url } of sockets)
    expect(servers.webAddresses.map((one) => new URL(one).host)).toContain(new URL(url).host);
}, 300_000);
