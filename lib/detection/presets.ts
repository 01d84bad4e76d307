// Cautious, balanced, eager: three sets of thresholds for all rules. Balanced is as each rule ships; the others move the thresholds
// that decide how odd a row must be, never those that say how much must be known first.
import type { DetectionChoice, Preset } from '@/lib/model/detection-choice';
import { parametersOf } from './defaults';
import type { Rule } from './rule';
import { rules } from './rules';
import type { DetectionSettings } from './settings';

type Moved = Readonly<Record<string, Readonly<Record<string, number>>>>;

const moved: Record<Preset, Moved> = {
  cautious: {
    'amount-out-of-range': { spread: 6 },
    'odd-hour': { margin: 150 },
    'duplicate-charge': { minutes: 10, habit: 0.01 },
    'card-testing': { cards: 8, declined: 0.6 },
    'card-velocity': { payments: 8 },
    'digit-slip': { recurs: 10 },
    'similar-payments': { payments: 4, habit: 0.01 },
    'falling-tries': { declines: 3 },
    'keyed-entry': { share: 0.01 },
    'split-payment': { payments: 4 },
    'capture-above-preauth': { share: 1.3 },
    'reused-auth-code': { days: 3 },
    'refund-without-sale': { days: 30 },
    'test-amount': { most: 0.1 },
  },
  balanced: {},
  eager: {
    'amount-out-of-range': { spread: 3.5 },
    'odd-hour': { margin: 60 },
    'duplicate-charge': { minutes: 180, habit: 0.05 },
    'card-testing': { cards: 4, declined: 0.4 },
    'card-velocity': { payments: 4 },
    'digit-slip': { recurs: 3 },
    'similar-payments': { habit: 0.05 },
    'keyed-entry': { share: 0.05 },
    'split-payment': { minutes: 20 },
    'capture-above-preauth': { share: 1.05 },
    'reused-auth-code': { days: 30 },
    'test-amount': { most: 2 },
  },
};

/** The settings that a choice comes to: the preset's thresholds, with those that the merchant has moved in their place. */
export function settingsOf({ preset, off, parameters }: DetectionChoice): DetectionSettings {
  const merged: Record<string, Record<string, number>> = {};
  for (const { id } of rules) {
    const own = { ...moved[preset][id], ...(Object.hasOwn(parameters, id) ? parameters[id] : {}) };
    if (Object.keys(own).length > 0) merged[id] = own;
  }
  return { off, parameters: merged };
}

/** A rule's thresholds under a choice: their value, the preset's own, and the bounds. */
export function thresholdsOf(
  rule: Rule,
  choice: DetectionChoice,
): { name: string; value: number; default: number; min: number; max: number }[] {
  const values = parametersOf(rule, settingsOf(choice));
  const usual = parametersOf(rule, settingsOf({ ...choice, parameters: {} }));
  return Object.entries(rule.parameters).map(([name, { min, max }]) => ({
    name,
    value: values[name]!,
    default: usual[name]!,
    min,
    max,
  }));
}

/** Thresholds that a preset moves, for tests that hold them against the rules' bounds. */
export const presetThresholds = moved;
