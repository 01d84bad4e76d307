// An entry of the time line in words: what was done, in one line.

import type { Act } from '@/lib/model/case-event';
import { overlaySteps, wordStep } from '@/lib/response/overlay';
import { playbooks } from '@/lib/response/playbooks';
import { causeQuestion, questions } from '@/lib/response/questions';
import type { Words } from '../words';
import { factValueText } from './case-facts';

/** One line of text for an act. */
export function actText(act: Act, words: Words): string {
  const { r } = words;
  switch (act.kind) {
    case 'opened':
    case 'transaction-added':
    case 'reopened':
      return r(`act.${act.kind}`);
    case 'fact-confirmed':
      // Who was on shift is asked, not read: the answer corrects nothing.
      if (act.fact === 'on-shift') return r('act.shift-said', { what: factValueText(act.fact, act.value, words) });
      return r(act.corrected ? 'act.fact-corrected' : 'act.fact-confirmed', {
        what: `${r(`fact.${act.fact}`)} – ${factValueText(act.fact, act.value, words)}`,
      });
    case 'voucher-checked':
      return r('act.voucher-checked', { what: r(`voucher.${act.outcome}`) });
    case 'classified':
      return r('act.classified', { what: r(`outcome.${act.outcome}`) });
    case 'step-done':
    case 'step-undone':
      return r(`act.${act.kind}`, { what: stepTitle(act.step, words) });
    case 'call-logged':
      return r('act.call-logged', { what: parts(r(`party.${act.party}`), act.who) });
    case 'file-added':
      return r('act.file-added', { what: act.file.title || act.file.name });
    case 'captured':
      return r('act.captured', { what: act.item });
    case 'exported':
      return r('act.exported', { what: act.number });
    case 'stamped':
      return act.ofPack
        ? r('act.stamped-pack', { what: parts(String(act.ofPack.number), act.authority) })
        : r('act.stamped', { what: act.authority });
    case 'handed-over':
      return r('act.handed-over', { what: parts(String(act.number), act.to) });
    case 'imported':
      return r('act.imported', { what: act.number });
    case 'numbers-settled':
      return r('act.numbers-settled', {
        what: words.list(act.numbers.map(({ shown, answer }) => `${shown} = ${r(`number.${answer}`)}`)),
      });
    case 'key-handed-over':
      return r('act.key-handed-over', { what: act.to.slice(0, 16) });
    case 'key-lost':
      return r('act.key-lost', { what: parts(act.device.slice(0, 16), act.note) });
    case 'note-added':
      return r('act.note-added', { what: act.text });
    case 'passed-on':
      return r('act.passed-on', { what: parts(act.to, act.note) });
    case 'recovered':
      return r('act.recovered', { what: act.amount });
    case 'corrected':
      return act.note === '' ? words.t('timeline.taken-back') : r('act.corrected', { what: act.note });
    case 'region-chosen':
      return r('act.region-chosen', { what: r(`region.${act.region}`) });
    case 'answered':
      return r('act.answered', { what: `${questionText(act.question, words)} – ${r(`answer.${act.answer}`)}` });
    case 'deadline-set':
      return r('act.deadline-set', { what: parts(act.what, act.dueOn) });
    case 'reminder-met':
      return r('act.reminder-met', { what: reminderText(act.reminder, words) });
    case 'reminder-moved':
      return r('act.reminder-moved', { what: parts(reminderText(act.reminder, words), act.dueOn) });
    case 'document-marked':
      return r('act.document-marked', {
        what: `${documentText(act.document, words)} – ${r(`document-state.${act.state}`)}`,
      });
    case 'letter-written':
      return r('act.letter-written', { what: r(`letter.${act.letter}`) });
    case 'account-named':
      return r('act.account-named', {
        what: parts(r(`account.${act.account}`), act.bank, act.number),
      });
    case 'correction-seen':
      return r('act.correction-seen', { what: act.amount ?? words.t('case.no-amount') });
    case 'closed':
      return r('act.closed', { what: r(`outcome.${act.outcome}`) });
  }
}

/** Parts of one entry beside each other, those that say something. */
function parts(...texts: string[]): string {
  return texts.filter(Boolean).join(' · ');
}

/** Title of a step of any playbook; its id where no playbook knows it any more. */
export function stepTitle(id: string, { language, edits }: Words): string {
  // A step that the merchant leaves out now may have been done before.
  const known = playbooks.flatMap((playbook) => [...overlaySteps(playbook, edits), ...playbook.steps]);
  const step = known.find((one) => one.id === id);
  return step ? wordStep(step, language).title : id;
}

/** One of triage's questions; its id where it is asked no more. */
function questionText(id: string, { r }: Words): string {
  if (id === causeQuestion) return r('question.cause');
  const question = questions.find((one) => one.id === id);
  return question ? r(question.text) : id;
}

/** A paper of the list, by its id. */
function documentText(id: string, { r }: Words): string {
  const need = playbooks.flatMap(({ documents }) => documents).find((one) => one.id === id);
  return need ? r(need.title) : id;
}

/** What a reminder was about, as far as its id tells: a step, a deadline of the playbook, an answer, a deadline of the user's. */
function reminderText(id: string, words: Words): string {
  const { r } = words;
  if (id === 'correction') return r('reminder.correction');
  const [kind, ...rest] = id.split('.');
  const name = rest.join('.');
  if (kind === 'step') return stepTitle(name, words);
  const deadline = playbooks.flatMap(({ deadlines }) => deadlines).find((one) => one.id === name);
  if (deadline) return r(deadline.text);
  return kind === 'call' ? r('reminder.answer') : words.t('due.deadline');
}
