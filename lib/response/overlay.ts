// Lays the merchant's own changes over the playbooks' steps, and words a step in a language: the one place that knows both.
import { type ResponseKey, response } from '@/lib/i18n/response';
import { type Language, say } from '@/lib/i18n/say';
import type { PlaybookEdits } from '@/lib/model/playbook-edits';
import type { Playbook, Step } from './playbook';

// Steps that a case cannot do without, whatever the merchant hides.
const kept = new Set<Step['interaction']>(['classify', 'close']);

/** True for a step that cannot be left out. */
export function isAlwaysKept({ interaction }: Step): boolean {
  return kept.has(interaction);
}

/** The playbook's steps with the merchant's changes. Deciding and closing can be worded anew but not hidden. */
export function overlaySteps(playbook: Playbook, edits: PlaybookEdits): Step[] {
  const steps: Step[] = playbook.steps.flatMap((step) => {
    const edit = edits.steps.find((one) => one.step === step.id);
    if (!edit) return [step];
    if (edit.isHidden && !isAlwaysKept(step)) return [];
    const { title, why, how, numbers } = edit;
    return [
      {
        ...step,
        own: {
          ...(title ? { title } : {}),
          ...(why ? { why } : {}),
          ...(how ? { how } : {}),
          ...(numbers ? { numbers } : {}),
        },
      },
    ];
  });
  for (const { id, playbook: of, after, title, why, how, numbers, isOptional } of edits.added) {
    if (of !== playbook.id) continue;
    const closing = steps.findIndex((step) => step.interaction === 'close' || step.interaction === 'classify');
    const before = after === null ? -1 : steps.findIndex((step) => step.id === after);
    const at = before >= 0 ? before + 1 : closing >= 0 ? closing : steps.length;
    steps.splice(at, 0, {
      id,
      row: 'S9',
      interaction: 'do',
      title: 'own-step.title',
      why: 'own-step.why',
      how: [],
      isOptional,
      own: { title, why, how, numbers: numbers ?? [] },
    });
  }
  return steps;
}

/** A step as it is shown. */
export interface WordedStep {
  title: string;
  why: string;
  how: string[];
  numbers: { name: string; number: string }[];
}

/** The step in words: the merchant's own where given; the merchant's numbers before the known hotlines. */
export function wordStep(step: Step, language: Language): WordedStep {
  const word = (key: ResponseKey) => say(response, language, key);
  return {
    title: step.own?.title ?? word(step.title),
    why: step.own?.why ?? word(step.why),
    how: step.own?.how ? [...step.own.how] : step.how.map(word),
    numbers: [
      ...(step.own?.numbers ?? []),
      ...(step.hotlines ?? []).map(({ number, name }) => ({ number, name: word(name) })),
    ],
  };
}
