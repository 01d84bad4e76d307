// What tests do with a whole Chromium: pages of the extension in tabs of their own, and a power cut.
import type { Page } from 'playwright-core';
import type { Session } from './chromium';

/** Opens a page of the extension in a tab of its own. */
export async function openOwnPage(session: Session, path: string): Promise<Page> {
  const page = await session.context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`chrome-extension://${session.extensionId}/${path}`);
  return page;
}

/** Asks the worker from a page of the extension, as its own views do; rejects where it refuses. */
export async function askWorker<T>(page: Page, name: string, payload: unknown): Promise<T> {
  const answer = await page.evaluate(
    (message) => chrome.runtime.sendMessage(message) as Promise<{ ok: boolean; value: unknown; trouble?: string }>,
    { to: 'worker', name, payload },
  );
  if (!answer?.ok) throw new Error(`${name}: ${answer?.trouble}`);
  return answer.value as T;
}

/** Makes ready to end the browser as a power cut would: what is called then does so at once. */
export async function powerCutOf(session: Session): Promise<() => Promise<void>> {
  const cdp = await session.context.browser()!.newBrowserCDPSession();
  const { processInfo } = (await cdp.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[];
  };
  const browser = processInfo.find(({ type }) => type === 'browser')!.id;
  return async () => {
    process.kill(browser, 'SIGKILL');
    await session.close().catch(() => undefined);
  };
}
