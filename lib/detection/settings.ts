// Thresholds as the merchant has set them; what was not set is each rule's default.

/** rule id → parameter → value; values outside a rule's bounds are brought to the nearest bound. */
export type DetectionSettings = Readonly<Record<string, Readonly<Record<string, number>>>>;

export const defaultDetectionSettings: DetectionSettings = {};
