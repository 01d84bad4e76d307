// Masks card numbers in text that is still being typed, before a draft of it is kept: a draft is a store like any other.
import { maskCardNumbers } from './card';

/** Hashes and ids, which drafts hold too (files chosen, orders given): their digits are nobody's card. */
const ids = /([0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/;

/** The draft with every card number cut to its first six and last four digits; hashes and ids are left as they are. */
export function maskDraft(text: string): string {
  return text
    .split(ids)
    .map((part, at) => (at % 2 === 1 ? part : maskCardNumbers(part)))
    .join('');
}
