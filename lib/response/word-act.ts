// Every act of a case's log in one line of the reader's language: for time lines, reports, lists.
import { response } from '@/lib/i18n/response';
import { hasMessage, type Language, printMoney, say } from '@/lib/i18n/say';
import type { Act } from '@/lib/model/case-event';
import { playbooks } from './playbooks';
import { causeQuestion, questions } from './questions';
import { wordShift } from './shift';

/** An act in one line of the reader's language. */
export function wordAct(language: Language, act: Act): string {
  const r = (key: string) => (hasMessage(response, key) ? say(response, language, key) : key);
  const of = (key: string, what: string) => (hasMessage(response, key) ? say(response, language, key, { what }) : key);
  switch (act.kind) {
    case 'fact-confirmed':
      // Who was on shift is asked, not read: the answer corrects nothing.
      if (act.fact === 'on-shift') return of('act.shift-said', wordShift(act.value, language) ?? r('answer.unknown'));
      return of(
        act.corrected ? 'act.fact-corrected' : 'act.fact-confirmed',
        `${r(`fact.${act.fact}`)} = ${act.value || '—'}`,
      );
    case 'voucher-checked':
      return of('act.voucher-checked', r(`voucher.${act.outcome}`) + (act.note ? ` (${act.note})` : ''));
    case 'classified':
      return of('act.classified', r(`outcome.${act.outcome}`) + (act.reason ? ` (${act.reason})` : ''));
    case 'step-done':
    case 'step-undone':
      return of(`act.${act.kind}`, r(stepTitle(act.step)) + (act.note ? ` (${act.note})` : ''));
    case 'call-logged':
      return of(
        'act.call-logged',
        [
          r(`party.${act.party}`),
          r(`channel.${act.channel}`),
          act.who,
          act.ticket && of('act.ticket', act.ticket),
          act.answer,
          act.promisedBy && of('act.promised-by', act.promisedBy),
        ]
          .filter(Boolean)
          .join(' · '),
      );
    case 'file-added':
      return of('act.file-added', `${r(`role.${act.role}`)}: ${act.file.title}`);
    case 'captured':
      return of('act.captured', String(act.item));
    case 'handed-over':
      return of(
        'act.handed-over',
        [String(act.number), act.to, r(`channel.${act.channel}`), `SHA-256 ${act.pack}`, act.note]
          .filter(Boolean)
          .join(' · '),
      );
    case 'imported':
      return of('act.imported', `${act.number} · SHA-256 ${act.pack}`);
    case 'stamped':
      return of(act.ofPack ? 'act.stamped-pack' : 'act.stamped', stampText(act));
    case 'exported':
      return of('act.exported', act.file.name);
    case 'numbers-settled':
      return of(
        'act.numbers-settled',
        act.numbers.map(({ shown, answer }) => `${shown} = ${r(`number.${answer}`)}`).join(' · '),
      );
    case 'key-handed-over':
      return of('act.key-handed-over', act.to.slice(0, 16));
    case 'key-lost':
      return of('act.key-lost', act.device.slice(0, 16) + (act.note ? ` (${act.note})` : ''));
    case 'note-added':
      return of('act.note-added', act.text);
    case 'passed-on':
      return of('act.passed-on', act.to + (act.note ? ` (${act.note})` : ''));
    case 'recovered':
      return of('act.recovered', printMoney(language, act.amount));
    case 'corrected':
      return of('act.corrected', act.note);
    case 'closed':
      return of('act.closed', r(`outcome.${act.outcome}`) + (act.note ? ` (${act.note})` : ''));
    case 'region-chosen':
      return of('act.region-chosen', r(`region.${act.region}`));
    case 'answered':
      return of('act.answered', `${r(questionText(act.question))} ${r(`answer.${act.answer}`)}`);
    case 'deadline-set':
      return of('act.deadline-set', `${act.what} → ${act.dueOn} (${r(`deadline-source.${act.source}`)})`);
    case 'reminder-met':
      return of('act.reminder-met', act.note || act.reminder);
    case 'reminder-moved':
      return of('act.reminder-moved', `${act.reminder} → ${act.dueOn}${act.note ? ` (${act.note})` : ''}`);
    case 'document-marked':
      return of(
        'act.document-marked',
        `${r(`party.${act.party}`)} · ${r(documentTitle(act.document))} · ${r(`document-state.${act.state}`)}`,
      );
    case 'letter-written':
      return of('act.letter-written', `${r(`letter.${act.letter}`)}: ${act.file.title}`);
    case 'account-named':
      return of(
        'act.account-named',
        [r(`account.${act.account}`), act.holder, act.number, act.bank].filter(Boolean).join(' · '),
      );
    case 'correction-seen':
      return of('act.correction-seen', act.amount ? printMoney(language, act.amount) : '');
    default:
      return of(`act.${act.kind}`, '');
  }
}

/** An entry of the time line in one line; of a correction without words, what it took back. @param timeline oldest first */
export function wordEntry(language: Language, act: Act, timeline: readonly { hash: string; act: Act }[]): string {
  if (act.kind !== 'corrected' || act.note !== '') return wordAct(language, act);
  const at = timeline.findIndex(({ hash }) => hash === act.event);
  // Only what stands before: so it ends.
  return at < 0
    ? wordAct(language, act)
    : say(response, language, 'act.taken-back', {
        what: wordEntry(language, timeline[at]!.act, timeline.slice(0, at)),
      });
}

function stampText({ time, authority, ofPack }: Extract<Act, { kind: 'stamped' }>): string {
  return [ofPack && String(ofPack.number), time, authority, ofPack && `SHA-256 ${ofPack.sha256}`]
    .filter(Boolean)
    .join(' · ');
}

/** Title of a playbook's step; the id itself where no playbook has it any more. */
export function stepTitle(step: string): string {
  return playbooks.flatMap((playbook) => playbook.steps).find(({ id }) => id === step)?.title ?? step;
}

/** A question's text; its id where it is no longer asked. */
function questionText(id: string): string {
  return id === causeQuestion ? 'question.cause' : (questions.find((question) => question.id === id)?.text ?? id);
}

function documentTitle(id: string): string {
  return playbooks.flatMap(({ documents }) => documents).find((need) => need.id === id)?.title ?? id;
}
