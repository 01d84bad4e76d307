// The words for keeping evidence and handing it over, in the language of the view.
import { useCallback } from 'preact/hooks';
import { type CustodyKey, custody } from '@/lib/i18n/custody';
import { say, type Value } from '@/lib/i18n/say';
import { useWords } from './words';

/** A message of the custody catalogue in the language of the view. */
export function useCustodyWords(): (key: CustodyKey, values?: Record<string, Value>) => string {
  const { language } = useWords();
  return useCallback((key, values) => say(custody, language, key, values), [language]);
}
