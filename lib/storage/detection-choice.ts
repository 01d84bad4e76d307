// What the merchant has chosen of detection.
import { DetectionChoice, usualChoice } from '@/lib/model/detection-choice';
import type { Database } from './database';
import { withTrouble } from './trouble';

const name = 'detection';

/** The choice; as it ships where nothing, or nothing readable, is kept. */
export async function readDetectionChoice(db: Database): Promise<DetectionChoice> {
  const stored = (await withTrouble(() => db.get('settings', name))) as { value?: unknown } | undefined;
  const choice = DetectionChoice.safeParse(stored?.value);
  return choice.success ? choice.data : usualChoice;
}

/** True where the merchant has chosen anything. */
export async function hasDetectionChoice(db: Database): Promise<boolean> {
  return (await withTrouble(() => db.getKey('settings', name))) !== undefined;
}

/** Keeps the choice in place of the one before. */
export async function writeDetectionChoice(db: Database, choice: DetectionChoice): Promise<void> {
  await withTrouble(() => db.put('settings', { name, value: choice }));
}
