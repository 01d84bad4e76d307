// What a rule is. Each rule stands in a file of its own in rules/, named after its id.
import type { Finding, MessageValue, Outcome, Severity, Worded } from '@/lib/model/finding';
import type { WeekHours } from '@/lib/model/week-hours';
import type { History } from './history';
import type { KnownRow } from './known-row';

/** A threshold that the merchant may move within bounds. */
export interface Parameter {
  default: number;
  min: number;
  max: number;
}

export type Parameters<P extends string> = Readonly<Record<P, number>>;

export interface Rule<P extends string = string> {
  /** file name; the catalogue `rules` has `<id>.name`, `.reason`, `.innocent`, `.next` */
  id: string;
  parameters: Readonly<Record<P, Parameter>>;
  /** what the rule says of a row; null for nothing. Pure. A field that the row lacks switches the rule off for it. */
  evaluate(row: KnownRow, history: History, parameters: Parameters<P>, openHours?: WeekHours): Verdict | null;
  /** how many rows or days the rule needs before it speaks; null where it needs none */
  need(
    history: History,
    shop: string,
    parameters: Parameters<P>,
    openHours?: WeekHours,
  ): { have: number; need: number } | null;
}

/** What a rule says, before it is made a finding. */
export interface Verdict {
  severity: Severity;
  score: number;
  class: Outcome;
  /** variant of the reason: the key is `<id>.reason` or `<id>.reason.<variant>` */
  variant?: string;
  values: Record<string, MessageValue>;
  related?: string[];
  /**
   * For a row that points to the first of a burst: what the burst weighs. Where rows come one after the other its first could not be known
   * for one, so that the row with which it became one tells of it.
   */
  burst?: { severity: Severity; score: number; rows: readonly string[] };
}

/** The finding of a verdict. */
export function findingOf(rule: Rule, row: KnownRow, verdict: Verdict): Finding {
  const worded = (part: string): Worded => ({ key: `${rule.id}.${part}`, values: verdict.values });
  return {
    key: row.key,
    rule: rule.id,
    severity: verdict.severity,
    score: verdict.score,
    class: verdict.class,
    reason: worded(verdict.variant ? `reason.${verdict.variant}` : 'reason'),
    innocent: worded('innocent'),
    next: worded('next'),
    related: verdict.related ?? [],
  };
}
