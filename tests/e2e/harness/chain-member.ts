// A browser that joins a chain as its user does it: through the settings, with the join file that IT handed out. Shared by the end-to-end
// tests and by `npm run chain:demo`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type ChainKey, chain } from '@/lib/i18n/chain';
import { type Language, say, type Value } from '@/lib/i18n/say';
import type { JoinFile } from '@/lib/model/chain-member';
import type { Session } from './chromium';
import { openOwnPage } from './own-page';

/** A text of the chain's catalogue. */
export const chainWords =
  (language: Language) =>
  (key: ChainKey, values: Record<string, Value> = {}): string =>
    say(chain, language, key, values);

/**
 * Joins by the settings, in this language, and waits until the servers have let this user in. A password is typed where the file has none.
 * @param again it is a member already, and joins with another file
 * @returns the settings' page, which stays open
 */
export async function joinChain(
  session: Session,
  language: Language,
  file: JoinFile,
  {
    password = '',
    look,
    again = false,
  }: { password?: string; look?: (page: Page) => Promise<unknown>; again?: boolean } = {},
): Promise<Page> {
  const c = chainWords(language);
  const page = await openOwnPage(session, 'options.html');
  await page.locator('main select').first().selectOption(language);
  await page.locator(`html[lang="${language}"]`).waitFor();
  const folder = mkdtempSync(join(tmpdir(), 'tillguard-join-'));
  try {
    const path = join(folder, `${file.user}.json`);
    writeFileSync(path, JSON.stringify(file));
    const settings = page.getByRole('region', { name: c('heading'), exact: true });
    if (again) await settings.getByText(c('again.heading'), { exact: true }).click();
    await settings.locator('input[name=join-file]').setInputFiles(path);
    const press = settings.getByRole('button', { name: c('join.press'), exact: true });
    await press.waitFor();
    await look?.(page);
    if (password !== '') await settings.getByLabel(c('secret.password')).fill(password);
    await press.click();
    // Connected by the old file it was before the press.
    if (again) await page.getByText(c('join.done', { chain: file.chain })).waitFor();
    await page.locator('[data-chain-state=connected]').waitFor({ timeout: 60_000 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return page;
}
