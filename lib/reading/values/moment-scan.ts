// Takes a time cell apart into figures, names and marks without deciding what they mean: day before month or after, which
// year. The column decides that (columns/moment-format.ts); values/moment.ts puts the parts together.
import { type CalendarWords, wordKey } from './calendar-words';
import { findClock, printClock } from './clock';
import { foldWord } from './fold';
import { offsetOfName, readOffset } from './offset';

export interface MomentScan {
  /** the date's figures in the order printed, with the number of digits each was printed with; a named month is not among them */
  figures: readonly { value: number; width: number }[];
  /** 1..12 where the month is named or marked as one (3月) */
  month: number | null;
  /** index in `figures` before which the named month stands */
  monthAt: number;
  /** 0 (Sunday)..6 */
  weekday: number | null;
  /** `HH:mm:ss` */
  clock: string | null;
  /** `Z`, `+08:00` */
  offset: string | null;
  /** days from the reader's today */
  relative: number | null;
}

const cjkWeekday =
  /(?:星期|禮拜|礼拜|周|週)([一二三四五六日天])|([日月火水木金土])曜日?|\(([日月火水木金土])\)|([일월화수목금토])요일|\(([일월화수목금토])\)|(?<=일 )([일월화수목금토])(?![가-힣])/;
const cjkDays = ['日天일', '一月월', '二火화', '三水수', '四木목', '五金금', '六土토'];
const zonePattern =
  /(?:utc|gmt|гринуич|غرينتش) ?[+-] ?\d{1,2}(?:[:.]?\d{2})?|(?<=\d[:.]\d{2}(?:\.\d{1,9})? ?)[+-]\d{2}:?\d{2}$/;
const compactPattern = /^(\d{4})(\d{2})(\d{2})(?:[ t]?(\d{2})(\d{2})(\d{2})?)?(z)?$/;
const eras: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925, r: 2018, h: 1988, 民國: 1911, 民国: 1911 };

interface Draft extends MomentScan {
  figures: { value: number; width: number }[];
}

/** Takes a time text apart; null where it holds anything that no date or time holds. Linear in the text, at most 80 characters. */
export function scanMoment(text: string, words: () => CalendarWords): MomentScan | null {
  if (text.length > 80 || text.length < 2) return null;
  let rest = foldWord(text);
  if (!/\d|\p{L}/u.test(rest)) return null;
  const draft: Draft = {
    figures: [],
    month: null,
    monthAt: 0,
    weekday: null,
    clock: null,
    offset: null,
    relative: null,
  };
  const zone = zonePattern.exec(rest);
  if (zone) {
    draft.offset = readOffset(zone[0].replace(/[^\d:.+-]/g, '').replace('.', ':'));
    if (draft.offset === null) return null;
    // `GMT+0800 (China Standard Time)`: the name says nothing more.
    rest = `${rest.slice(0, zone.index)} ${rest.slice(zone.index + zone[0].length).replace(/^ ?\([^()]*\)$/, '')}`;
  }
  const compact = compactPattern.exec(rest.trim());
  if (compact) return readCompact(compact, draft);
  rest = takeWeekday(rest, draft);
  rest = rest.replace(/^(令和|平成|昭和|民國|民国|r|h) ?(\d{1,3}|元)(?=[年./-])/, (_, era: string, year: string) =>
    String(eras[era]! + (year === '元' ? 1 : Number(year))),
  );
  // 乐刷 prints the date and the clock without a blank between: 2018-07-3116:07:27.
  rest = rest.replace(/^(\d{4}[-/.]\d{2}[-/.]\d{2})(?=\d{2}:)/, '$1 ').replace(/: /g, ' ');
  if (/\p{L}.*[\s-]/u.test(rest)) {
    for (const [phrase, word] of words().phrases) if (rest.includes(phrase)) rest = rest.replace(phrase, ` ${word} `);
  }
  const clock = findClock(rest);
  if (clock) rest = `${rest.slice(0, clock.from)} | ${rest.slice(clock.to)}`;
  const half = readTokens(rest, draft, words);
  if (half === 'stranger') return null;
  if (clock) {
    draft.clock = printClock(clock, half);
    if (draft.clock === null) return null;
  }
  return isWhole(draft) ? draft : null;
}

/**
 * `0301` → March 1st, `0301021405` → the same day at 02:14:05, as messages between banks write a day (ISO 8583, MMDD and
 * MMDDhhmmss); the year is not said. Null for all else. Four or ten figures may be anything: ask only under a heading that says day.
 */
export function readCompactDay(text: string): MomentScan | null {
  const found = /^(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/.exec(text);
  if (!found) return null;
  const [month, day, hour, minute, second] = found.slice(1).map((figures) => Number(figures ?? Number.NaN));
  if (month! < 1 || month! > 12 || day! < 1 || day! > new Date(Date.UTC(2000, month!, 0)).getUTCDate()) return null;
  const clock =
    found[3] === undefined || hour! > 23
      ? null
      : printClock({ hour: hour!, minute: minute!, second: second!, from: 0, to: 0 }, null);
  if (found[3] !== undefined && clock === null) return null;
  const figures = [{ value: day!, width: 2 }];
  return { figures, month: month!, monthAt: 0, weekday: null, clock, offset: null, relative: null };
}

function readCompact(found: RegExpExecArray, draft: Draft): MomentScan | null {
  const [, y, m, d, hh, mm, ss, z] = found;
  if (Number(y) < 1970 || Number(y) > 2199) return null;
  draft.figures = [y!, m!, d!].map((digits) => ({ value: Number(digits), width: digits.length }));
  if (hh !== undefined) {
    draft.clock = printClock({ hour: Number(hh), minute: Number(mm), second: Number(ss ?? '0'), from: 0, to: 0 }, null);
    if (draft.clock === null) return null;
  }
  if (z) draft.offset = 'Z';
  return draft;
}

function takeWeekday(text: string, draft: Draft): string {
  const found = cjkWeekday.exec(text);
  if (!found) return text;
  const name = found.slice(1).find((group) => group !== undefined)!;
  draft.weekday = cjkDays.findIndex((names) => names.includes(name));
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
}

/** Reads what is left beside the clock: figures, names, marks. Gives the half of the day, or `stranger` for a word of no date. */
function readTokens(text: string, draft: Draft, words: () => CalendarWords): boolean | null | 'stranger' {
  let half: boolean | null = null;
  let monthAsDay: number | null = null;
  for (const token of text.match(/\d+|\p{L}[\p{L}\p{M}.'\u0970\u05f3]*|\S/gu) ?? []) {
    const first = token.charCodeAt(0);
    if (first >= 48 && first <= 57) {
      if (token.length > 4) return 'stranger';
      draft.figures.push({ value: Number(token), width: token.length });
      continue;
    }
    if (token === '月' || token === '월') {
      const figure = draft.month === null ? draft.figures.pop() : undefined;
      if (!figure) return 'stranger';
      draft.month = figure.value;
      draft.monthAt = draft.figures.length;
      continue;
    }
    if (token.length === 1 && "|/.,-()[]年년日일号號'·".includes(token)) continue;
    if (token === 't' && draft.figures.length === 3) continue;
    if (!/\p{L}/u.test(token)) return 'stranger';
    const known = readWord(token, words());
    if (known === null) return 'stranger';
    if (known.month !== undefined) {
      // `mar` is March or, in fr, es, it and ro, a Tuesday that stands before the month.
      if (draft.month !== null) {
        if (monthAsDay === null) return 'stranger';
        draft.weekday ??= monthAsDay;
      }
      monthAsDay = known.weekday ?? null;
      draft.month = known.month;
      draft.monthAt = draft.figures.length;
    } else if (known.weekday !== undefined) draft.weekday ??= known.weekday;
    else if (known.half !== undefined) half = known.half;
    else if (known.relative !== undefined) draft.relative = known.relative;
    else if (known.offset !== undefined) {
      if (draft.offset !== null && draft.offset !== known.offset) return 'stranger';
      draft.offset = known.offset;
    }
  }
  if (draft.figures.length === 3 && draft.month !== null && monthAsDay !== null) {
    draft.month = null;
    draft.weekday ??= monthAsDay;
  }
  return half;
}

/** True where the parts make a date, a clock, or both: no figure too many, none missing but the year. */
function isWhole({ figures, month, relative, clock }: Draft): boolean {
  const n = figures.length;
  if (relative !== null) return n === 0 && month === null;
  if (month !== null) return month >= 1 && month <= 12 && (n === 1 || n === 2);
  if (n === 0) return clock !== null;
  return n === 2 || n === 3;
}

interface Word {
  month?: number;
  weekday?: number;
  half?: boolean;
  relative?: number;
  offset?: string;
}

function readWord(token: string, words: CalendarWords): Word | null {
  const key = wordKey(token);
  const known = lookUp(key, words);
  if (known !== null) return known;
  // A preposition or ending written together with its name: בינואר, วันจันทร์ที่.
  for (let cut = 1; cut < key.length && cut <= 6; cut++) {
    if (words.fillers.has(key.slice(0, cut))) {
      const rest = lookUp(key.slice(cut), words);
      if (isName(rest)) return rest;
    }
    if (words.fillers.has(key.slice(-cut))) {
      const rest = lookUp(key.slice(0, -cut), words);
      if (isName(rest)) return rest;
    }
  }
  return null;
}

/** True for a word that says something: two fillers written together are a word of their own (Hungarian `du.`, afternoon). */
function isName(word: Word | null): word is Word {
  return word !== null && Object.keys(word).length > 0;
}

function lookUp(key: string, words: CalendarWords): Word | null {
  const month = words.months.get(key);
  const weekday = words.weekdays.get(key);
  if (month !== undefined) return weekday === undefined ? { month } : { month, weekday };
  if (weekday !== undefined) return { weekday };
  const half = words.halves.get(key);
  if (half !== undefined) return { half };
  const relative = words.relative.get(key);
  if (relative !== undefined) return { relative };
  const offset = offsetOfName(key);
  if (offset !== null) return { offset };
  return words.fillers.has(key) ? {} : null;
}
