// Words of the options about detection, in the language of the view.
import { type DetectionKey, detection } from '@/lib/i18n/detection';
import { hasMessage, say, type Value } from '@/lib/i18n/say';
import { useWords } from '../words';

/** Words a message of the catalogue `detection`. */
export function useDetectionWords(): (key: DetectionKey, values?: Record<string, Value>) => string {
  const { language } = useWords();
  return (key, values) => say(detection, language, key, values);
}

/** The key under which a rule's threshold is named: the rule's own, or the one of all rules; null where the catalogue has none. */
export function thresholdKey(rule: string, name: string): DetectionKey | null {
  const keys = [`threshold.${rule}.${name}`, `threshold.${name}`];
  return keys.find((key) => hasMessage(detection, key)) ?? null;
}
