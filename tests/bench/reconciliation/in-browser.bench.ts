// The same comparison in real Chromium, as a merchant sees it: a till export of 50,000 records dropped against a ledger of 50,000
// charges. How long until it is said what came of it (reading the file included), whether the view stood still meanwhile, how often it
// was told how far it is, and how soon it stops when it is told to.
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
const patience = 300_000;

export async function* measure(): AsyncGenerator<Measurement> {
  const { rows, till } = makeLedgers({ sales: size, seed: 50 });
  const session = await launchChromium({ language: 'en-US' });
  try {
    const view = await openOwnPage(session, 'cases.html#/till');
    await view.locator('.till').waitFor();
    await fillLedger(view, 'portal.test', rows.slice(0, size));
    await watch(view);
    const stopped = await stop(view, till.slice(0, size));
    const begun = performance.now();
    await view.setInputFiles('input[name=till]', fileOf('whole.csv', till.slice(0, size)));
    await view.locator('[data-till-state=done]').waitFor({ timeout: patience });
    const seconds = (performance.now() - begun) / 1000;
    const { longest, told } = await view.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);
    const note = `${size} charges by ${size} records`;
    yield alone({ area, name: 'in-browser', unit: 's', note: `${note}, file read, progress told ${told} times` }, [
      seconds,
    ]);
    yield alone({ area, name: 'in-browser-longest-task', unit: 'ms', note: `of the view meanwhile; ${note}` }, [
      longest,
    ]);
    yield alone({ area, name: 'in-browser-stop', unit: 'ms', note: 'from the press until it says so' }, [stopped]);
  } finally {
    await session.close();
  }
}

interface Seen {
  /** longest task of the view, in ms; 0 where none took 50 ms */
  longest: number;
  /** how often the progress changed */
  told: number;
}

/** Has the view count its own long tasks and the changes of its progress. */
function watch(view: Page): Promise<void> {
  return view.evaluate(() => {
    const seen: Seen = { longest: 0, told: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: 'longtask' });
    let last = '';
    new MutationObserver(() => {
      const now = document.querySelector('.work-progress p')?.textContent ?? '';
      if (now !== last && now !== '') seen.told += 1;
      last = now;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** Drops the file and stops the comparison as soon as it can be stopped; ms until the view says that it has ended. */
async function stop(view: Page, till: readonly Transaction[]): Promise<number> {
  await view.setInputFiles('input[name=till]', fileOf('stopped.csv', till));
  const button = view.locator('.work-progress button');
  await button.waitFor({ timeout: patience });
  const pressed = performance.now();
  await button.press('Enter');
  await view.locator('[data-till-state=failed]').waitFor({ timeout: patience });
  return performance.now() - pressed;
}

function fileOf(name: string, records: readonly Transaction[]) {
  const lines = records.map(({ time, amount, terminal, cardLast4, orderId }) =>
    [time!.local.replace('T', ' '), toDecimal(amount!), terminal, cardLast4, orderId].map((cell) => cell ?? '').join(),
  );
  const text = ['Time,Amount,Terminal ID,Card last 4,Order number', ...lines].join('\n');
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}
