// What the merchant has set of detection: thresholds moved within their bounds, and rules switched off. What was not set is as it ships.

import type { WeekHours } from '@/lib/model/week-hours';

export interface DetectionSettings {
  /** rule id → parameter → value; values outside a rule's bounds are brought to the nearest bound */
  parameters?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** ids of rules that say nothing */
  off?: readonly string[];
  /** when the shop is open, as the merchant says; without it the shop's own payments tell */
  openHours?: WeekHours;
}

export const defaultDetectionSettings: DetectionSettings = {};
