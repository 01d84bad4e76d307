// Every view, in both languages, light and dark, at 320 × 256 px (what 1280 × 1024 is at 400 % zoom, WCAG 1.4.10): no accessibility
// fault that axe knows, nothing cut off sideways or to be scrolled both ways but tables, no English among the Chinese, and everything that can be pressed is reached by Tab alone and has a name.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { options } from '@/lib/i18n/options';
import { type Language, say } from '@/lib/i18n/say';
import type { TabState } from '@/lib/messaging/messages/portal-messages';
import { launchChromium, type Session } from '@/tests/e2e/harness/chromium';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { shopKinds } from '@/tests/portals/visits/shops';
import { statementOf } from '@/tests/portals/visits/statement';
import { visitOf } from '@/tests/portals/visits/visit';
import { askWorker } from '../harness/own-page';
import { type CasesAtSteps, everyView, faultsOf, openCases, whenWhole } from './every-view';

let portal: DemoPortal;
let session: Session;
let view: Page;
let tabId: number;
/** cases at each kind of step, opened once */
let cases: CasesAtSteps;

beforeAll(async () => {
  portal = await startDemoPortal();
  session = await launchChromium({ language: 'zh-CN' });
  const page = await session.openPortal(`${portal.origin}/antd`);
  await page.locator('.ant-table-row').first().waitFor();
  view = await session.openPanel(page);
  tabId = await session.tabIdOf(page);
  // The page may have been opened before the new profile's extension had registered its script.
  await ask('tab.scan-once', { tabId });
  await view.locator('.status-look, .status-clear').first().waitFor();
  const state = (await ask('tab.state', { tabId })) as TabState;
  const rows = state.frames.flatMap(({ reading }) => reading.tables.flatMap((table) => table.rows));
  cases = await openCases(
    ask,
    tabId,
    rows.map(({ key }) => key),
  );
}, 120_000);

afterAll(async () => {
  await session?.close();
  await portal?.close();
});

const ask = <T = unknown>(name: string, payload: unknown) => askWorker<T>(view, name, payload);

async function open(path: string, step: string | undefined): Promise<void> {
  await view.goto('about:blank');
  await view.goto(`chrome-extension://${session.extensionId}/${path}`);
  await view.locator('h1').first().waitFor({ state: 'attached' });
  await view.locator('.waiting').waitFor({ state: 'detached' });
  if (step !== undefined && (await view.locator(`[data-step="${step}"]`).count()) === 0) {
    await view.evaluate((id) => {
      const caseId = location.hash.split('/').at(-1);
      localStorage.setItem(`draft/${caseId}/shown-step`, id);
    }, step);
    await view.reload();
    await view.locator(`[data-step="${step}"]`).waitFor();
  }
  await whenWhole(view);
}

/** What axe finds. @param rules only these, or those with these tags; all where none are named */
const faults = (...rules: string[]) => faultsOf(view, ...rules);

/** Texts and controls that reach beyond the window, or are cut within their box. */
function cutOff(): Promise<string[]> {
  return view.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const aside = document.documentElement.scrollWidth > width + 1 ? ['the page itself scrolls sideways'] : [];
    const cut = [...document.querySelectorAll<HTMLElement>('main *, header *')]
      .filter((element) => {
        if (element.closest('.table-frame, .visually-hidden, .file-input, .file-drop input, svg')) return false;
        const box = element.getBoundingClientRect();
        if (box.width === 0 || box.height === 0) return false;
        const style = getComputedStyle(element);
        const isCut = style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
        return box.right > width + 1 || box.left < -1 || isCut;
      })
      .map((element) => element.outerHTML.slice(0, 120));
    return [...aside, ...cut];
  });
}

/** Headings, names and buttons that hold words of another language than Chinese. */
async function foreign(): Promise<string[]> {
  const texts = await view.evaluate(() =>
    [...document.querySelectorAll('h1, h2, h3, label, legend, button, dt, th, summary, a')].map(
      (element) => element.textContent ?? '',
    ),
  );
  // Names of things that have none in Chinese: formats, fingerprints, a case's number, the language's own name.
  return texts.filter((text) =>
    /[A-Za-z]{4,}/.test(text.replace(/\d{8}-[0-9A-F]{4,8}|SHA-256|Excel|Word|English|RRN|POS|localhost/g, '')),
  );
}

/** What can be pressed or filled in but is never reached by Tab, or has no name when it is. */
async function unreached(): Promise<string[]> {
  await view.evaluate(() => {
    // From the top, wherever something was pressed before.
    const top = document.createElement('span');
    top.tabIndex = -1;
    document.body.prepend(top);
    top.focus();
    top.remove();
    const round = { reached: new Set<Element>(), isOver: false };
    Object.assign(globalThis, { round });
    addEventListener('focusin', ({ target }) => {
      // Back at the first: the whole page has been gone through.
      if (round.reached.size > 1 && target === [...round.reached][0]) round.isOver = true;
      round.reached.add(target as Element);
    });
    globalThis.scrollTo(0, 0);
  });
  const count = await view.evaluate(
    () => document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]').length,
  );
  // A field for a date takes several presses.
  const isOver = () => view.evaluate(() => (globalThis as unknown as { round: { isOver: boolean } }).round.isOver);
  for (let pressed = 0; pressed < count * 2 + 20 && !(await isOver()); pressed += 10)
    await Promise.all(Array.from({ length: 10 }, () => view.keyboard.press('Tab')));
  return view.evaluate(() => {
    const { reached } = (globalThis as unknown as { round: { reached: Set<Element> } }).round;
    const groups = new Set<string>();
    return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
      .filter((element) => element.tabIndex >= 0 && element.checkVisibility())
      .filter((element) => {
        if (element instanceof HTMLInputElement && element.type === 'radio') {
          // Of a group of radio buttons Tab reaches one; the arrow keys do the rest.
          if ([...reached].some((other) => other instanceof HTMLInputElement && other.name === element.name))
            return false;
          if (groups.has(element.name)) return false;
          groups.add(element.name);
        }
        return !reached.has(element);
      })
      .map((element) => element.outerHTML.slice(0, 140));
  });
}

describe.each(['zh-CN', 'en'] as const)('in %s', (language: Language) => {
  beforeAll(async () => {
    await ask('settings.set', { language, welcomed: true });
    await view.setViewportSize({ width: 320, height: 256 });
  });

  it.each(everyView)('$name is accessible, whole and reached by keyboard', async ({ path, step, press }) => {
    await view.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await open(path({ tabId, cases }), step);
    if (press) {
      await view.getByRole('button', { name: say(options, language, press) }).click();
      await view.locator('article.printed').waitFor();
    }
    expect(await view.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(await cutOff()).toEqual([]);
    if (language === 'zh-CN') {
      expect(await foreign()).toEqual([]);
      // Roles, colours, and what Tab reaches in which order are the same in every language; what may lack is a name.
      expect(await faults('cat.name-role-value', 'cat.text-alternatives')).toEqual([]);
      return;
    }
    expect(await faults(), 'light').toEqual([]);
    // Dark differs by its colours alone.
    await view.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await faults('color-contrast'), 'dark').toEqual([]);
    expect(await unreached()).toEqual([]);
  });
});

it('what stands before and beside the views reflows too: the welcome, the popup’s settings, checking a pack', async () => {
  await ask('settings.set', { welcomed: false });
  await open(`popup.html?tab=${tabId}`, undefined);
  expect(await view.locator('.welcome').count()).toBe(1);
  expect(await cutOff()).toEqual([]);
  await view.locator('.top-actions button').last().click();
  await view.locator('main[data-view=settings] select').first().waitFor();
  expect(await cutOff()).toEqual([]);
  await ask('settings.set', { welcomed: true });
  await open('verify.html', undefined);
  expect(await cutOff()).toEqual([]);
});

it('looks through a statement file that was chosen, says why, and opens a case from what it found', async () => {
  const visit = visitOf(shopKinds[0]!, 7, 120, ['night amount', 'refund to another card', 'charged twice']);
  await open('cases.html#/records', undefined);
  const buffer = Buffer.from(statementOf(visit));
  await view.setInputFiles('input[name="statement"]', { name: 'march.csv', mimeType: 'text/csv', buffer });
  await view.locator('[data-statement="done"]').waitFor({ timeout: 60_000 });
  expect(await view.locator('.statement-sum').textContent()).toContain(String(visit.rows.length));
  expect(await view.locator('[data-statement] .reason').count()).toBeGreaterThanOrEqual(visit.planted.length);
  expect(await faults()).toEqual([]);
  expect(await cutOff()).toEqual([]);
  await view.locator('[data-statement] .row-actions button').first().click();
  await view.waitForURL(/#\/case\/\d{8}-/, { timeout: 60_000 });
  await view.locator('[data-view="case"] h1, h1').first().waitFor();
});

it('takes a till export whose columns it does not know: the user says by keyboard what they are, and the next one is read by itself', async () => {
  const lines = ['alpha;beta;gamma;delta', '168.00;T7;2026-03-01 12:00:01;A9001', '59.50;T3;2026-03-01 12:31:40;A9002'];
  const buffer = (text: string[]) => ({ name: 'till.csv', mimeType: 'text/csv', buffer: Buffer.from(text.join('\n')) });
  await ask('taught.forget', { host: 'file:statements' });
  await open('cases.html#/till', undefined);
  await view.setInputFiles('input[name="till"]', buffer(lines));
  await view.locator('.say-columns h3:focus').waitFor({ timeout: 60_000 });
  expect(await faults()).toEqual([]);
  expect(await cutOff()).toEqual([]);
  expect(await unreached()).toEqual([]);
  const columns = view.locator('.say-columns select');
  for (const [column, presses] of [1, 0, 2, 0].entries()) {
    await columns.nth(column).focus();
    await view.keyboard.press('Home');
    for (let press = 0; press < presses; press += 1) await view.keyboard.press('ArrowDown');
  }
  expect(await columns.evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value))).toEqual([
    'amount',
    '',
    'time',
    '',
  ]);
  await view.locator('.say-columns .actions button').first().press('Enter');
  await view.locator('[data-till-state="done"]').waitFor({ timeout: 60_000 });
  // Another day with the same headings, in another order.
  await view.setInputFiles(
    'input[name="till"]',
    buffer([lines[0]!.split(';').reverse().join(';'), 'A9003;2026-03-02 08:00:00;T1;9.90']),
  );
  await view.getByText('3 till records loaded').waitFor({ timeout: 60_000 });
  expect(await view.locator('.say-columns').count()).toBe(0);
});

it('shows what till and portal do not agree on; what only a person can tell is settled by hand, and the sums add up', async () => {
  const state = (await ask('tab.state', { tabId })) as TabState;
  const sales = state.frames
    .flatMap(({ reading }) => reading.tables.flatMap((table) => table.rows.map(({ transaction }) => transaction)))
    .filter(({ type, status, rrn, time }) => type === 'sale' && status === 'success' && rrn && time);
  const [unclear, dearer, doubled, ...others] = sales;
  const line = ({ time, amount, terminal, rrn }: (typeof sales)[number], over = 0, seconds = 0) => {
    const at = new Date(Date.parse(`${time!.local}Z`) + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
    return [at, ((amount!.minor + over) / 100).toFixed(2), terminal, rrn].join();
  };
  const nameless = { ...unclear!, rrn: '' };
  const lines = [
    '时间,金额,终端号,参考号',
    // Two slips of one amount, a minute before and a minute after the only charge: nothing tells which is its own.
    line(nameless, 0, -60),
    line(nameless, 0, 60),
    line(dearer!, -2000),
    line(doubled!),
    line(doubled!, 0, 30),
    ...others.map((sale) => line(sale)),
  ];
  await open('cases.html#/till', undefined);
  await view.setInputFiles('input[name="till"]', {
    name: 'day.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  });
  const together = view.locator('details[open] .entries button');
  await together.first().waitFor({ timeout: 60_000 });
  expect(await together.count()).toBe(2);
  // The other lists are drawn once they are opened.
  await view.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('.till details')) fold.open = true;
  });
  await view.locator('[data-till-list="twice"]').waitFor();
  const textOf = async (list: string) => (await view.locator(`[data-till-list="${list}"]`).textContent()) ?? '';
  expect(await textOf('differs')).toContain('Charged CN¥20.00 more than rung up');
  expect(await view.locator('[data-till-list="twice"] dt').allTextContents()).toEqual(['Voucher', 'Voucher', 'Charge']);
  const sums = async () => {
    const cells = (row: string) =>
      view
        .locator(`table ${row}`)
        .evaluateAll((all) =>
          all.map((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent!.split(' · '))),
        );
    const of = (texts: string[]) => texts.map((text) => Number(text.replace(/[^\d.-]/g, '') || 0));
    const add = (lines: string[][][], side: number) =>
      lines
        .map((line) => of(line[side]!))
        .reduce(([n, sum], [m = 0, part = 0]) => [n! + m, Math.round((sum! + part) * 100) / 100], [0, 0]);
    const [parts, [all]] = [await cells('tbody tr'), await cells('tfoot tr')];
    expect(add(parts, 0)).toEqual(of(all![0]!));
    expect(add(parts, 1)).toEqual(of(all![1]!));
    return of(all![0]!)[0];
  };
  const charges = await sums();
  expect(await cutOff()).toEqual([]);
  // The slip that came after is the charge's own; the other one has no charge then.
  await together.last().press('Enter');
  await together.first().waitFor({ state: 'detached' });
  expect(await sums()).toBe(charges);
  const short = view.locator('details', { hasText: 'Vouchers without a charge' }).last();
  const before = new Date(Date.parse(`${unclear!.time!.local}Z`) - 60_000).toISOString().slice(0, 19).replace('T', ' ');
  expect(await short.textContent()).toContain(before.replace(/:00$/, ''));
});

it('finds the deadline in a notice that is pasted or dropped; nothing is kept before the user has looked at it', async () => {
  const dues = view.locator('details.fold', { has: view.locator('input[name="notice"]') }).last();
  const found = dues.locator('.notice-dates').first();
  const reopen = () => open(`cases.html#/case/${cases.slip}`, undefined);
  await reopen();
  const before = await view.locator('.due-later').count();
  await dues
    .locator('textarea')
    .fill('This retrieval request must be answered by 15 March 2031. Sale date: 1 March 2031.');
  await dues.locator('.actions button').first().click();
  await found.locator('strong', { hasText: '2031-03-15' }).waitFor();
  expect(await found.locator('li').count()).toBe(1);
  expect(await faults()).toEqual([]);
  // The file's words; the file itself is kept as a notice.
  const buffer = Buffer.from('<p>调单通知：请于2031年4月2日 18:00前提供签购单原件。</p>');
  await dues.locator('input[name="notice"]').setInputFiles({ name: '调单.html', mimeType: 'text/html', buffer });
  await found.locator('strong', { hasText: '2031-04-02 18:00' }).waitFor();
  expect(await view.locator('.due-later').count()).toBe(before);
  await found.locator('button').click();
  const day = dues.locator('input[type="date"]');
  expect(await day.inputValue()).toBe('2031-04-02');
  await dues.locator('.form').last().locator('.actions button').click();
  await view.locator('.due-later', { hasText: '2031-04-02' }).waitFor();
  expect(await day.inputValue()).toBe('');
  // Among the case's files it can be looked through again.
  await reopen();
  await view.locator('.entries > li', { hasText: '调单.html' }).locator('strong', { hasText: '2031-04-02' }).waitFor();
  expect(await cutOff()).toEqual([]);
});

it('finds faults: a button without a name and one that Tab cannot reach are told', async () => {
  await open('cases.html#/cases', undefined);
  await view.evaluate(() => {
    const main = document.querySelector('main')!;
    const nameless = document.createElement('button');
    const wide = document.createElement('p');
    wide.textContent = 'x'.repeat(400);
    wide.className = 'planted';
    wide.setAttribute('data-planted', '');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.planted { white-space: nowrap; overflow-wrap: normal; width: 2000px; }');
    document.adoptedStyleSheets = [sheet];
    main.append(nameless, wide);
    const skipped = document.createElement('button');
    skipped.textContent = 'skipped';
    nameless.addEventListener('keydown', (event) => event.preventDefault());
    main.append(skipped);
  });
  expect((await faults()).some((fault) => fault.startsWith('button-name'))).toBe(true);
  expect((await cutOff()).some((html) => html.includes('data-planted'))).toBe(true);
  expect((await unreached()).some((html) => html.includes('skipped'))).toBe(true);
});
