// What a merchant has set and taught: the one way in which everything that is judged comes to it.
import { type Learned, learnFrom } from '@/lib/detection/learning';
import { settingsOf } from '@/lib/detection/presets';
import type { DetectionSettings } from '@/lib/detection/settings';
import type { Database } from '@/lib/storage/database';
import { readDetectionChoice } from '@/lib/storage/detection-choice';
import { readSettings } from '@/lib/storage/settings';
import { allVerdicts } from '@/lib/storage/verdicts';

/** Rules, thresholds and hours, and what was learned from the verdicts. */
export async function merchantsDetection(db: Database): Promise<{ settings: DetectionSettings; learned: Learned }> {
  const [choice, verdicts, { openHours }] = await Promise.all([
    readDetectionChoice(db),
    allVerdicts(db),
    readSettings(db),
  ]);
  return { settings: { ...settingsOf(choice), ...(openHours && { openHours }) }, learned: learnFrom(verdicts) };
}
