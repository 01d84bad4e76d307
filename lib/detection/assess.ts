// Detection: a pure function of rows, a history to ask, and settings.
import type { Finding } from '@/lib/model/finding';
import type { KeyedTransaction } from '@/lib/model/transaction';
import type { WeekHours } from '@/lib/model/week-hours';
import { combine } from './combine';
import { parametersOf } from './defaults';
import type { History } from './history';
import { type KnownRow, knownRow } from './known-row';
import { findingOf, type Parameters, type Rule } from './rule';
import { rules } from './rules';
import { findingsOfScore } from './scoring/findings';
import type { DetectionSettings } from './settings';

export interface Assessment {
  findings: Finding[];
  /** rules that stay silent because the history is too short, with what they have and need */
  notEnough: { rule: string; have: number; need: number }[];
}

/** Assesses rows against a history that may hold them too. The order of rows does not matter. */
export function assess(rows: readonly KeyedTransaction[], history: History, settings: DetectionSettings): Assessment {
  const known = rows.map(knownRow);
  const notEnough = new Map<string, { rule: string; have: number; need: number }>();
  const found = new Map<string, Finding[]>();
  for (const rule of rules) {
    if (settings.off?.includes(rule.id)) continue;
    const parameters = parametersOf(rule, settings);
    const silent = new Set<string>();
    for (const shop of new Set(known.map((row) => row.shop))) {
      const need = rule.need(history, shop, parameters, settings.openHours);
      if (need === null || need.have >= need.need) continue;
      silent.add(shop);
      const before = notEnough.get(rule.id);
      if (!before || need.have > before.have) notEnough.set(rule.id, { rule: rule.id, ...need });
    }
    for (const row of known)
      if (!silent.has(row.shop)) note(rule, row, history, { parameters, openHours: settings.openHours }, found);
  }
  for (const row of known) noteScore(row, history, settings, found);
  // A rule that has enough in one of the shops is not missing anything that the merchant could not see there.
  return { findings: [...found.values()].flatMap(combine), notEnough: [...notEnough.values()] };
}

/** What the score of all sales before a row says of it; where a rule said the same of it, the graver stands. */
function noteScore(row: KnownRow, history: History, { off }: DetectionSettings, found: Map<string, Finding[]>): void {
  const score = history.scoreOf(row);
  if (score === null) return;
  for (const finding of findingsOfScore(row, score)) {
    if (off?.includes(finding.rule)) continue;
    const list = found.get(row.key) ?? [];
    const same = list.find(({ rule }) => rule === finding.rule);
    if (same && same.score >= finding.score) continue;
    found.set(row.key, [...list.filter((other) => other !== same), finding]);
  }
}

function note(
  rule: Rule,
  row: KnownRow,
  history: History,
  { parameters, openHours }: { parameters: Parameters<string>; openHours: WeekHours | undefined },
  found: Map<string, Finding[]>,
): void {
  const verdict = rule.evaluate(row, history, parameters, openHours);
  if (verdict === null) return;
  const list = found.get(row.key) ?? [];
  list.push(findingOf(rule, row, verdict));
  found.set(row.key, list);
}
