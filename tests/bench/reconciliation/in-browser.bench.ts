// The same comparison in real Chromium, as a merchant sees it: a till export of 50,000 records dropped against a ledger of 50,000
// charges. How long until it is said what came of it (reading the file included), the longest task of the view meanwhile, how often it
// was told how far it is, and how soon it ends when it is stopped in the middle, with what was found before still on the screen.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { toDecimal } from '@/lib/model/money';
import type { Transaction } from '@/lib/model/transaction';
import { fillLedger } from '@/tests/bench/interface/stored';
import { alone, type Measurement } from '@/tests/bench/measurement';
import { launchChromium } from '@/tests/e2e/harness/chromium';
import { openOwnPage } from '@/tests/e2e/harness/own-page';
import { makeLedgers } from '@/tests/unit/reconciliation/ledgers';

const area = 'reconciliation';
const size = 50_000;
/** What was compared before the large one is stopped. */
const before = 900;
const patience = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'tillguard-till-'));

export async function* measure(): AsyncGenerator<Measurement> {
  const { rows, till } = makeLedgers({ sales: size, seed: 50 });
  const session = await launchChromium({ language: 'en-US' });
  try {
    const view = await openOwnPage(session, 'cases.html#/till');
    await view.locator('.till').waitFor();
    await fillLedger(view, 'portal.test', rows.slice(0, size));
    await drop(view, 'before.csv', till.slice(0, before));
    await ended(view, 'done');
    const counts = await countsOf(view);
    await watch(view);

    const stopped = await stopInTheMiddle(view, till.slice(0, size));
    const still = await countsOf(view);
    if (still !== counts) throw new Error(`Stopped, the view says ${still} where it said ${counts} before.`);

    const begun = performance.now();
    await drop(view, 'whole.csv', till.slice(0, size));
    await ended(view, 'done');
    const seconds = (performance.now() - begun) / 1000;
    const after = await countsOf(view);
    if (after === counts) throw new Error('The view does not say what came of it.');
    const { longest, told } = await view.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
    if (told.length < 3) throw new Error(`Of the progress only this was seen: ${told.join(', ')}.`);
    const note = `${size} charges by ${size} records`;
    yield alone(
      {
        area,
        name: 'in-browser',
        unit: 's',
        note: `${note}, file read, progress told ${told.length} times; ${after}`,
      },
      [seconds],
    );
    yield alone(
      {
        area,
        name: 'in-browser-longest-task',
        unit: 'ms',
        note: `of the view meanwhile; ${note}`,
      },
      [longest],
    );
    yield alone(
      {
        area,
        name: 'in-browser-stop',
        unit: 'ms',
        note: 'pressed at 40 % or later, until the view says that it ended',
      },
      [stopped],
    );
  } finally {
    await session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Seen {
  /** longest task of the view, in ms; 0 where none took 50 ms */
  longest: number;
  /** what was said of the progress */
  told: string[];
}

/** Has the view count its own long tasks and what it says of the progress. */
function watch(view: Page): Promise<void> {
  return view.evaluate(() => {
    const seen: Seen = { longest: 0, told: [] };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: 'longtask' });
    new MutationObserver(() => {
      const now = document.querySelector('.work-progress p')?.textContent ?? '';
      if (now !== '' && now !== seen.told.at(-1)) seen.told.push(now);
    }).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

/** Drops the file and stops the comparison from 40 % on; ms from the press until the view says that it has ended. */
async function stopInTheMiddle(view: Page, till: readonly Transaction[]): Promise<number> {
  await drop(view, 'stopped.csv', till);
  await view.waitForFunction(
    () => (document.querySelector<HTMLProgressElement>('.work-progress progress')?.value ?? 0) >= 40,
    null,
    { timeout: patience },
  );
  const pressed = performance.now();
  await view.locator('.work-progress button').press('Enter');
  await ended(view, 'failed');
  return performance.now() - pressed;
}

/** Drops the file; resolves once it is being read. */
async function drop(view: Page, name: string, records: readonly Transaction[]): Promise<void> {
  // By its path: a file that the driver hands over is decoded in the view, which is no work of ours.
  await view.setInputFiles('input[name=till]', fileOf(name, records));
  await view.locator('[data-till-state=reading]').waitFor({ timeout: 10_000 });
}

/** Waits until the view says how it ended; throws what it says where it ended otherwise. */
async function ended(view: Page, state: 'done' | 'failed'): Promise<void> {
  const end = view.locator('[data-till-state=done], [data-till-state=failed]').first();
  await end.waitFor({ timeout: patience });
  const said = await end.getAttribute('data-till-state');
  if (said !== state) throw new Error(`The comparison ended as ${said}: ${(await end.innerText()).slice(0, 400)}`);
}

async function countsOf(view: Page): Promise<string> {
  return (await view.locator('.till .counts').innerText()).replace(/\s+/g, ' ');
}

function fileOf(name: string, records: readonly Transaction[]) {
  const lines = records.map(({ time, amount, terminal, cardLast4, orderId }) =>
    [time!.local.replace('T', ' '), toDecimal(amount!), terminal, cardLast4, orderId].map((cell) => cell ?? '').join(),
  );
  const text = ['Time,Amount,Terminal ID,Card last 4,Order number', ...lines].join('\n');
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
