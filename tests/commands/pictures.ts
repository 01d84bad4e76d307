// `npm run pictures`: the README's pictures, taken of the built extension in real Chromium while the night charge is worked through, in
// both languages, light and dark. Wiring only: the story is tests/e2e/harness/night-charge.ts.
import { mkdirSync, mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readWhole } from '@/lib/evidence/bag-source';
import { openZip } from '@/lib/evidence/zip-source';
import { prepareTypes, projectRoot } from '@/tests/e2e/harness/build-extension';
import { launchChromium, type Session } from '@/tests/e2e/harness/chromium';
import { awaitMark } from '@/tests/e2e/harness/marks';
import { playNightCharge } from '@/tests/e2e/harness/night-charge';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';

const folder = join(projectRoot, 'tests/pictures');
const amount = '10,000.00';

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await prepareTypes();
  const demo = await startDemoPortal();
  try {
    for (const language of ['zh-CN', 'en'] as const)
      for (const scheme of ['light', 'dark'] as const) await picture(demo, language, scheme);
  } finally {
    await demo.close();
  }
}

async function picture(demo: DemoPortal, language: 'zh-CN' | 'en', scheme: 'light' | 'dark'): Promise<void> {
  const output = mkdtempSync(join(tmpdir(), 'tillguard-pictures-'));
  const session = await launchChromium({ language: language === 'en' ? 'en-US' : 'zh-CN', colorScheme: scheme });
  const save = (page: Page, name: string) =>
    page.screenshot({ path: join(folder, `${name}-${language}-${scheme}.png`), animations: 'disabled' });
  let isChosen = false;
  try {
    await chooseLanguage(session, language);
    const portal = await session.openPortal(`${demo.origin}/antd?lang=${language}&theme=${scheme}`);
    const mark = (await awaitMark(portal, amount)).find(({ row }) => row?.includes(amount))!;
    await save(portal, 'marked-page');
    await portal.mouse.move(mark.at.x, mark.at.y);
    await portal.waitForTimeout(800);
    await save(portal, 'popover');
    await portal.close();
    const played = await playNightCharge({
      session,
      demo,
      language,
      output,
      between: async ({ view }) => {
        await view.emulateMedia({ colorScheme: scheme });
        await view.setViewportSize({ width: 400, height: 760 });
        if (isChosen || (await view.locator('[data-step=classify]').count()) === 0) return;
        isChosen = true;
        await save(view, 'checklist');
      },
    });
    const pack = await openZip(await openAsBlob(played.packs[0]!.path));
    const report = await session.context.newPage();
    await report.setViewportSize({ width: 900, height: 1100 });
    await report.setContent(new TextDecoder().decode(await readWhole(pack, 'data/00-report/report.html')));
    await save(report, 'report');
    console.log(`Taken: ${language}, ${scheme}.`);
  } finally {
    await session.close();
    rmSync(output, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message.split('\n')[0] : String(error));
  process.exitCode = 1;
});

/** The browser's own language may be another: which ones it has depends on how it was packaged. */
async function chooseLanguage({ context, extensionId }: Session, language: 'zh-CN' | 'en'): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html`);
  await page.evaluate((payload) => chrome.runtime.sendMessage({ to: 'worker', name: 'settings.set', payload }), {
    language,
  });
  await page.close();
}
