// Several rules on one row: signs that strengthen each other raise the severity of what they say together.
import type { Finding, Severity } from '@/lib/model/finding';

const ranks: readonly Severity[] = ['low', 'medium', 'high'];
// Rules that say how the charge looks; two of them on one row are rarely chance.
const looks = new Set(['amount-out-of-range', 'odd-hour', 'no-voucher', 'refund-without-sale', 'card-testing']);

/** Findings of one row, the gravest first. Two independent looks of fraud at low or above make the gravest high. */
export function combine(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort(
    (a, b) => ranks.indexOf(b.severity) - ranks.indexOf(a.severity) || b.score - a.score,
  );
  const [first, ...rest] = sorted;
  if (!first || rest.length === 0) return sorted;
  const independent = sorted.filter((finding) => looks.has(finding.rule));
  const isRaised = independent.length >= 2 && independent.some((finding) => finding.severity !== 'low');
  // Probability that at least one of independent signs is right.
  const score = 1 - sorted.reduce((none, finding) => none * (1 - finding.score), 1);
  const severity = isRaised ? 'high' : first.severity;
  return [{ ...first, severity, score: Math.min(score, 0.99) }, ...rest];
}
