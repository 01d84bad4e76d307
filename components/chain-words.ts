// The words for a chain of shops, in the language of the view.
import { useCallback } from 'preact/hooks';
import { type ChainKey, chain } from '@/lib/i18n/chain';
import { say, type Value } from '@/lib/i18n/say';
import { useWords } from './words';

/** A message of the chain's catalogue in the language of the view. */
export function useChainWords(): (key: ChainKey, values?: Record<string, Value>) => string {
  const { language } = useWords();
  return useCallback((key, values) => say(chain, language, key, values), [language]);
}
