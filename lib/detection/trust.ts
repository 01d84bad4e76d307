// How far each rule is trusted in this shop: an online learner over what the rules said of judged rows. One step of logistic
// regression a verdict, in the order in which they were given; each rule starts at trust as it ships, is held near it, and no weight
// moves a finding by more than one severity.
import type { Finding, Severity } from '@/lib/model/finding';
import type { RowVerdict } from '@/lib/model/row-verdict';

/** Log-odds added to a rule's score, and how often it proved right or fine. */
export interface RuleTrust {
  weight: number;
  right: number;
  fine: number;
  /** UTC instant of the first verdict that counts */
  since: string;
}
export type Trust = ReadonlyMap<string, RuleTrust>;

const step = 0.3;
/** Share of a weight that is kept at each verdict: what is not confirmed again is let go. */
const hold = 0.98;
const farthest = 1.5;
/** Verdicts before a weight is used at all: one or two are no experience. */
const least = 3;

/** Learns from verdicts in the order of their time. */
export function learnTrust(sorted: readonly RowVerdict[]): Trust {
  const trust = new Map<string, RuleTrust>();
  for (const { rules, outcome, removed, at } of sorted) {
    const used = Object.entries(rules).filter(([rule]) => !removed.includes(`trust/${rule}`));
    if (used.length === 0) continue;
    const isRight = outcome !== 'normal';
    const weightOf = (rule: string) => trust.get(rule)?.weight ?? 0;
    // As with independent signs: each adds what it says beyond even odds, and what was learned of it.
    const expected = sigmoid(used.reduce((sum, [rule, score]) => sum + logit(score) + weightOf(rule), 0));
    const error = (isRight ? 1 : 0) - expected;
    for (const [rule] of used) {
      const before = trust.get(rule) ?? { weight: 0, right: 0, fine: 0, since: at };
      const weight = Math.max(-farthest, Math.min(farthest, before.weight * hold + step * error));
      trust.set(rule, {
        weight,
        right: before.right + (isRight ? 1 : 0),
        fine: before.fine + (isRight ? 0 : 1),
        since: before.since,
      });
    }
  }
  return new Map([...trust].filter(([, { right, fine }]) => right + fine >= least));
}

const lowered: Record<Severity, Severity> = { high: 'medium', medium: 'low', low: 'low' };
/** A medium finding is one that is right more often than not; below this a rule's medium is a note here. */
const even = 0.5;

/** The finding as this shop's experience leaves it: never raised to a graver one, lowered by at most one. */
export function trustIn(trust: Trust, finding: Finding): Finding {
  const known = trust.get(finding.rule);
  if (!known) return finding;
  const score = sigmoid(logit(finding.score) + known.weight);
  // A rule that was ever right here keeps its highest marks.
  const isLowered = score < even && finding.score >= even && (finding.severity !== 'high' || known.right === 0);
  return { ...finding, score, severity: isLowered ? lowered[finding.severity] : finding.severity };
}

function logit(score: number): number {
  const within = Math.min(0.99, Math.max(0.01, score));
  return Math.log(within / (1 - within));
}

function sigmoid(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
