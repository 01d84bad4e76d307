// What is said about a marked row: its findings put in order and worded. Pure; the wording of rules is given by the caller.
import type { Language } from '@/lib/i18n/say';
import { type Finding, type MessageValue, type Severity, severities, type Worded } from '@/lib/model/finding';

/** Words a message of the catalogue `rules` in a language. */
export type WordRule = (worded: Worded, language: Language) => string;

export interface Reason {
  /** why, the harmless explanations, what to do: plain text in the reader's language */
  why: string;
  innocent: string;
  next: string;
}

export interface Explanation {
  key: string;
  severity: Severity;
  reasons: Reason[];
  /** ledger keys of other rows that belong to it, the most telling finding's first */
  related: string[];
}

/** The findings of one row as one explanation: the gravest first, each next step once. Null where there is no finding. */
export function explain(findings: readonly Finding[], language: Language, word: WordRule): Explanation | null {
  const ordered = [...findings].sort((a, b) => rank(b.severity) - rank(a.severity) || b.score - a.score);
  const first = ordered[0];
  if (!first) return null;
  const said = new Set<string>();
  const once = (text: string) => {
    if (said.has(text)) return '';
    said.add(text);
    return text;
  };
  const worded = (message: Worded) => word({ key: message.key, values: isolateValues(message.values) }, language);
  return {
    key: first.key,
    severity: first.severity,
    reasons: ordered.map((finding) => ({
      why: worded(finding.reason),
      innocent: once(worded(finding.innocent)),
      next: once(worded(finding.next)),
    })),
    related: [...new Set(ordered.flatMap((finding) => finding.related))].filter((key) => key !== first.key),
  };
}

function rank(severity: Severity): number {
  return severities.indexOf(severity);
}

// Control signs, and signs without a glyph of their own: zero-width ones, soft hyphens, direction signs, tags.
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/**
 * A text from the page, safe to stand inside a sentence of ours: without control, zero-width and direction signs, and set
 * apart by FSI…PDI (Unicode UAX 9), so that no direction of its own can reorder our words.
 */
export function isolate(text: string): string {
  return `\u2068${text.replace(unseen, '')}\u2069`;
}

function isolateValues(values: Record<string, MessageValue>): Record<string, MessageValue> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? isolate(value) : value]),
  );
}
