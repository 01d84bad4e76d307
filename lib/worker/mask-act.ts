// Masks card numbers in what a user has typed, before it goes into a log that can never be changed.
import type { Act } from '@/lib/model/case-event';
import type { PlaybookEdits } from '@/lib/model/playbook-edits';
import { maskCardNumbers } from '@/lib/reading/values/card';

// Fields of acts that hold the user's own words. Hashes, ids and enumerations are left alone.
const typed = new Set([
  'value',
  'note',
  'reason',
  'who',
  'to',
  'ticket',
  'answer',
  'text',
  'what',
  'holder',
  'number',
  'bank',
  'title',
]);

/** The act with every card number in the user's own words cut to its first six and last four digits. */
export function maskAct(act: Act): Act {
  return masked(act) as Act;
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && typed.has(key)
        ? maskCardNumbers(inner)
        : key === 'transactions'
          ? inner
          : masked(inner),
    ]),
  );
}

/** The merchant's changes of the playbooks with every card number in their words cut. */
export function maskEdits(edits: PlaybookEdits): PlaybookEdits {
  const own = <T extends { title?: string; why?: string; how?: string[] }>(step: T): T => ({
    ...step,
    ...(step.title === undefined ? {} : { title: maskCardNumbers(step.title) }),
    ...(step.why === undefined ? {} : { why: maskCardNumbers(step.why) }),
    ...(step.how === undefined ? {} : { how: step.how.map(maskCardNumbers) }),
  });
  return { steps: edits.steps.map(own), added: edits.added.map(own) };
}
