// Findings put into words for a reader: the gravest first, each harmless explanation and next step once.
import { rules } from '@/lib/i18n/rules';
import { hasMessage, type Language, say } from '@/lib/i18n/say';
import { type Finding, type MessageValue, type Severity, severities, type Worded } from '@/lib/model/finding';

export interface WordedReason {
  name: string;
  why: string;
  innocent: string;
  next: string;
}

export interface WordedFindings {
  severity: Severity;
  reasons: WordedReason[];
}

/** The findings of one row in words; null where there is none. */
export function wordFindings(findings: readonly Finding[], language: Language): WordedFindings | null {
  const ordered = [...findings].sort((a, b) => rank(b.severity) - rank(a.severity) || b.score - a.score);
  const first = ordered[0];
  if (!first) return null;
  const said = new Set<string>();
  const once = (text: string) => {
    if (said.has(text)) return '';
    said.add(text);
    return text;
  };
  return {
    severity: first.severity,
    reasons: ordered.map((finding) => ({
      name: ruleName(finding.rule, language),
      why: wordRule(finding.reason, language),
      innocent: once(wordRule(finding.innocent, language)),
      next: once(wordRule(finding.next, language)),
    })),
  };
}

/** A rule's name; its id where the catalogue does not know it (a finding stored by a newer build). */
export function ruleName(rule: string, language: Language): string {
  const key = `${rule}.name`;
  return hasMessage(rules, key) ? say(rules, language, key) : rule;
}

const byDays = new Set(['dormant-terminal', 'refund-share', 'refund-without-sale', 'unknown-terminal', 'volume-jump']);

/** Whether what a check needs before it speaks is days of records; else it is sales. */
export function countsDays(rule: string): boolean {
  return byDays.has(rule);
}

/** A check that has not enough to compare with yet, in words. */
export function wordNeed(
  { rule, have, need }: { rule: string; have: number; need: number },
  language: Language,
): string {
  const own = `need.${rule}`;
  const unit = countsDays(rule) ? 'need.days' : 'need.rows';
  return say(rules, language, hasMessage(rules, own) ? own : unit, {
    rule: ruleName(rule, language),
    have,
    need,
    n: have,
  });
}

function wordRule({ key, values }: Worded, language: Language): string {
  return hasMessage(rules, key) ? say(rules, language, key, isolateValues(values)) : '';
}

function rank(severity: Severity): number {
  return severities.indexOf(severity);
}

// Control signs and signs without a glyph of their own: a page's text must not reorder or hide words of ours.
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

function isolateValues(values: Record<string, MessageValue>): Record<string, MessageValue> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      // FSI…PDI (Unicode UAX 9): whatever direction the value has, it stays within itself.
      typeof value === 'string' ? `\u2068${value.replace(unseen, '')}\u2069` : value,
    ]),
  );
}
