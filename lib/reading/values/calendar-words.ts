// Names of months, weekdays, parts of the day and "today" in the page's language, as Intl prints them; the English, Chinese,
// Japanese and Korean ones stand here, so that most pages need no Intl. Built once per language, when first needed.
import { foldWord } from './fold';

export interface CalendarWords {
  /** folded word without points → 1..12 */
  months: ReadonlyMap<string, number>;
  /** folded word without points → 0 (Sunday)..6 */
  weekdays: ReadonlyMap<string, number>;
  /** folded word without points → whether it is the second half of the day */
  halves: ReadonlyMap<string, boolean>;
  /** words that stand between the parts and say nothing (`de`, `kl`, `Uhr`, `à`) */
  fillers: ReadonlySet<string>;
  /** folded phrase → days from today */
  relative: ReadonlyMap<string, number>;
  /** names of several words (`segunda-feira`, `a. m.`, `Thứ Hai`), folded → one word that means the same; longest first */
  phrases: readonly (readonly [string, string])[];
}

const commonFillers =
  'at of on by er re r godz godzina को de del di la le les à a às as um uhr kl klo klokken om o ob u ve г год года р в годині час h th st nd rd and the ч год. m. r. uur ure saat hs hrs cst ist bst ast le на den d der die of lúc ngày giờ tháng năm pukul jam น เวลา στις το عند في الساعة';

const englishMonths = 'january february march april may june july august september october november december'.split(
  ' ',
);
const englishDays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

const cache = new Map<string, CalendarWords>();

/** Words of a BCP 47 language; unknown or malformed tags give the English ones alone. */
export function calendarWords(language: string): CalendarWords {
  const known = cache.get(language);
  if (known) return known;
  const words = {
    months: new Map<string, number>([
      ...englishMonths.flatMap((name, m): [string, number][] => [
        [name, m + 1],
        [name.slice(0, 3), m + 1],
      ]),
      ['sept', 9],
      ['mrz', 3],
    ]),
    weekdays: new Map<string, number>([
      ...englishDays.flatMap((name, d): [string, number][] => [
        [name, d],
        [name.slice(0, 3), d],
      ]),
      ['tues', 2],
      ['thur', 4],
      ['thurs', 4],
    ]),
    halves: new Map<string, boolean>([
      ['am', false],
      ['pm', true],
      ['上午', false],
      ['凌晨', false],
      ['早上', false],
      ['下午', true],
      ['晚上', true],
      ['午前', false],
      ['午後', true],
      ['中午', true],
      ['清晨', false],
      ['早晨', false],
      ['傍晚', true],
      ['午夜', false],
      ['पूर्वाह्न', false],
      ['अपराह्न', true],
      ['오전', false],
      ['오후', true],
    ]),
    fillers: new Set(commonFillers.split(' ')),
    relative: new Map<string, number>([
      ['今天', 0],
      ['昨天', -1],
      ['前天', -2],
      ['今日', 0],
      ['昨日', -1],
      ['一昨日', -2],
      ['本日', 0],
      ['오늘', 0],
      ['어제', -1],
      ['그제', -2],
      ['today', 0],
      ['yesterday', -1],
    ]),
  };
  const phrases = new Map<string, string>();
  const tag = safeTag(language);
  if (!/^(?:en|zh|ja|ko)(?:-|$)/.test(tag)) learn(tag, { ...words, phrases });
  const found = { ...words, phrases: [...phrases].sort(([a], [b]) => b.length - a.length) };
  cache.set(language, found);
  return found;
}

/** Words of several languages together; a word that they use for different things is left out. */
export function calendarWordsOf(languages: readonly string[]): CalendarWords {
  const [only = '', ...more] = languages;
  if (more.length === 0) return calendarWords(only);
  const key = languages.join(' ');
  const known = cache.get(key);
  if (known) return known;
  const lists = languages.map(calendarWords);
  const found: CalendarWords = {
    months: merge(lists.map((words) => words.months)),
    weekdays: merge(lists.map((words) => words.weekdays)),
    halves: merge(lists.map((words) => words.halves)),
    fillers: new Set(lists.flatMap((words) => [...words.fillers])),
    relative: merge(lists.map((words) => words.relative)),
    phrases: lists.flatMap((words) => words.phrases).sort(([a], [b]) => b.length - a.length),
  };
  cache.set(key, found);
  return found;
}

function merge<Meaning>(lists: readonly ReadonlyMap<string, Meaning>[]): ReadonlyMap<string, Meaning> {
  const all = new Map<string, Meaning>();
  const open = new Set<string>();
  for (const list of lists) {
    for (const [word, meaning] of list) {
      if (all.has(word) && all.get(word) !== meaning) open.add(word);
      all.set(word, meaning);
    }
  }
  for (const word of open) all.delete(word);
  return all;
}

function safeTag(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Folded form under which words are kept: lower case, without points. */
export function wordKey(word: string): string {
  return foldWord(word).replace(/[.\u2024\u0970\u05f3]/g, '');
}

function learn(
  tag: string,
  words: {
    months: Map<string, number>;
    weekdays: Map<string, number>;
    halves: Map<string, boolean>;
    fillers: Set<string>;
    relative: Map<string, number>;
    phrases: Map<string, string>;
  },
): void {
  const note = <Meaning>(list: Map<string, Meaning>, name: string, meaning: Meaning, plain: string) => {
    const key = wordKey(name);
    if (key === '' || /^\d+$/.test(key)) return;
    if (!list.has(key)) list.set(key, meaning);
    if (/[\s-]|\d/.test(key) && !words.phrases.has(foldWord(name))) words.phrases.set(foldWord(name), plain);
  };
  const locale = `${tag}${tag.includes('-u-') ? '' : '-u-ca-gregory-nu-latn'}`;
  const part = (format: Intl.DateTimeFormat, date: Date, type: string) =>
    format.formatToParts(date).find((p) => p.type === type)?.value ?? '';
  for (const month of ['long', 'short'] as const) {
    // Alone and beside a day: many languages inflect (març / de març, март / марта).
    const formats = [
      new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' }),
      new Intl.DateTimeFormat(locale, { month, day: 'numeric', year: 'numeric', timeZone: 'UTC' }),
      new Intl.DateTimeFormat(locale, {
        month,
        day: 'numeric',
        year: 'numeric',
        weekday: 'long',
        hour: 'numeric',
        minute: '2-digit',
        timeZone: 'UTC',
      }),
    ];
    for (let m = 0; m < 12; m++) {
      for (const format of formats) {
        note(words.months, part(format, new Date(Date.UTC(2026, m, 15)), 'month'), m + 1, englishMonths[m]!);
      }
    }
  }
  for (const weekday of ['long', 'short'] as const) {
    const formats = [
      new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }),
      new Intl.DateTimeFormat(locale, { weekday, day: 'numeric', month: 'short', timeZone: 'UTC' }),
      new Intl.DateTimeFormat(locale, {
        weekday,
        day: 'numeric',
        month: 'numeric',
        year: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZone: 'UTC',
      }),
    ];
    for (let d = 0; d < 7; d++) {
      for (const format of formats) {
        note(words.weekdays, part(format, new Date(Date.UTC(2026, 1, 1 + d)), 'weekday'), d, englishDays[d]!);
      }
    }
  }
  const halves = new Intl.DateTimeFormat(locale, { hour: 'numeric', hour12: true, timeZone: 'UTC' });
  for (const hour of [1, 9, 11, 13, 15, 20]) {
    const isSecond = hour >= 12;
    note(
      words.halves,
      part(halves, new Date(Date.UTC(2026, 0, 1, hour)), 'dayPeriod'),
      isSecond,
      isSecond ? 'pm' : 'am',
    );
  }
  const shapes: Intl.DateTimeFormatOptions[] = [
    ...(['full', 'long', 'medium', 'short'] as const).map((dateStyle) => ({ dateStyle, timeStyle: 'short' as const })),
    { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  ];
  for (const shape of shapes) {
    const format = new Intl.DateTimeFormat(locale, { ...shape, timeZone: 'UTC' });
    for (const { type, value } of format.formatToParts(new Date(Date.UTC(2026, 2, 24, 14, 5)))) {
      if (type !== 'literal' && type !== 'era') continue;
      for (const word of value.match(/[\p{L}\p{M}'.]+/gu) ?? []) words.fillers.add(wordKey(word));
    }
  }
  const days = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  for (const n of [0, -1]) {
    const name = days.format(n, 'day');
    if (!/\d/.test(name)) note(words.relative, name, n, n === 0 ? 'today' : 'yesterday');
  }
}
