// Signs for and against each of the three outcomes, from the findings and the answers. A recommendation; the user decides.
import type { ResponseKey } from '@/lib/i18n/response';
import { type Outcome, outcomes, type Severity } from '@/lib/model/finding';
import type { CaseView } from './fold';
import { questions } from './questions';
import { shiftUnknown } from './shift';

/** One sign: in words, for or against, and how much it weighs (1 a hint … 3 strong). */
export interface Sign {
  text: ResponseKey;
  isFor: boolean;
  weight: 1 | 2 | 3;
}

export interface Triage {
  signs: Record<Outcome, Sign[]>;
  /** null while the signs do not favour one */
  recommended: Outcome | null;
}

const severityWeight: Record<Severity, 1 | 2 | 3> = { low: 1, medium: 2, high: 3 };

/** Weighs what is known. The recommendation is the outcome with the largest sum, where it leads by at least 2. */
export function weighSigns(view: CaseView): Triage {
  const signs: Triage['signs'] = { normal: [], 'mis-operation': [], 'suspected-fraud': [] };
  const add = (outcome: Outcome, text: ResponseKey, isFor: boolean, weight: 1 | 2 | 3) =>
    signs[outcome].push({ text, isFor, weight });
  for (const outcome of outcomes) {
    const strongest = view.findings
      .filter((finding) => finding.class === outcome)
      .map((finding) => severityWeight[finding.severity]);
    if (strongest.length === 0 || outcome === 'normal') continue;
    add(
      outcome,
      outcome === 'mis-operation' ? 'sign.findings.slip' : 'sign.findings.fraud',
      true,
      Math.max(...strongest) as 1 | 2 | 3,
    );
  }
  if (view.findings.length === 0) add('normal', 'sign.no-findings', true, 1);
  const voucher = view.voucher?.outcome;
  if (voucher === 'matched') {
    add('normal', 'sign.voucher.matched', true, 3);
    add('suspected-fraud', 'sign.voucher.matched', false, 3);
  } else if (voucher === 'amount-differs') {
    add('mis-operation', 'sign.voucher.differs', true, 3);
    add('normal', 'sign.voucher.differs', false, 2);
  } else if (voucher === 'no-voucher') {
    add('suspected-fraud', 'sign.voucher.none', true, 3);
    add('normal', 'sign.voucher.none', false, 3);
    add('mis-operation', 'sign.voucher.none', false, 1);
  }
  if (voucher === 'matched-twice') {
    add('mis-operation', 'sign.voucher.twice', true, 3);
    add('normal', 'sign.voucher.twice', false, 2);
  }
  const corrected = Object.values(view.facts).filter((fact) => fact.corrected);
  if (corrected.some((fact) => fact.fact === 'amount')) add('mis-operation', 'sign.fact.amount', true, 2);
  const onShift = view.facts['on-shift'];
  if (onShift && onShift.value === '') {
    add('suspected-fraud', 'sign.fact.nobody', true, 2);
    add('mis-operation', 'sign.fact.nobody', false, 2);
  } else if (onShift && onShift.value !== shiftUnknown) {
    add('mis-operation', 'sign.fact.somebody', true, 1);
  }
  for (const question of questions) {
    const answer = view.answers.get(question.id)?.answer;
    const said = answer && question.said[answer];
    if (!answer || !said) continue;
    for (const sign of question.signs[answer] ?? []) add(sign.outcome, said, sign.isFor, sign.weight);
  }
  return { signs, recommended: recommend(signs) };
}

function recommend(signs: Triage['signs']): Outcome | null {
  const sums = outcomes.map((outcome) => ({
    outcome,
    sum: signs[outcome].reduce((sum, sign) => sum + (sign.isFor ? sign.weight : -sign.weight), 0),
  }));
  const [first, second] = sums.sort((a, b) => b.sum - a.sum);
  return first && second && first.sum > 0 && first.sum - second.sum >= 2 ? first.outcome : null;
}
