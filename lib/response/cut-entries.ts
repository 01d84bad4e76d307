// Entries of a case that came here with card numbers cut: each rests on an answer of the user's that stands. Where that answer were taken
// back, nobody could say any more why the entry is cut, and the whole number is not here to be put back.
import { struckEvents, type TimelineEntry } from './fold';

type Entry = Pick<TimelineEntry, 'hash' | 'act' | 'isCut'>;

/**
 * Entries that are cut though no standing answer covers them: none of the cards that the user named is shown cut in them.
 * @param timeline oldest first @param andThis hash of an entry that would be taken back now
 */
export function unsaidCuts<T extends Entry>(timeline: readonly T[], andThis?: string): T[] {
  const cut = timeline.filter(({ isCut }) => isCut);
  if (cut.length === 0) return [];
  const struck = struckEvents(timeline, andThis);
  const last = new Map<string, { shown: string; answer: string }>();
  for (const { hash, act, isCut } of timeline) {
    // An answer that is cut itself cannot be held against its signature: it says nothing.
    if (act.kind !== 'numbers-settled' || isCut || struck.has(hash)) continue;
    for (const number of act.numbers) last.set(number.digest, number);
  }
  const shown = [...last.values()]
    .filter(({ answer }) => answer === 'card-number')
    .map((one) => shownPattern(one.shown));
  return cut.filter(({ act }) => {
    const text = JSON.stringify(act).normalize('NFKC');
    return !shown.some((pattern) => pattern.test(text));
  });
}

/** A cut number as it may stand in a text, with separators between its digits, or in a file's name. */
function shownPattern(shown: string): RegExp {
  const spaced = (digits: string) => [...digits.replace(/\D/g, '')].join('[ -]?');
  return new RegExp(`${spaced(shown.slice(0, 6))}[*x -]+${spaced(shown.slice(-4))}`);
}
