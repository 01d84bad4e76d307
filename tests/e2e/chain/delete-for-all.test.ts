// The administrator deletes a case for the whole chain, in two real Chromiums: only on the computer that the chain has named, after a plain
// word on what stays; afterwards everybody sees by whom and when, and the server holds nothing of the case but its stone.
import { connect } from '@nats-io/transport-node';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinFilesOf } from '@/lib/chain/join-files';
import { inboxOf } from '@/lib/chain/names';
import { overNats } from '@/lib/chain/nats-connection';
import { unpack } from '@/lib/chain/parcel';
import type { CaseEvent } from '@/lib/model/case-event';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { chainWords, joinChain } from '../harness/chain-member';
import { type ChainServers, startChain } from '../harness/chain-servers';
import { launchChromium, type Session } from '../harness/chromium';
import { Merchant } from '../harness/merchant';
import { askWorker, openOwnPage } from '../harness/own-page';
import { admin, trialPlan } from '../harness/trial-chain';

const c = chainWords('en');
const reason = 'Opened by mistake: a rehearsal, not a charge.';
let demo: DemoPortal;
let servers: ChainServers;
let shop: Session;
let head: Session;
let atShop: Merchant;
let atHead: Merchant;
let caseId: string;

beforeAll(async () => {
  const starting = startChain(trialPlan(), 1);
  demo = await startDemoPortal();
  servers = await starting;
  [shop, head] = await Promise.all([
    launchChromium({ language: 'en-US' }),
    launchChromium({ language: 'en-US' }),
    servers.provision(admin),
  ]);
}, 120_000);
afterAll(async () => {
  await Promise.all([shop, head].map((session) => session?.close().catch(() => undefined)));
  await servers?.stop();
  await demo?.close();
});

const fileOf = (user: string, administrators: string[] = []) =>
  joinFilesOf({ ...servers.plan, administrators }).find((file) => file.user === user)!;

const logOf = async (page: Page) => (await askWorker<{ events: CaseEvent[] }>(page, 'case.get', { caseId })).events;

/** What the server holds of the case, and how many bytes of files of its shop. */
async function onServer() {
  const nats = await connect({
    servers: servers.addresses,
    user: admin.user,
    pass: admin.password,
    inboxPrefix: inboxOf(admin.user),
  });
  const connection = overNats(nats, 'administrator');
  const { lastSeq } = await connection.state('north');
  const all = await Promise.all(Array.from({ length: lastSeq }, (_, i) => connection.read('north', i + 1)));
  const kinds = all.flatMap((one) => (one?.subject === `case.north.${caseId}` ? [unpack(one.data)?.kind] : []));
  const info = await nats.request('JS.north.API.STREAM.INFO.OBJ_papers-north', '', { timeout: 5000 });
  await nats.close();
  return { kinds, papers: info.json<{ state: { messages: number } }>().state.messages };
}

it('is no button, and refused behind it, for a shop and for a head office’s computer that the chain has not named', async () => {
  const portal = await shop.openPortal(`${demo.origin}/antd?lang=en`);
  const panel = new Merchant(await shop.openPanel(portal), 'en');
  await panel.begin();
  await panel.pageLine();
  caseId = await panel.openCase('10,000.00');
  await shop.pressToolbarButton(portal);
  expect(await panel.capture()).toBe('');
  await panel.view.close();
  const [settings] = await Promise.all([
    joinChain(shop, 'en', fileOf('north-till')),
    joinChain(head, 'en', fileOf('admin')).then((page) => page.close()),
  ]);
  await settings.locator('[data-waiting="0"][data-files-waiting="0"]').waitFor();
  await settings.close();
  atShop = new Merchant(await openOwnPage(shop, `cases.html#/case/${caseId}`), 'en');
  atHead = new Merchant(await openOwnPage(head, 'cases.html#/cases'), 'en');
  await atHead.view.getByRole('link', { name: caseId }).click();
  for (const { view } of [atShop, atHead]) {
    await view.locator('.case-head').waitFor();
    expect(await askWorker(view, 'chain.delete', { caseId, reason })).toEqual({ is: 'not-allowed' });
    expect(await view.getByRole('button', { name: c('delete.press') }).count()).toBe(0);
  }
  const { kinds, papers } = await onServer();
  expect(kinds).not.toContain('gone');
  expect(papers).toBeGreaterThan(0);
}, 300_000);

it('named, it asks first, says what stays, and wants a reason; then the case is gone here and on the server but for its stone', async () => {
  const { device } = await askWorker<{ device: string }>(atHead.view, 'chain.state', {});
  await joinAnew(head, fileOf('admin', [device]));
  const more = await atHead.unfold(atHead.words('case.more'));
  await more.getByRole('button', { name: c('delete.press') }).click();
  const asked = more.getByRole('region', { name: c('delete.press') });
  await asked.getByText(c('delete.goes')).waitFor();
  await asked.getByText(c('delete.stays')).waitFor();
  await asked.getByRole('button', { name: c('delete.no') }).click();
  expect((await onServer()).kinds).not.toContain('gone');
  await more.getByRole('button', { name: c('delete.press') }).click();
  await asked.getByRole('button', { name: c('delete.yes') }).click();
  await asked.getByText(c('delete.reason.missing')).waitFor();
  await asked.getByLabel(c('delete.reason')).fill(reason);
  await asked.getByRole('button', { name: c('delete.yes') }).click();
  await seesDeleted(atHead.view);
  expect(await onServer()).toEqual({ kinds: ['gone'], papers: 0 });
  expect(await logOf(atHead.view)).toEqual([]);
}, 300_000);

it('a shop that does not know the administrator yet keeps its copy; with its new file the case is gone there too, by whom and when', async () => {
  expect((await logOf(atShop.view)).length).toBeGreaterThan(0);
  const settings = await openOwnPage(shop, 'options.html');
  await settings.getByText(c('deleted.refused')).waitFor();
  const { device } = await askWorker<{ device: string }>(atHead.view, 'chain.state', {});
  await joinAnew(shop, fileOf('north-till', [device]));
  await settings.getByText(c('deleted.refused')).waitFor({ state: 'detached' });
  const here = atShop.view.locator(`[data-deleted-case="${caseId}"]`);
  await here.getByRole('heading', { name: c('deleted.case', { caseId }) }).waitFor();
  expect(await here.innerText()).toContain(reason);
  expect(await here.innerText()).toMatch(/By admin, .*20\d\d/);
  expect(await logOf(atShop.view)).toEqual([]);
  await atShop.view.goto(atShop.view.url().replace(/#.*/, '#/cases'));
  await seesDeleted(atShop.view);
  expect((await onServer()).kinds).toEqual(['gone']);
}, 300_000);

/** The list says what became of the case. */
async function seesDeleted(list: Page): Promise<void> {
  await list.locator('.chain-deleted summary').click();
  const entry = list.locator(`.chain-deleted [data-deleted-case="${caseId}"]`);
  await entry.waitFor();
  expect(await entry.innerText()).toContain(reason);
  expect(await entry.innerText()).toContain('By admin');
}

/** With another file, as a member does it: from the fold below its membership. */
async function joinAnew(session: Session, file: ReturnType<typeof fileOf>): Promise<void> {
  const page = await joinChain(session, 'en', file, { again: true });
  await page.close();
}
