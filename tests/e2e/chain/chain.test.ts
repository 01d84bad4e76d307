// A chain in three real Chromiums, by hand through the extension's own views, over real NATS servers: two shops and their head office join
// in the settings, work on one case, go on without a connection, and leave.
import { mkdtempSync, openAsBlob, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinFilesOf } from '@/lib/chain/join-files';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import type { CaseEvent } from '@/lib/model/case-event';
import type { JoinFile } from '@/lib/model/chain-member';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { buildExtension } from '../harness/build-extension';
import { chainWords, joinChain } from '../harness/chain-member';
import { type ChainServers, startChain, until } from '../harness/chain-servers';
import { launchChromium, type Session } from '../harness/chromium';
import { keptTexts } from '../harness/kept-data';
import { Merchant } from '../harness/merchant';
import { askWorker, openOwnPage, powerCutOf } from '../harness/own-page';
import { admin, bothOffices, till, trialPlan } from '../harness/trial-chain';

const folder = mkdtempSync(join(tmpdir(), 'tillguard-chain-e2e-'));
const profile = join(folder, 'shop-1');
const c = chainWords('en');
let demo: DemoPortal;
let servers: ChainServers;
let files: JoinFile[];
const sessions: Record<'shop1' | 'shop2' | 'office', Session> = {} as never;

let extension: { folder: string; isOnline: false };
const launch = (ownProfile?: string) =>
  launchChromium({ language: 'en-US', extension, ...(ownProfile !== undefined && { profile: ownProfile }) });
const fileOf = (user: string) => files.find((file) => file.user === user)!;

beforeAll(async () => {
  const starting = startChain(
    trialPlan({
      shops: [
        { id: 'north', users: [till] },
        { id: 'harbour', users: [{ user: 'harbour-till', password: 'two', seesIdentity: false }] },
      ],
      offices: bothOffices,
      key: Buffer.alloc(32, 5).toString('base64'),
      defaults: { people: [{ name: 'Li Na', role: 'shift leader' }] },
    }),
    1,
  );
  // Today's: signs look at the last days.
  demo = await startDemoPortal({ today: new Date().toISOString().slice(0, 10) });
  extension = { folder: await buildExtension(), isOnline: false };
  servers = await starting;
  [sessions.shop1, sessions.shop2, sessions.office] = await Promise.all([
    launch(profile),
    launch(),
    launch(),
    servers.provision(admin),
  ]);
  files = joinFilesOf(servers.plan);
});
afterAll(async () => {
  await Promise.all(Object.values(sessions).map((session) => session.close().catch(() => undefined)));
  await servers?.stop();
  await demo?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

const logOf = async (page: Page, id: string) =>
  (await askWorker<{ events: CaseEvent[] }>(page, 'case.get', { caseId: id })).events;
const notesIn = (log: readonly CaseEvent[]) =>
  log.flatMap(({ body: { act } }) => (act.kind === 'note-added' ? [act.text] : []));

async function addNote(merchant: Merchant, text: string): Promise<void> {
  const fold = await merchant.unfold(merchant.words('note.heading'));
  await fold.getByLabel(merchant.words('note.text')).fill(text);
  await fold.getByRole('button', { name: merchant.words('note.add') }).click();
  await fold.getByText(text, { exact: true }).waitFor();
}

/** Where a pack was saved to. */
async function saved(download: Download): Promise<string> {
  const path = join(folder, `${Math.random()}-${download.suggestedFilename()}`);
  await download.saveAs(path);
  return path;
}

/** Has a saved pack verified, and gives the log that it carries. */
async function logInPack(path: string): Promise<CaseEvent[]> {
  const zip = await openZip(await openAsBlob(path));
  const report = await verifyBag(zip);
  expect(report.checks.filter(({ state }) => state === 'broken')).toEqual([]);
  expect(report.isValid).toBe(true);
  const text = await new Response(zip.stream('data/60-process/log.jsonl')).text();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as CaseEvent);
}

let caseId: string;
let shop: Merchant;
let office: Merchant;

it('a case started in a shop is continued by the head office and closed in the shop; the other shop sees nothing of it', async () => {
  // Before joining: the shop's cases until then come along.
  const portal = await sessions.shop1.openPortal(`${demo.origin}/antd?lang=en`);
  const panel = new Merchant(await sessions.shop1.openPanel(portal), 'en');
  await panel.begin();
  await panel.pageLine();
  caseId = await panel.openCase('10,000.00');
  await sessions.shop1.pressToolbarButton(portal);
  expect(await panel.capture()).toBe('');
  await panel.view.close();

  const { password: _, ...withoutPassword } = fileOf('office');
  const shown: string[] = [];
  await Promise.all([
    joinChain(sessions.shop1, 'en', fileOf('north-till'), {
      look: async (page) => shown.push(await page.getByRole('region', { name: c('join.heading') }).innerText()),
    }),
    joinChain(sessions.shop2, 'en', fileOf('harbour-till')),
    joinChain(sessions.office, 'en', withoutPassword, { password: 'three' }),
  ]);
  for (const text of [
    'trial',
    'north',
    'ws://127.0.0.1',
    c('role.shop'),
    c('defaults.people', { n: 1 }),
    c('sent.shop'),
  ])
    expect(shown[0]).toContain(text);

  const cases = await openOwnPage(sessions.office, 'cases.html#/cases');
  await cases.getByRole('link', { name: caseId }).click();
  office = new Merchant(cases, 'en');
  await office.awaitStep('confirm-facts');
  // The pictures of the capture are the shop's until somebody asks for them.
  await expect.poll(() => cases.locator('.chain-files').getAttribute('data-files-elsewhere')).not.toBe('0');
  const fetchPress = cases.getByRole('button', { name: c('files.fetch') });
  await until(async () => {
    // What the shop has not sent yet is asked for again; the button goes with the last file.
    await fetchPress.click({ timeout: 1000 }).catch(() => undefined);
    return cases.locator('.chain-files').isHidden();
  }, 30_000);
  await office.confirmFacts('unknown');
  await office.answerVoucher('matched');
  await office.decide('normal', 'The till knows it under the next day.');

  shop = new Merchant(await openOwnPage(sessions.shop1, `cases.html#/case/${caseId}`), 'en');
  await shop.close('normal.close', 'Found; the guests paid late.');
  await office.view.getByText(office.words('case.closed-note')).first().waitFor();
  const [there, here] = [await logOf(office.view, caseId), await logOf(shop.view, caseId)];
  expect(there.map(({ hash }) => hash).sort()).toEqual(here.map(({ hash }) => hash).sort());
  expect(new Set(here.map(({ body }) => body.device)).size).toBe(2);
  const other = await openOwnPage(sessions.shop2, 'cases.html#/cases');
  await other.getByText(shop.words('cases.none')).waitFor();
  expect(await logOf(other, caseId)).toEqual([]);
}, 300_000);

it('the same card in trouble at both shops: the head office sees which, each shop that it is not alone, with its own rows', async () => {
  const seen = await Promise.all(
    [sessions.shop1, sessions.shop2].map(async (session) => {
      const portal = await session.openPortal(`${demo.origin}/antd?lang=en`);
      const view = await session.openPanel(portal);
      // It opens where it was left: at the case.
      await new Merchant(view, 'en').home();
      const sign = view.locator('.chain-signs [data-sign=card]').first();
      await sign.waitFor({ timeout: 60_000 });
      const text = await sign.innerText();
      await view.close();
      await portal.close();
      return text;
    }),
  );
  for (const text of seen) {
    expect(text).toContain('2 shops');
    expect(text).not.toMatch(/north|harbour/);
  }
  const signs = await openOwnPage(sessions.office, 'cases.html#/cases');
  const sign = signs.locator('.chain-signs [data-sign=card]').first();
  await sign.waitFor();
  expect(await sign.innerText()).toMatch(/harbour.*north/);
  await sign.getByRole('button', { name: c('sign.aside') }).click();
  await signs.getByText(c('sign.aside.done')).waitFor();
  await signs.close();
}, 300_000);

it('packs of both sides verify and carry the same whole log', async () => {
  const ofOffice = await logInPack(await saved(await office.exportAnotherPack('master')));
  const shopsPack = await saved(await shop.exportAnotherPack('master'));
  const ofShop = await logInPack(shopsPack);
  const known = new Set(ofOffice.map(({ hash }) => hash));
  // The text differs in the order of keys; the hash is of the canonical form.
  expect(ofShop.filter(({ hash }) => known.has(hash))).toHaveLength(known.size);
  expect(ofShop.filter(({ hash }) => !known.has(hash)).map(({ body }) => body.act.kind)).toEqual(['exported']);

  // The shop's pack is saved at the head office too, byte for byte: fetched at the press that makes it ready.
  const packs = await office.unfold(office.words('pack.heading'));
  await expect.poll(() => packs.locator('.entries > li').count()).toBe(2);
  const newest = packs.locator('.entries > li').first();
  await expect
    .poll(async () => {
      const link = newest.locator('a[download]');
      if ((await link.count()) === 0) await newest.locator('.saved-file button').click();
      await newest.locator('a[download], .problem').first().waitFor();
      return link.count();
    })
    .toBe(1);
  expect(readFileSync(await saved(await office.saveNewestPack()))).toEqual(readFileSync(shopsPack));
}, 300_000);

it('the browser is killed with a full outbox while no server answers: every act arrives, once', async () => {
  const settings = await openOwnPage(sessions.shop1, 'options.html');
  await settings.locator('[data-chain-state=connected] [data-waiting="0"]').waitFor();
  await servers.kill(0);
  await settings.locator('[data-chain-state=offline], [data-chain-state=connecting]').waitFor();
  const notes = ['first without a connection', 'second without a connection', 'third without a connection'];
  for (const text of notes) await addNote(shop, text);
  await settings.locator('[data-waiting="3"]').waitFor();
  await (await powerCutOf(sessions.shop1))();
  await servers.start(0);
  sessions.shop1 = await launch(profile);
  await expect.poll(async () => notesIn(await logOf(office.view, caseId))).toEqual(notes);
  const again = await openOwnPage(sessions.shop1, 'options.html');
  await again.locator('[data-chain-state=connected] [data-waiting="0"][data-files-waiting="0"]').waitFor();
  expect(notesIn(await logOf(again, caseId))).toEqual(notes);
}, 300_000);

it('who deletes everything is in no chain any more, and what it knew of the chain is gone', async () => {
  const settings = await openOwnPage(sessions.shop2, 'options.html');
  await settings.locator('[data-chain-state=connected]').waitFor();
  const words = new Merchant(settings, 'en');
  await settings.getByRole('button', { name: words.words('data.delete'), exact: true }).click();
  await settings.getByRole('button', { name: words.words('data.delete.yes') }).click();
  await settings.getByText(c('why')).waitFor();
  // Long enough for what was under way.
  await new Promise((done) => setTimeout(done, 1000));
  const kept = await keptTexts(settings);
  expect(kept.filter((text) => /^tillguard\/(chain|caseShops|outbox|fileParts)/.test(text))).toEqual([]);
}, 300_000);

it('who leaves keeps the cases, and sends and gets nothing more', async () => {
  const settings = await openOwnPage(sessions.shop1, 'options.html');
  await settings.getByRole('button', { name: c('leave.press') }).click();
  await settings.getByText(c('leave.ask')).waitFor();
  await settings.getByRole('button', { name: c('leave.yes') }).click();
  await settings.getByText(c('why')).waitFor();
  shop = new Merchant(await openOwnPage(sessions.shop1, `cases.html#/case/${caseId}`), 'en');
  await addNote(shop, 'after leaving');
  await addNote(office, 'to nobody');
  const own = notesIn(await logOf(shop.view, caseId));
  expect(own).toContain('after leaving');
  expect(own).not.toContain('to nobody');
  await expect.poll(async () => (await askWorker<{ waiting: number }>(office.view, 'chain.state', {})).waiting).toBe(0);
  expect(notesIn(await logOf(office.view, caseId))).not.toContain('after leaving');
}, 300_000);
