// A Chromium that IT manages: the chain comes by policy, cannot be left, changes with the policy, outlives the deletion of all data, and a
// policy with a slip in it changes nothing and says so.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinFilesOf } from '@/lib/chain/join-files';
import type { ChainStatus } from '@/lib/messaging/messages/chain-messages';
import type { JoinFile } from '@/lib/model/chain-member';
import { buildExtension } from '../harness/build-extension';
import { chainWords } from '../harness/chain-member';
import { type ChainServers, startChain } from '../harness/chain-servers';
import { idOfFolder, launchChromium, type Session } from '../harness/chromium';
import { canManage, type ManagedPolicy, managedPolicy } from '../harness/managed-policy';
import { Merchant } from '../harness/merchant';
import { openOwnPage } from '../harness/own-page';
import { admin, trialPlan } from '../harness/trial-chain';

const isPossible = canManage();
const folder = mkdtempSync(join(tmpdir(), 'tillguard-policy-'));
const c = chainWords('en');
let servers: ChainServers;
let session: Session;
let policy: ManagedPolicy;
let file: JoinFile;
let set: (chain: unknown) => void;
let settings: Page;

beforeAll(async () => {
  if (!isPossible) return;
  const build = await buildExtension();
  servers = await startChain(trialPlan(), 1);
  await servers.provision(admin);
  file = joinFilesOf(servers.plan)[0]!;
  policy = managedPolicy(folder);
  set = (chain) =>
    policy.set(
      JSON.stringify({ '3rdparty': { extensions: { [idOfFolder(build)]: chain === null ? {} : { chain } } } }),
    );
  set(file);
  session = await launchChromium({
    language: 'en-US',
    extension: { folder: build, isOnline: false },
    executable: policy.executable,
  });
  settings = await openOwnPage(session, 'options.html');
  await settings.locator('main select').first().selectOption('en');
}, 120_000);
afterAll(async () => {
  await session?.close();
  await servers?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const statusOf = (page: Page) =>
  page.evaluate(async () => {
    const answer = await chrome.runtime.sendMessage({ to: 'worker', name: 'chain.state', payload: {} });
    return (answer as { value: ChainStatus }).value;
  });
/** Waits, as long as Chromium may take to look at its policies again, until the membership is so. */
const becomes = (wanted: object) =>
  expect.poll(() => statusOf(settings), { timeout: 60_000, interval: 500 }).toMatchObject(wanted);

it.skipIf(!isPossible)(
  'joins by policy alone, and its user cannot leave',
  async () => {
    await settings.locator('[data-chain-state=connected]').waitFor({ timeout: 60_000 });
    const region = settings.getByRole('region', { name: c('heading'), exact: true });
    await region.getByText(c('state.by-it')).waitFor();
    await region.getByText(c('leave.by-it')).waitFor();
    expect(await region.getByRole('button', { name: c('leave.press') }).count()).toBe(0);
    // Nor by asking the worker behind the views.
    await settings.evaluate(() => chrome.runtime.sendMessage({ to: 'worker', name: 'chain.leave', payload: {} }));
    await becomes({ state: 'connected', member: { setBy: 'it', user: 'north-till' } });
  },
  120_000,
);

it.skipIf(!isPossible)(
  'is in the chain again once all data was deleted',
  async () => {
    const words = new Merchant(settings, 'en');
    await settings.getByRole('button', { name: words.words('data.delete'), exact: true }).click();
    await settings.getByRole('button', { name: words.words('data.delete.yes') }).click();
    await becomes({ state: 'connected', member: { setBy: 'it' } });
  },
  120_000,
);

it.skipIf(!isPossible)(
  'a policy that is no join file changes nothing, and the settings say so; taken back, the chain is left',
  async () => {
    set({ ...file, servers: ['http://not-a-server'] });
    await becomes({ isPolicyUnreadable: true, state: 'connected', member: { setBy: 'it', user: 'north-till' } });
    await settings.reload();
    await settings.getByText(c('policy.unreadable')).waitFor();
    const elsewhere = { ...file, chain: 'elsewhere' };
    const answer = await settings.evaluate(
      (payload) => chrome.runtime.sendMessage({ to: 'worker', name: 'chain.join', payload }),
      { file: elsewhere },
    );
    expect(answer).toMatchObject({ value: { ok: false, why: 'set-by-it' } });
    set({ ...file, password: undefined });
    await becomes({ isPolicyUnreadable: false, member: { setBy: 'it' } });
    set(null);
    await becomes({ state: 'none', member: null });
    await settings.getByText(c('why')).waitFor();
  },
  240_000,
);
