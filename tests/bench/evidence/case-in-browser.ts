// A case in a real Chromium with files of any size among its artefacts: what the measurements of packs work on.

import type { Page } from 'playwright-core';
import type { PackJob } from '@/lib/model/pack-job';
import { launchChromium, type Session } from '@/tests/e2e/harness/chromium';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';

/** For files of a gigabyte on a busy machine; ms. */
const patienceOfAdding = 900_000;

export interface CaseInBrowser {
  session: Session;
  /** a page of the extension, from which it is asked */
  panel: Page;
  caseId: string;
  ask<T>(name: string, payload: unknown): Promise<T>;
  /** adds files to the case, as the merchant does: chosen on the case's page, said what they are, kept */
  addFiles(paths: readonly string[]): Promise<void>;
  /** the job once it has ended; waits so long at most, ms */
  ended(jobId: string, patience: number): Promise<PackJob>;
  close(): Promise<void>;
}

/** Opens the demo portal and a case on its night charge. */
export async function openCaseInBrowser(): Promise<CaseInBrowser> {
  const portal: DemoPortal = await startDemoPortal();
  const session = await launchChromium();
  const page = await session.openPortal(`${portal.origin}/classic`);
  const panel = await session.openPanel(page);
  const tabId = await session.tabIdOf(page);
  const ask = async <T>(name: string, payload: unknown): Promise<T> => {
    for (let tries = 0; ; tries++) {
      const answer = await panel
        .evaluate(
          (message) =>
            chrome.runtime.sendMessage(message) as Promise<{ ok: boolean; value: unknown; trouble?: string }>,
          { to: 'worker', name, payload },
        )
        .catch(() => null);
      if (answer?.ok) return answer.value as T;
      // As the views do it: a worker that was just ended comes back.
      if (tries >= 20 || answer) throw new Error(`${name}: ${answer?.trouble ?? 'no answer'}`);
      await new Promise((resume) => setTimeout(resume, 250));
    }
  };
  await ask('settings.set', { merchantName: '望江楼餐饮', actor: '店长', welcomed: true });
  const night = portal.data.incidents.find(({ kind }) => kind === 'C3-night-charge')!.ids[0]!;
  let key: string | undefined;
  for (const end = Date.now() + 60_000; key === undefined && Date.now() < end; ) {
    const text = JSON.stringify(await ask('tab.state', { tabId }));
    key = new RegExp(`"key":"([^"]*${night}[^"]*)"`).exec(text)?.[1];
    if (key === undefined) await new Promise((resume) => setTimeout(resume, 200));
  }
  if (key === undefined) throw new Error('The demo portal was not read.');
  const { caseId } = await ask<{ caseId: string }>('case.open', {
    request: crypto.randomUUID(),
    tabId,
    keys: [key],
  });
  return {
    session,
    panel,
    caseId,
    ask,
    async addFiles(paths) {
      const page = await session.context.newPage();
      await page.goto(`chrome-extension://${session.extensionId}/cases.html#/case/${caseId}`);
      const files = page.locator('details.fold', { has: page.locator('input[name="files-other"]') }).last();
      await files.evaluate((fold) => fold.setAttribute('open', ''));
      await files.locator('input[name="files-other"]').setInputFiles([...paths]);
      await files
        .locator('.form .plain-list li')
        .nth(paths.length - 1)
        .waitFor({ timeout: patienceOfAdding });
      await files.locator('.form select').last().selectOption('cctv');
      await files.locator('.form .actions button').first().click();
      await files
        .locator('.entries > li')
        .nth(paths.length - 1)
        .waitFor({ timeout: patienceOfAdding });
      await page.close();
    },
    async ended(jobId, patience) {
      for (const end = Date.now() + patience; Date.now() < end; ) {
        const job = await ask<PackJob | null>('pack.job', { jobId });
        if (job && /done|failed/.test(job.state)) return job;
        await new Promise((resume) => setTimeout(resume, 250));
      }
      throw new Error('The pack neither came nor failed.');
    },
    async close() {
      await session.close();
      await portal.close();
    },
  };
}
