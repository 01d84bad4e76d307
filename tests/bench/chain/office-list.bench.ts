// The head office's list of cases in real Chromium: from opening the page to the first cases on the screen, with a thousand and with ten
// thousand cases of fifty shops in the store. What it costs should follow what is shown, not what there is.

import { fillCases } from '@/tests/bench/interface/stored';
import { alone, beside, type Measurement } from '@/tests/bench/measurement';
import { launchChromium, type Session } from '@/tests/e2e/harness/chromium';

const area = 'chain';
const shops = 50;
const runs = 9;

export async function* measure(): AsyncGenerator<Measurement> {
  const few = await openings(1_000);
  const many = await openings(10_000);
  const note = (cases: number) => `${cases} cases of ${shops} shops; worker ended before every third opening`;
  yield alone({ area, name: 'office-list-open', unit: 'ms', note: note(10_000) }, many);
  yield beside(
    { area, name: 'office-list-growth', unit: 'ms', peerName: 'with 1,000 cases', note: 'the same list' },
    many,
    few,
  );
}

/** Milliseconds from the page's opening to its first cases, run by run. */
async function openings(cases: number): Promise<number[]> {
  const session = await launchChromium({ language: 'zh-CN' });
  try {
    const page = await session.context.newPage();
    await page.goto(`chrome-extension://${session.extensionId}/popup.html?tab=-1`);
    await page.locator('main').waitFor();
    await fillCases(page, cases, shops);
    const times: number[] = [];
    for (let run = -1; run < runs; run++) {
      if (run % 3 === 0) await session.stopWorker();
      const time = await open(session);
      // The first of all folds what was written into the store behind the worker's back.
      if (run >= 0) times.push(time);
    }
    return times;
  } finally {
    await session.close();
  }
}

async function open({ context, extensionId }: Session): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(watchFirst);
  await page.goto(`chrome-extension://${extensionId}/cases.html#/cases`);
  await page.locator('.cases-table tbody tr').first().waitFor({ timeout: 300_000 });
  await page.waitForTimeout(100);
  const time = await page.evaluate(() => performance.getEntriesByName('first cases')[0]!.startTime);
  await page.close();
  return time;
}

// Looked for in the page itself, at every frame, since asking from outside takes time of its own; noted at the frame after, when they
// are on the screen. As text: what runs the benches gives functions names by a helper that the page lacks.
const watchFirst = `(function look() {
  if (document.querySelector('.cases-table tbody tr') === null) requestAnimationFrame(look);
  else requestAnimationFrame(() => performance.mark('first cases'));
})()`;
