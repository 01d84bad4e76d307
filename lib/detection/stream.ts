// Detection over a statement in time order: every row judged from the rows before it alone, with one score for all rows and the
// findings behind it. The same rules as on a page, over a history that forgets; the amount is judged by the scorer.
import type { Finding, Severity } from '@/lib/model/finding';
import { ownText } from '@/lib/model/own-text';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { Bursts } from './bursts';
import { combine } from './combine';
import { parametersOf } from './defaults';
import type { VoucherState } from './history';
import { inTimeOrder } from './in-time-order';
import type { KnownRow } from './known-row';
import { PastHistory, type RowNumbers } from './past-history';
import { findingOf, type Parameters, type Rule } from './rule';
import { approvalCollapse } from './rules/approval-collapse';
import { captureAbovePreauth } from './rules/capture-above-preauth';
import { cardTesting } from './rules/card-testing';
import { cardVelocity } from './rules/card-velocity';
import { dispute } from './rules/dispute';
import { dormantTerminal } from './rules/dormant-terminal';
import { duplicateCharge } from './rules/duplicate-charge';
import { fallbackEntry } from './rules/fallback-entry';
import { fallingTries } from './rules/falling-tries';
import { forcedEntry } from './rules/forced-entry';
import { keyedEntry } from './rules/keyed-entry';
import { noVoucher } from './rules/no-voucher';
import { oddHour } from './rules/odd-hour';
import { operatorRefunds } from './rules/operator-refunds';
import { refundExceedsSale } from './rules/refund-exceeds-sale';
import { refundShare } from './rules/refund-share';
import { refundToOtherCard } from './rules/refund-to-other-card';
import { refundWithoutSale } from './rules/refund-without-sale';
import { reusedAuthCode } from './rules/reused-auth-code';
import { similarPayments } from './rules/similar-payments';
import { splitPayment } from './rules/split-payment';
import { testAmount } from './rules/test-amount';
import { timeoutTwin } from './rules/timeout-twin';
import { unknownTerminal } from './rules/unknown-terminal';
import { volumeJump } from './rules/volume-jump';
import { findingsOfScore } from './scoring/findings';
import { scoredRow } from './scoring/scored-row';
import { type Score, Scorer } from './scoring/scorer';
import { type DetectionSettings, defaultDetectionSettings } from './settings';

/** Rules that a history of a day's rows, what earlier days came to and a few numbers can answer. */
const rules: readonly Rule[] = [
  dispute,
  cardTesting,
  forcedEntry,
  refundWithoutSale,
  refundToOtherCard,
  refundExceedsSale,
  captureAbovePreauth,
  fallingTries,
  noVoucher,
  duplicateCharge,
  approvalCollapse,
  operatorRefunds,
  refundShare,
  volumeJump,
  dormantTerminal,
  oddHour,
  cardVelocity,
  similarPayments,
  splitPayment,
  timeoutTwin,
  reusedAuthCode,
  keyedEntry,
  fallbackEntry,
  unknownTerminal,
  testAmount,
];

export interface StreamedRow {
  /** 0…1, comparable across rows */
  score: number;
  severity: Severity | null;
  /** the gravest first */
  findings: Finding[];
}

/** A verdict of the merchant: the row's portal id, what it was, and the wall second from which that is known. */
export interface StreamedVerdict {
  id: string;
  verdict: 'fraud' | 'mis-operation' | 'normal';
  knownAt: number;
}

export class StreamAssessor {
  private readonly history: PastHistory;
  private readonly scorer = new Scorer();
  private readonly verdicts: StreamedVerdict[];
  private readonly judgedIds: Set<string>;
  private readonly rowOfId = new Map<string, number>();
  private nextVerdict = 0;
  private rows = 0;
  private readonly parameters: readonly (readonly [Rule, Parameters<string>])[];
  private readonly off: ReadonlySet<string>;
  private readonly bursts = new Bursts();

  /** @param settings the merchant's own; on the command line there are none */
  constructor(
    verdicts: readonly StreamedVerdict[] = [],
    vouchers: ReadonlyMap<string, VoucherState> = new Map(),
    private readonly settings: DetectionSettings = defaultDetectionSettings,
  ) {
    this.history = new PastHistory(vouchers);
    this.off = new Set(settings.off);
    this.parameters = rules.filter(({ id }) => !this.off.has(id)).map((rule) => [rule, parametersOf(rule, settings)]);
    this.verdicts = [...verdicts].sort((a, b) => a.knownAt - b.knownAt);
    this.judgedIds = new Set(verdicts.map(({ id }) => id));
    if (verdicts.length > 0) this.scorer.expectVerdicts();
  }

  /** Judges the next row. Rows must come in time order; a row without a time may come anywhere. */
  push(keyed: KeyedTransaction): StreamedRow {
    const { row, numbers } = this.history.add(keyed);
    const scored = this.scoreOf(row, numbers);
    const findings = scored === null ? [] : findingsOfScore(row, scored).filter(({ rule }) => !this.off.has(rule));
    for (const [rule, parameters] of this.parameters) {
      const verdict = rule.evaluate(row, this.history, parameters, this.settings.openHours);
      if (verdict === null) continue;
      // Asked only where something would be said: most rows are nothing to any rule.
      const need = rule.need(this.history, row.shop, parameters, this.settings.openHours);
      if (need !== null && need.have < need.need) continue;
      const told = findingOf(rule, row, this.bursts.told(rule.id, row, verdict));
      const finding = inTimeOrder(told, scored?.visits ?? 0, () => this.history.profile(row.shop));
      if (finding !== null) findings.push(finding);
    }
    const base = scored?.score ?? 0;
    if (findings.length === 0) return { score: base, severity: null, findings };
    const sorted = combine(findings);
    // A rule that speaks at medium or high is a probability of its own; a low one is worth a glance, not a place in the order.
    let innocent = 1 - base;
    for (const { rule, severity, score } of findings)
      if (severity !== 'low' && !scorerRules.has(rule)) innocent *= 1 - score;
    return { score: Math.min(1, Math.max(0, 1 - innocent)), severity: sorted[0]!.severity, findings: sorted };
  }

  private scoreOf(row: KnownRow, numbers: RowNumbers): Score | null {
    const scored = scoredRow(row, () => numbers);
    if (scored === null) return null;
    while (this.nextVerdict < this.verdicts.length && this.verdicts[this.nextVerdict]!.knownAt < scored.at) {
      const { id, verdict, knownAt } = this.verdicts[this.nextVerdict]!;
      this.nextVerdict += 1;
      const number = this.rowOfId.get(id);
      // A verdict on a row that has not come yet is of no use: it would be known too late.
      if (number !== undefined) this.scorer.learn({ row: number, verdict, knownAt });
    }
    const { id } = row.transaction;
    const isJudgedLater = id !== null && this.judgedIds.has(id);
    if (isJudgedLater) this.rowOfId.set(ownText(id), this.rows);
    this.rows += 1;
    return this.scorer.score(scored, isJudgedLater);
  }
}

const scorerRules = new Set(['card-out-of-range', 'amount-out-of-range', 'digit-slip', 'terminal-trouble']);
