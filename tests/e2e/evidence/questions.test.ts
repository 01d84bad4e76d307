// What the merchant is asked before a pack leaves, on the case's page: whether a number that looks like a card's is one, and whether the
// bank asked for copies of identity documents. What is in the pack goes by the answers.
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { custody } from '@/lib/i18n/custody';
import { say } from '@/lib/i18n/say';
import type { FileRole, PackKind } from '@/lib/model/case-event';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { eventually } from '../harness/built-pack';
import { launchChromium, type Session } from '../harness/chromium';
import { Merchant } from '../harness/merchant';
import { askWorker } from '../harness/own-page';

const [order, card] = ['4000056655665556', '4111111111111111'];
let portal: DemoPortal;
let session: Session;
let view: Page;
let merchant: Merchant;

beforeAll(async () => {
  portal = await startDemoPortal();
  session = await launchChromium({ language: 'en-US' });
  const page = await session.openPortal(`${portal.origin}/classic`);
  view = await session.openPanel(page);
  const ask = <T>(name: string, payload: unknown) => askWorker<T>(view, name, payload);
  await ask('settings.set', { merchantName: 'Riverside', actor: 'Manager', welcomed: true, language: 'en' });
  const tabId = await session.tabIdOf(page);
  const night = portal.data.incidents.find(({ kind }) => kind === 'C3-night-charge')!.ids[0]!;
  const key = await eventually(async () => {
    const text = JSON.stringify(await ask('tab.state', { tabId }));
    return new RegExp(`"key":"([^"]*${night}[^"]*)"`).exec(text)?.[1] ?? null;
  });
  const opened = await ask<{ caseId: string }>('case.open', { request: crypto.randomUUID(), tabId, keys: [key] });
  await view.goto(`chrome-extension://${session.extensionId}/cases.html#/case/${opened.caseId}`);
  merchant = new Merchant(view, 'en');
  await view.locator('.case-head').waitFor();
}, 180_000);

afterAll(async () => {
  await session?.close();
  await portal?.close();
});

async function addFile(name: string, mimeType: string, buffer: Buffer, role: FileRole): Promise<void> {
  const fold = await merchant.unfold(merchant.words('files.heading'));
  const before = await fold.locator('.entries > li').count();
  await fold.locator('input[name="files-other"]').setInputFiles({ name, mimeType, buffer });
  await fold.getByLabel(merchant.words('files.role')).last().selectOption(role);
  await fold.getByRole('button', { name: merchant.words('files.keep', { n: 1 }) }).click();
  await fold.locator('.entries > li').nth(before).waitFor();
}

async function chosen(kind: PackKind): Promise<Locator> {
  const fold = await merchant.unfold(merchant.words('pack.heading'));
  await fold.getByLabel(merchant.words('pack.kind')).selectOption(kind);
  return fold;
}

const build = (fold: Locator) =>
  fold
    .getByRole('button', { name: new RegExp(`^(${merchant.words('pack.build')}|${merchant.words('pack.another')})$`) })
    .click();

/** The members of the newest pack, once it is valid: name below the bag's folder → bytes. */
async function saved(count: number): Promise<Map<string, Buffer>> {
  const fold = await merchant.unfold(merchant.words('pack.heading'));
  await fold
    .locator('.entries > li .saved-file')
    .nth(count - 1)
    .waitFor({ timeout: 120_000 });
  const download = await merchant.saveNewestPack();
  const bytes = new Uint8Array(await readFile(await download.path()));
  const { isValid } = await verifyBag(await openZip(new Blob([bytes])));
  expect(isValid).toBe(true);
  return new Map(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path.replace(/^[^/]+\//, ''), Buffer.from(content)]),
  );
}

it('asks what a number is that looks like a card’s; a card’s is cut, an order’s stays, and neither is asked about again', async () => {
  const lines = `order,card\n${order},${card}\n`;
  await addFile('orders.csv', 'text/csv', Buffer.from(lines), 'other');
  const fold = await chosen('master');
  await build(fold);
  const question = fold.locator('[data-numbers="2"]');
  await question.waitFor({ timeout: 120_000 });
  // What is shown is cut: the question itself must not be where a number leaks.
  expect(await view.content()).not.toMatch(new RegExp(`${order}|${card}`));
  const goOn = question.getByRole('button', { name: say(custody, 'en', 'numbers.go-on') });
  expect(await goOn.isDisabled()).toBe(true);
  const choose = async (shown: string, answer: 'order-number' | 'card-number') => {
    const one = question.getByRole('group', { name: say(custody, 'en', 'numbers.one', { shown }) });
    await one.getByLabel(say(custody, 'en', `numbers.${answer}`)).check();
  };
  await choose('400005******5556', 'order-number');
  expect(await goOn.isDisabled()).toBe(true);
  await choose('411111******1111', 'card-number');
  await goOn.click();
  const members = await saved(1);
  const path = 'data/30-records/01-orders.csv';
  expect(members.get(path)!.toString()).toBe(`order,card\n${order},411111******1111\n`);
  for (const [name, content] of members) expect(content.includes(card), name).toBe(false);
  const redactions = JSON.parse(members.get('data/60-process/redactions.json')!.toString());
  expect(redactions.others).toMatchObject([{ path, why: 'cut.numbers' }]);
  expect(redactions.numbers).toMatchObject([{ byWhom: 'Manager' }, { byWhom: 'Manager' }]);
  // The log has the answers: the next pack leaves without a question.
  await build(await chosen('police'));
  await saved(2);
});

it('an answer is taken back by one press: the next pack asks anew, and holds the number where it is an order’s after all', async () => {
  const fold = await merchant.unfold(merchant.words('pack.heading'));
  const said = fold.locator('[data-settled] > li');
  await said.getByRole('button', { name: /411111\*{6}1111/ }).click();
  await said.waitFor({ state: 'detached' });
  await build(await chosen('master'));
  const question = fold.locator('[data-numbers="2"]');
  await question.waitFor({ timeout: 120_000 });
  await question.getByRole('button', { name: say(custody, 'en', 'numbers.all') }).click();
  const members = await saved(3);
  expect(members.get('data/30-records/01-orders.csv')!.toString()).toBe(`order,card\n${order},${card}\n`);
  const redactions = JSON.parse(members.get('data/60-process/redactions.json')!.toString());
  expect(redactions.others).toEqual([]);
  expect(redactions.takenBack).toMatchObject([
    { shown: '400005******5556', answer: 'order-number' },
    { shown: '411111******1111', answer: 'card-number', takenBackBy: 'Manager' },
  ]);
});

it('puts identity documents into the bank’s pack only where the bank asked for them, with purpose and date burnt in', async () => {
  const picture = await view.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 400;
    canvas.height = 250;
    canvas.getContext('2d')!.fillRect(0, 0, 1, 1);
    return canvas.toDataURL('image/png').split(',')[1]!;
  });
  const original = Buffer.from(picture, 'base64');
  await addFile('id.png', 'image/png', original, 'identity');
  const tick = say(custody, 'en', 'pack.identity');
  // Nobody but the bank is offered it: the police get it anyhow, the acquirer never does.
  expect(await (await chosen('acquirer')).getByLabel(tick).count()).toBe(0);
  const fold = await chosen('bank');
  await build(fold);
  // The master that holds the new file comes first.
  const without = await saved(5);
  expect([...without.keys()].filter((path) => path.startsWith('data/40-people/'))).toEqual([]);
  const refused = JSON.parse(without.get('data/60-process/redactions.json')!.toString()).others;
  expect(refused).toContainEqual(expect.objectContaining({ why: 'cut.identity' }));
  await fold.getByLabel(tick).check();
  await build(fold);
  const members = await saved(6);
  const copy = members.get('data/40-people/02-id.png')!;
  expect(copy.subarray(1, 4).toString()).toBe('PNG');
  expect(copy.equals(original)).toBe(false);
  const redactions = JSON.parse(members.get('data/60-process/redactions.json')!.toString()).others;
  expect(redactions).toContainEqual(
    expect.objectContaining({ path: 'data/40-people/02-id.png', why: 'cut.watermark' }),
  );
});
