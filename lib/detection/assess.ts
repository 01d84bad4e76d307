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
  // A rule that has enough in one of the shops is not missing anything that the merchant could not see there.
  return { findings: [...found.values()].flatMap(combine), notEnough: [...notEnough.values()] };
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
