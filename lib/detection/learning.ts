// Learning from the merchant's own verdicts, on the device. Three things follow from them, all deterministic and each removable:
// a rule keeps still about the like of a row that was fine; a card or terminal with confirmed trouble is remembered; and each rule
// is weighed by how often it proved right here. Marking a page and scanning a statement share the terminals' memory.
import type { Finding, Outcome } from '@/lib/model/finding';
import type { LearnedItem } from '@/lib/model/learned-item';
import { wallSeconds } from '@/lib/model/moment';
import type { RowVerdict } from '@/lib/model/row-verdict';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { type KnownRow, knownRow } from './known-row';
import { severityOf } from './scoring/findings';
import { TerminalMemory } from './scoring/terminal-memory';
import { learnTrust, type Trust, trustIn } from './trust';

const day = 86_400;
/** So long the like of a fine row is left alone, and confirmed trouble on a card is told; days. */
const fineDays = 90;
const cardDays = 90;
/** The like of a row is no more than this much larger. */
const likeAmount = 1.25;
/** What these rules see is never usual: a verdict of "fine" is for the row itself alone. */
const rowOnly = new Set(['dispute', 'card-testing', 'reused-auth-code', 'no-voucher', 'falling-tries']);

interface Fine {
  verdict: RowVerdict;
  row: KnownRow;
  rule: string;
}

/** What is known from verdicts; built anew from them whenever it is asked for. */
export interface Learned {
  fine: Fine[];
  /** rows of confirmed fraud, in time order */
  troubled: { verdict: RowVerdict; row: KnownRow }[];
  /** rows found in order */
  settled: Set<string>;
  trust: Trust;
}

/** Learns from all verdicts; their order does not matter. */
export function learnFrom(verdicts: readonly RowVerdict[]): Learned {
  const sorted = [...verdicts].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
  const known = sorted.map((verdict) => ({ verdict, row: knownRow(verdict) }));
  const byTime = (a: { row: KnownRow }, b: { row: KnownRow }) => (a.row.at ?? 0) - (b.row.at ?? 0);
  return {
    fine: known
      .filter(({ verdict }) => verdict.outcome === 'normal')
      .flatMap(({ verdict, row }) =>
        Object.keys(verdict.rules)
          .filter((rule) => !verdict.removed.includes(`fine/${rule}`))
          .map((rule) => ({ verdict, row, rule })),
      ),
    troubled: known.filter(({ verdict }) => verdict.outcome === 'suspected-fraud').sort(byTime),
    settled: new Set(known.filter(({ verdict }) => verdict.outcome === 'normal').map(({ row }) => row.key)),
    trust: learnTrust(sorted),
  };
}

/** True where the merchant has said that what this rule sees on the like of this row is fine. */
function isFine({ verdict, row: fine, rule }: Fine, row: KnownRow, found: string): boolean {
  if (rule !== found) return false;
  if (fine.key === row.key) return true;
  if (rowOnly.has(rule) || fine.shop !== row.shop || fine.size === null || row.size === null || row.at === null)
    return false;
  const until = Date.parse(verdict.at) / 1000 + fineDays * day;
  if (row.at > until || row.size > fine.size * likeAmount) return false;
  // The narrowest that the row names: its card, else its terminal with the same amount.
  if (fine.card !== null) return fine.card === row.card;
  const { terminal } = fine.transaction;
  return terminal !== null && terminal === row.transaction.terminal && fine.size === row.size;
}

/** What rules said of some rows, as the merchant's verdicts leave it. @param rows all rows in question */
export function applyLearning(
  findings: readonly Finding[],
  rows: readonly KeyedTransaction[],
  learned: Learned,
): Finding[] {
  if (learned.fine.length + learned.troubled.length + learned.settled.size + learned.trust.size === 0)
    return [...findings];
  const known = rows.map(knownRow);
  const byKey = new Map(known.map((row) => [row.key, row]));
  const kept = findings.flatMap((finding) => {
    const row = byKey.get(finding.key);
    if (row && learned.fine.some((fine) => isFine(fine, row, finding.rule))) return [];
    return [trustIn(learned.trust, finding)];
  });
  return [...kept, ...memories(known, kept, learned)];
}

/** Rows on cards and terminals with confirmed trouble. */
function memories(known: readonly KnownRow[], findings: readonly Finding[], learned: Learned): Finding[] {
  const troubled = learned.troubled.filter(({ row }) => row.at !== null);
  const confirmed = new Set(troubled.map(({ row }) => row.key));
  const open = known.filter((row) => row.isSale && row.at !== null && !confirmed.has(row.key));
  const told = new Set(findings.map(({ key }) => key));
  const found: Finding[] = [];
  for (const row of open) {
    if (learned.settled.has(row.key)) continue;
    const earlier = troubled.findLast(
      ({ verdict, row: bad }) =>
        bad.card !== null &&
        bad.card === row.card &&
        bad.shop === row.shop &&
        row.at! >= bad.at! &&
        row.at! - bad.at! <= cardDays * day &&
        !verdict.removed.includes('card'),
    );
    if (!earlier) continue;
    // Most cards come back to their holders, and where the terminal was at fault the card never was: by itself it is worth a glance.
    const [severity, score] = told.has(row.key) ? (['medium', 0.75] as const) : (['low', 0.2] as const);
    found.push(remembered(row, 'card-trouble', severity, score, earlier.row));
  }
  return [...found, ...terminalMemories(open, findings, learned, troubled)];
}

/** The terminals' memory of scan, over the confirmed rows and those in question. */
function terminalMemories(
  open: readonly KnownRow[],
  findings: readonly Finding[],
  learned: Learned,
  troubled: Learned['troubled'],
): Finding[] {
  const bad = troubled.filter(
    ({ verdict, row }) => row.transaction.terminal !== null && !verdict.removed.includes('terminal'),
  );
  const placeOf = (row: KnownRow) => `${row.shop}\n${row.transaction.terminal}`;
  const numbers = new Map([...new Set(bad.map(({ row }) => placeOf(row)))].map((place, i) => [place, i]));
  if (numbers.size === 0) return [];
  const scores = new Map<string, number>();
  for (const { key, score } of findings) scores.set(key, Math.max(score, scores.get(key) ?? 0));
  const verdicts = new Map(bad.map(({ verdict, row }) => [row.key, verdict]));
  const marked = (row: KnownRow) => {
    const said = verdicts.get(row.key);
    return said ? Math.max(0, ...Object.values(said.rules)) : (scores.get(row.key) ?? 0);
  };
  const line = [...bad.map(({ row }) => row), ...open.filter((row) => numbers.has(placeOf(row)))].sort(
    (a, b) => a.at! - b.at! || (a.key < b.key ? -1 : 1),
  );
  const memory = new TerminalMemory({
    at: (i) => line[i]!.at!,
    score: (i) => Math.max(0.001, marked(line[i]!)),
    isConfirmed: (i) => verdicts.has(line[i]!.key),
  });
  const found: Finding[] = [];
  let last: KnownRow | null = null;
  for (const [i, row] of line.entries()) {
    const terminal = numbers.get(placeOf(row))!;
    const probability = memory.view(i, terminal, row.at!);
    if (verdicts.has(row.key)) {
      // On a page it is known now, whenever it was said.
      memory.confirm(i, terminal, row.at!);
      last = row;
      continue;
    }
    const severity = severityOf(probability);
    if (severity !== null && last && !learned.settled.has(row.key))
      found.push(remembered(row, 'terminal-trouble', severity === 'high' ? 'medium' : severity, probability, last));
  }
  return found;
}

function remembered(
  row: KnownRow,
  rule: 'card-trouble' | 'terminal-trouble',
  severity: Finding['severity'],
  score: number,
  bad: KnownRow,
): Finding {
  const { amount, time, terminal } = row.transaction;
  const values = {
    ...(amount ? { amount } : {}),
    ...(time ? { time } : {}),
    ...(bad.transaction.time ? { since: bad.transaction.time } : {}),
    terminal: terminal ?? '',
    card: row.transaction.cardLast4 ?? row.card ?? '',
  };
  const worded = (part: string) => ({ key: `${rule}.${part}`, values });
  return {
    key: row.key,
    rule,
    severity,
    score,
    class: 'suspected-fraud',
    reason: worded('reason'),
    innocent: worded('innocent'),
    next: worded('next'),
    related: [bad.key],
  };
}

/** Everything learned, each item removable alone, the newest first. */
export function listLearned(verdicts: readonly RowVerdict[]): LearnedItem[] {
  const { fine, troubled, trust } = learnFrom(verdicts);
  const until = (at: string, days: number) => new Date(Date.parse(at) + days * day * 1000).toISOString();
  const items: LearnedItem[] = fine.map(({ verdict, row, rule }) => ({
    id: `${verdict.id}#fine/${rule}`,
    kind: 'fine',
    rule,
    values: valuesOf(row),
    since: verdict.at,
    until: rowOnly.has(rule) ? null : until(verdict.at, fineDays),
  }));
  for (const { verdict, row } of troubled) {
    const { terminal, time } = row.transaction;
    if (row.card !== null && !verdict.removed.includes('card')) {
      const end = time ? new Date((wallSeconds(time) + cardDays * day) * 1000).toISOString() : null;
      items.push({
        id: `${verdict.id}#card`,
        kind: 'card',
        rule: null,
        values: valuesOf(row),
        since: verdict.at,
        until: end,
      });
    }
    if (terminal !== null && !verdict.removed.includes('terminal'))
      items.push({
        id: `${verdict.id}#terminal`,
        kind: 'terminal',
        rule: null,
        values: valuesOf(row),
        since: verdict.at,
        until: null,
      });
  }
  for (const [rule, { right, fine: wrong, since }] of trust)
    items.push({
      id: `#trust/${rule}`,
      kind: 'trust',
      rule,
      values: { right, fine: wrong, n: right + wrong },
      since,
      until: null,
    });
  return items.sort((a, b) => (a.since > b.since ? -1 : a.since < b.since ? 1 : a.id < b.id ? -1 : 1));
}

function valuesOf({ transaction, card }: KnownRow): LearnedItem['values'] {
  const { amount, time, terminal, cardLast4 } = transaction;
  return {
    ...(amount ? { amount } : {}),
    ...(time ? { time } : {}),
    ...(terminal !== null ? { terminal } : {}),
    ...(card !== null ? { card: cardLast4 ?? card } : {}),
  };
}

/** The verdicts as they are after an item of `listLearned` was removed; those that changed only. */
export function removeLearned(verdicts: readonly RowVerdict[], item: string): RowVerdict[] {
  const [id, what] = [item.slice(0, item.lastIndexOf('#')), item.slice(item.lastIndexOf('#') + 1)];
  return verdicts
    .filter((verdict) => (id === '' || verdict.id === id) && !verdict.removed.includes(what))
    .map((verdict) => ({ ...verdict, removed: [...verdict.removed, what] }));
}

/** What a verdict of one press means for a marked row: in order, or what its gravest finding says that it is. */
export function outcomeOfPress(isFine: boolean, findings: readonly Finding[]): Outcome {
  if (isFine) return 'normal';
  const gravest = [...findings].sort((a, b) => b.score - a.score)[0];
  return gravest?.class === 'mis-operation' ? 'mis-operation' : 'suspected-fraud';
}
