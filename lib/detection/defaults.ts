// A rule's parameters: the merchant's own where set, brought within the rule's bounds, else the defaults.
import type { Parameters, Rule } from './rule';
import type { DetectionSettings } from './settings';

/** Parameters by the merchant's settings. */
export function parametersOf(rule: Rule, settings: DetectionSettings): Parameters<string> {
  return Object.fromEntries(
    Object.entries(rule.parameters).map(([name, { default: usual, min, max }]) => {
      const set = settings.parameters?.[rule.id]?.[name];
      return [name, set === undefined || !Number.isFinite(set) ? usual : Math.min(Math.max(set, min), max)];
    }),
  );
}

/** Parameters as they ship. */
export function defaultsOf(rule: Rule): Parameters<string> {
  return parametersOf(rule, {});
}
