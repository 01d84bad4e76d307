// The merchant at the browser: works the extension's own view by what it shows, its buttons, fields and folds by their names, in
// either language. Used by the end-to-end tests and by `npm start`; it knows nothing but what stands on the screen.

import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { app } from '@/lib/i18n/app';
import { letters } from '@/lib/i18n/letters';
import { response } from '@/lib/i18n/response';
import { type Language, say, type Value } from '@/lib/i18n/say';
import type { Fact, LetterKind, PackKind, Party, voucherOutcomes } from '@/lib/model/case-event';
import type { Outcome } from '@/lib/model/finding';

/** How long a step of the view may take, in milliseconds. */
const patience = 45_000;

export class Merchant {
  constructor(
    /** the popup, the side panel or a page of ours */
    readonly view: Page,
    readonly language: Language,
  ) {
    view.setDefaultTimeout(patience);
  }

  /** A text of the views in the merchant's language. */
  words(key: keyof typeof app.en, values: Record<string, Value> = {}): string {
    return say(app, this.language, key, values);
  }

  /** A text of the response in the merchant's language. */
  terms(key: keyof typeof response.en, values: Record<string, Value> = {}): string {
    return say(response, this.language, key, values);
  }

  /** The one line about the page, once it says that the page was read, or that it could not be. */
  async pageLine(): Promise<string> {
    await this.view.locator('.status-look, .status-clear, .status-unreadable').first().waitFor();
    return this.view.locator('.status').first().innerText();
  }

  /** First run: sees to it that the views speak the merchant's language, reads the welcome and begins. */
  async begin(): Promise<void> {
    const shown = this.view.locator(`html[lang="${this.language}"]`);
    await this.view.locator('main').waitFor();
    // Chosen, not left to the browser: drivers put a language on each new page, and on a slow machine too late for some.
    await this.view.locator('.top-actions button').last().click();
    await this.view.locator('main[data-view=settings] select').first().selectOption(this.language);
    await shown.waitFor();
    await this.button(this.words('to-page')).click();
    const button = this.button(this.words('welcome.start'));
    await button.click();
    await button.waitFor({ state: 'detached' });
    await this.view.locator('.status').first().waitFor();
  }

  /** Loads a till export on the page's view, before any case is open; gives what the view says of it. */
  async loadTill(path: string, within: Locator = this.view.locator('main')): Promise<string> {
    await within.locator('input[type=file][name=till]').setInputFiles(path);
    const done = within.locator('[data-till-state=done], [data-till-state=failed]').first();
    await done.waitFor();
    return done.innerText();
  }

  /** Goes to the view about the page: the view opens where it was left. */
  async home(): Promise<void> {
    const page = this.view.locator('main[data-view=home]');
    const back = this.button(this.words('to-page'));
    await page.or(back).first().waitFor();
    if ((await page.count()) === 0) await back.click();
    await page.locator('.status').first().waitFor();
  }

  /** Has a row shown on the portal's page, by its amount. */
  async showOnPage(amount: string): Promise<void> {
    await this.rowButton('row.show.named', amount).click();
  }

  private rowButton(key: 'row.show.named' | 'row.open-case.named', amount: string): Locator {
    const name = this.words(key, { what: '' });
    return this.view.locator(`button[aria-label^="${name}"][aria-label*="${amount}"]`).first();
  }

  /** Opens a case for the row whose amount reads so; gives the case's number. */
  async openCase(amount: string): Promise<string> {
    await this.rowButton('row.open-case.named', amount).click();
    await this.view.locator('.case-head').waitFor();
    return this.caseNumber();
  }

  /** Goes to a case from the list of cases. */
  async goToCase(caseId: string): Promise<void> {
    await this.home();
    await this.view.getByRole('button', { name: caseId }).first().click();
    await this.view.locator('.case-head').waitFor();
  }

  /** The number of the case that is on screen. */
  async caseNumber(): Promise<string> {
    const text = await this.view.locator('.case-head .case-id').innerText();
    return text.match(/\d{8}-[0-9A-F]{4,8}/)?.[0] ?? text;
  }

  /** The step that the view puts first, as its id. */
  async nextStep(): Promise<string> {
    return (await this.view.locator('[data-step]').first().getAttribute('data-step')) ?? '';
  }

  /** Waits until a step is the one on screen. */
  async awaitStep(step: string): Promise<Locator> {
    const card = this.view.locator(`[data-step="${step}"]`);
    await card.waitFor();
    return card;
  }

  /** Goes to a step by the list of all steps. */
  async goToStep(step: string, title: string): Promise<Locator> {
    if ((await this.view.locator(`[data-step="${step}"]`).count()) === 0) {
      await this.unfold(this.words('steps.heading'));
      await this.view.locator('.steps').getByText(title, { exact: true }).click();
    }
    return this.awaitStep(step);
  }

  /** Captures the page; gives the sentence that says how it went. */
  async capture(): Promise<string> {
    const card = await this.awaitStep('capture');
    await card.getByRole('button', { name: this.words('capture.take') }).click();
    const problem = card.getByRole('alert');
    await this.view.locator(`[data-step]:not([data-step=capture]), [data-step=capture] [role=alert]`).first().waitFor();
    return (await problem.count()) > 0 ? problem.innerText() : '';
  }

  /** Confirms every fact as the portal gives it, corrects those given, and says who was on shift. */
  async confirmFacts(shift: 'nobody' | 'unknown' | { name: string }, corrections: Partial<Record<Fact, string>> = {}) {
    const card = await this.awaitStep('confirm-facts');
    for (const [fact, value] of Object.entries(corrections) as [Fact, string][]) {
      const what = this.terms(`fact.${fact}`);
      await card.getByRole('button', { name: this.words('fact.correct.named', { what }) }).click();
      await card.getByLabel(this.words('fact.now', { what })).fill(value);
      await card.getByRole('button', { name: this.words('save') }).click();
      await card.locator('.fact', { hasText: what }).getByText(this.words('fact.was-corrected')).waitFor();
    }
    const all = card.locator('.all-facts').getByRole('button');
    await all.click();
    await all.and(card.locator('.primary')).waitFor({ state: 'detached' });
    if (typeof shift === 'object') await card.getByLabel(this.words('fact.shift.who')).fill(shift.name);
    const answer = typeof shift === 'object' ? 'somebody' : shift;
    await card.getByRole('button', { name: this.words(`fact.shift.${answer}`), exact: true }).click();
    await card.waitFor({ state: 'detached' });
  }

  /** Takes over what the loaded till export says of the case; gives that sentence. */
  async takeTillAnswer(): Promise<string> {
    const card = await this.awaitStep('check-vouchers');
    const said = await card.locator('.till-says').innerText();
    await card.getByRole('button', { name: this.words('voucher.use') }).click();
    await card.waitFor({ state: 'detached' });
    return said;
  }

  /** Answers the voucher question by hand. */
  async answerVoucher(outcome: (typeof voucherOutcomes)[number]): Promise<void> {
    const card = await this.awaitStep('check-vouchers');
    await card.getByRole('radio', { name: this.terms(`voucher.${outcome}`) }).check();
    await card.getByRole('button', { name: this.words('voucher.keep-answer') }).click();
    await card.waitFor({ state: 'detached' });
  }

  /** Decides what it was. @returns the outcome that the view recommended, as its text; empty for none */
  async decide(outcome: Outcome, reason = ''): Promise<string> {
    const card = await this.awaitStep('classify');
    const recommended = card.locator('.choice', { has: this.view.locator('.recommended') }).locator('.choice-name');
    const said = (await recommended.count()) > 0 ? await recommended.innerText() : '';
    await card.locator(`input[type=radio][value="${outcome}"]`).check();
    if (reason !== '') await card.getByLabel(this.words('classify.reason')).fill(reason);
    const what = this.terms(`outcome.${outcome}`);
    await card.getByRole('button', { name: this.words('classify.decide.as', { what }) }).click();
    await card.waitFor({ state: 'detached' });
    return said;
  }

  /** Writes down a call in the step that asks for it. */
  async logCall(
    step: string,
    call: { party?: Party; who?: string; ticket?: string; answer: string; promisedBy?: string },
  ) {
    const card = await this.awaitStep(step);
    if (call.party) await card.getByLabel(this.words('call.party')).selectOption(call.party);
    if (call.who) await card.getByLabel(this.words('call.who')).fill(call.who);
    if (call.ticket) await card.getByLabel(this.words('call.ticket')).fill(call.ticket);
    await card.getByLabel(this.words('call.answer')).fill(call.answer);
    if (call.promisedBy) await card.getByLabel(this.words('call.promised')).fill(call.promisedBy);
    await card.getByRole('button', { name: this.words('call.keep') }).click();
    await card.waitFor({ state: 'detached' });
  }

  /** Does a step that is done away from the screen, and says so. */
  async doStep(step: string, note = ''): Promise<void> {
    const card = await this.awaitStep(step);
    if (note !== '') await card.getByLabel(this.words('step.note')).last().fill(note);
    await card.getByRole('button', { name: this.words('step.done'), exact: true }).click();
    await card.waitFor({ state: 'detached' });
  }

  /** Adds a file to the case in the step that asks for papers. */
  async addFile(step: string, path: string): Promise<void> {
    const card = await this.awaitStep(step);
    await card.locator('input[type=file]').first().setInputFiles(path);
    await card.getByRole('button', { name: this.words('files.keep', { n: 1 }) }).click();
    await card.locator('.entries li').first().waitFor();
  }

  /** Builds a pack in the step that asks for it, and gives its file as the browser would save it. */
  async exportPack(step: string, kind: PackKind): Promise<Download> {
    await this.awaitStep(step);
    await this.orderPack(this.view.locator(`[data-step="${step}"]`), kind);
    return this.savePack();
  }

  /** Builds a further pack from the fold of packs, whatever step is on. */
  async exportAnotherPack(kind: PackKind, timeout = 90_000): Promise<Download> {
    const fold = await this.unfold(this.words('pack.heading'));
    const before = await fold.locator('.entries > li').count();
    await this.orderPack(fold, kind);
    // The new one comes first in the list once it is in the case's log.
    const added = fold.locator('.entries > li').nth(before);
    await added.waitFor({ timeout }).catch(async (error: unknown) => {
      throw new Error(`There is no new pack. The view says: ${await fold.innerText()}`, { cause: error });
    });
    return this.saveNewestPack();
  }

  private async orderPack(within: Locator, kind: PackKind): Promise<void> {
    const choice = within.getByLabel(this.words('pack.kind'));
    if ((await choice.count()) > 0) await choice.selectOption(kind);
    await within
      .locator('button', { hasText: new RegExp(`^(${this.words('pack.build')}|${this.words('pack.another')})$`) })
      .click();
  }

  /** Waits for the pack under way and saves it by its link. Throws what the view says where it failed. */
  async savePack(): Promise<Download> {
    const job = this.view.locator('[data-pack-state=done], [data-pack-state=failed]').first();
    await job.waitFor({ state: 'attached', timeout: 60_000 });
    if ((await job.getAttribute('data-pack-state')) === 'failed') throw new Error(await job.innerText());
    // With its step done the pack is in the list of packs.
    if (!(await job.isVisible())) await this.unfold(this.words('pack.heading'));
    return this.saveBy(job.locator('a[download]'));
  }

  /** Saves the newest pack of the case from the list of packs. */
  async saveNewestPack(): Promise<Download> {
    const fold = await this.unfold(this.words('pack.heading'));
    const newest = fold.locator('.entries > li').first();
    await newest.locator('.saved-file a[download], .saved-file button').first().waitFor();
    if ((await newest.locator('a[download]').count()) === 0) await newest.locator('.saved-file button').click();
    return this.saveBy(newest.locator('a[download]'));
  }

  /** Answers a question of the step on screen, by the question's and the answer's text. */
  async answer(step: string, question: string, answer: string): Promise<void> {
    const card = await this.awaitStep(step);
    const button = card.locator('.question', { hasText: question }).getByRole('button', { name: answer, exact: true });
    await button.click();
    await button.and(card.locator('[aria-pressed=true]')).waitFor();
  }

  /** Has a letter of the case written and saves it, ready to print; gives the text that it holds. */
  async writeLetter(kind: LetterKind): Promise<string> {
    const fold = await this.unfold(say(letters, this.language, 'form.heading'));
    const written = await fold.locator('.entries > li').count();
    await fold.getByLabel(say(letters, this.language, 'form.which')).selectOption(kind);
    const form = fold.locator(`[data-letter="${kind}"]`);
    await form.getByRole('button', { name: say(letters, this.language, 'form.print') }).click();
    await fold.locator('.entries > li').nth(written).waitFor();
    const newest = fold.locator('.entries > li').first();
    const download = await this.saveBy(newest.locator('a[download$=".html"]'));
    return (await readFile(await download.path(), 'utf8')).replace(/<style>.*?<\/style>|<[^>]+>/gs, ' ');
  }

  /** What the case says is overdue or due today, above its next step. */
  async dueNow(): Promise<string> {
    const due = this.view.locator('.due-now');
    await due.waitFor();
    return due.innerText();
  }

  private async saveBy(link: Locator): Promise<Download> {
    await link.waitFor();
    const [download] = await Promise.all([this.view.waitForEvent('download'), link.click()]);
    return download;
  }

  /** Enters money that came back. */
  async enterRecovered(amount: string): Promise<void> {
    const closing = this.view.locator('[data-step$=".close"]');
    const place = (await closing.count()) > 0 ? closing : await this.unfold(this.words('recovered.heading'));
    await place.locator('.recovered input').fill(amount);
    await place.getByRole('button', { name: this.words('recovered.add') }).click();
    await place.locator('.recovered-so-far').waitFor();
  }

  /** Closes the case with a note on how it ended. */
  async close(step: string, note: string): Promise<void> {
    const card = await this.awaitStep(step);
    await card.getByLabel(this.words('close.note')).fill(note);
    await card.getByRole('button', { name: this.words('close.close') }).click();
    await this.view.getByText(this.words('case.closed-note')).first().waitFor();
  }

  /** The case's time line, newest first, one text an entry. */
  async timeline(): Promise<string[]> {
    const fold = await this.unfold(this.words('timeline.heading'));
    return fold.locator('.timeline > li').allInnerTexts();
  }

  /** Opens a fold by its title where it is shut. */
  async unfold(title: string): Promise<Locator> {
    const fold = this.view
      .locator('details.fold')
      .filter({ has: this.view.locator(':scope > summary').getByText(title, { exact: true }) })
      .first();
    if ((await fold.getAttribute('open')) === null) await fold.locator(':scope > summary').click();
    return fold;
  }

  private button(name: string): Locator {
    return this.view.getByRole('button', { name, exact: true });
  }
}
