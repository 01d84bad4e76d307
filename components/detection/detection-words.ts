// Words of the options about detection, in the language of the view.
import { type DetectionKey, detection } from '@/lib/i18n/detection';
import { hasMessage, say, type Value } from '@/lib/i18n/say';
import { useWords } from '../words';

/** Words a message of the catalogue `detection`. */
export function useDetectionWords(): (key: DetectionKey, values?: Record<string, Value>) => string {
  const { language } = useWords();
  return (key, values) => say(detection, language, key, values);
}

/** The key under which a threshold's name stands; null where the catalogue has none. */
export function thresholdKey(name: string): DetectionKey | null {
  const key = `threshold.${name}`;
  return hasMessage(detection, key) ? key : null;
}
