// The language of the views, handed down as context, with the few ways of wording that views share.
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { type AppKey, app } from '@/lib/i18n/app';
import { type OptionsKey, options } from '@/lib/i18n/options';
import { type ResponseKey, response } from '@/lib/i18n/response';
import { type Language, printMoney, printWallTime, say, type Value } from '@/lib/i18n/say';
import type { Moment } from '@/lib/model/moment';
import type { Money } from '@/lib/model/money';
import { noEdits, type PlaybookEdits } from '@/lib/model/playbook-edits';

export interface Words {
  language: Language;
  /** the merchant's own words for the playbooks' steps */
  edits: PlaybookEdits;
  /** a message of the views */
  t(key: AppKey, values?: Record<string, Value>): string;
  /** a message of the response: steps, outcomes, parties… */
  r(key: ResponseKey, values?: Record<string, Value>): string;
  /** a message of the options */
  o(key: OptionsKey, values?: Record<string, Value>): string;
  money(money: Money): string;
  /** wall time as it stood on the page */
  wallTime(moment: Moment): string;
  /** an instant of the log (UTC, ISO 8601) in the reader's own time zone */
  instant(at: string): string;
  /** names as a list */
  list(names: readonly string[]): string;
}

/** The words of one language. */
export function wordsOf(language: Language, edits: PlaybookEdits = noEdits): Words {
  const instants = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const lists = new Intl.ListFormat(language, { style: 'long', type: 'conjunction' });
  return {
    language,
    edits,
    t: (key, values) => say(app, language, key, values),
    r: (key, values) => say(response, language, key, values),
    o: (key, values) => say(options, language, key, values),
    money: (money) => printMoney(language, money),
    wallTime: (moment) => printWallTime(moment),
    instant: (at) => instants.format(new Date(at)),
    list: (names) => lists.format(names),
  };
}

const WordsContext = createContext<Words>(wordsOf('en'));

export function WordsProvider({
  language,
  edits = noEdits,
  children,
}: {
  language: Language;
  edits?: PlaybookEdits;
  children: ComponentChildren;
}) {
  const words = useMemo(() => wordsOf(language, edits), [language, edits]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

/** The words of the language in which the view is shown. */
export function useWords(): Words {
  return useContext(WordsContext);
}
