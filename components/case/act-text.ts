// An entry of the time line in words: what was done, in one line.

import { response } from '@/lib/i18n/response';
import { hasMessage } from '@/lib/i18n/say';
import type { Act } from '@/lib/model/case-event';
import { playbooks } from '@/lib/response/checklist';
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
      return r('act.call-logged', { what: words.list([r(`party.${act.party}`), act.who].filter(Boolean)) });
    case 'file-added':
      return r('act.file-added', { what: act.file.title || act.file.name });
    case 'captured':
      return r('act.captured', { what: act.item });
    case 'exported':
      return r('act.exported', { what: act.number });
    case 'note-added':
      return r('act.note-added', { what: act.text });
    case 'recovered':
      return r('act.recovered', { what: act.amount });
    case 'corrected':
      return act.note === '' ? words.t('timeline.taken-back') : r('act.corrected', { what: act.note });
    case 'closed':
      return r('act.closed', { what: r(`outcome.${act.outcome}`) });
  }
}

/** Title of a step of any playbook; its id where no playbook knows it any more. */
export function stepTitle(id: string, { r }: Words): string {
  const step = playbooks.flatMap(({ steps }) => steps).find((one) => one.id === id);
  return step && hasMessage(response, step.title) ? r(step.title) : id;
}
