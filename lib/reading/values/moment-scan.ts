// Takes a time cell apart into figures, names and marks without deciding what they mean: day before month or after, which
// year. The column decides that (columns/moment-format.ts); values/moment.ts puts the parts together.
import { type CalendarWords, wordKey } from './calendar-words';
import { foldText } from './fold';

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

const offsetsByName: Record<string, string> = {
  z: 'Z',
  utc: 'Z',
  gmt: 'Z',
  jst: '+09:00',
  kst: '+09:00',
  hkt: '+08:00',
  sgt: '+08:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  pst: '-08:00',
  pdt: '-07:00',
  mst: '-07:00',
  mdt: '-06:00',
  cdt: '-05:00',
  est: '-05:00',
  edt: '-04:00',
  akst: '-09:00',
  akdt: '-08:00',
  hst: '-10:00',
  brt: '-03:00',
  wib: '+07:00',
  pht: '+08:00',
  aest: '+10:00',
  aedt: '+11:00',
  nzst: '+12:00',
  nzdt: '+13:00',
  gst: '+04:00',
  pkt: '+05:00',
};

/** `+0800`, `UTC+8`, `GMT-03:30`, `JST` → `+08:00`…; null for anything else, and for names that several zones share (CST, IST, BST). */
export function readOffset(text: string): string | null {
  const word = foldText(text).toLowerCase();
  const named = offsetsByName[word];
  if (named) return named;
  const match = /^(?:utc|gmt)? ?([+-])(\d{1,2}):?(\d{2})?$/.exec(word);
  if (!match) return null;
  const hours = Number(match[2]);
  const minutes = Number(match[3] ?? '0');
  if (hours > 14 || minutes > 59) return null;
  return hours === 0 && minutes === 0
    ? 'Z'
    : `${match[1]}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

const cjkWeekday =
  /(?:星期|禮拜|礼拜|周|週)([一二三四五六日天])|([日月火水木金土])曜日?|\(([日月火水木金土])\)|([일월화수목금토])요일|\(([일월화수목금토])\)/;
const cjkDays = ['日天일', '一月월', '二火화', '三水수', '四木목', '五金금', '六土토'];
const clockPattern =
  /(\d{1,2})(?: ?[:h] ?| ?시 ?| ?[时点時] ?)(\d{2})(?:(?: ?[:m] ?| ?min ?| ?분 ?| ?分 ?)(\d{2})(?:[.,]\d{1,9})?)? ?(?:s(?![\p{L}])|秒|초|min(?![\p{L}])|분|分)?/u;
const cjkHour = /(\d{1,2}) ?([点时時시])(?! ?\d)/;

/** Takes a time text apart; null where it holds anything that no date or time holds. Linear in the text, at most 64 characters. */
export function scanMoment(text: string, words: () => CalendarWords): MomentScan | null {
  if (text.length > 80) return null;
  let rest = foldText(text).toLowerCase();
  if (!/\d/.test(rest) && !/[\p{L}]/u.test(rest)) return null;
  const scan = {
    figures: [] as { value: number; width: number }[],
    month: null as number | null,
    monthAt: 0,
    weekday: null as number | null,
    clock: null as string | null,
    offset: null as string | null,
    relative: null as number | null,
  };
  const zone = /(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d{2})?|(?<=\d[:.]\d{2}(?:\.\d{1,9})? ?)[+-]\d{2}:?\d{2}$/.exec(rest);
  if (zone) {
    scan.offset = readOffset(zone[0].replace(/ /g, ''));
    if (scan.offset === null) return null;
    rest = `${rest.slice(0, zone.index)} ${rest.slice(zone.index + zone[0].length)}`;
  }
  const weekday = cjkWeekday.exec(rest);
  if (weekday) {
    const name = weekday.slice(1).find((group) => group !== undefined)!;
    scan.weekday = cjkDays.findIndex((names) => names.includes(name));
    rest = rest.replace(weekday[0], ' ');
  }
  const compact = /^(\d{4})(\d{2})(\d{2})(?:[ t]?(\d{2})(\d{2})(\d{2})?)?(z)?$/.exec(rest.trim());
  if (compact) {
    const [, y, m, d, hh, mm, ss] = compact;
    if (Number(y) < 1970 || Number(y) > 2199) return null;
    scan.figures = [y!, m!, d!].map((s) => ({ value: Number(s), width: s.length }));
    if (hh !== undefined && !setClock(scan, Number(hh), Number(mm), Number(ss ?? '0'), null)) return null;
    if (compact[7]) scan.offset = 'Z';
    return scan;
  }
  // 乐刷 prints the date and the clock without a blank between: 2018-07-3116:07:27.
  rest = rest.replace(/^(\d{4}[-/.]\d{2}[-/.]\d{2})(?=\d{2}:)/, '$1 ');
  const clock =
    clockPattern.exec(rest) ?? /(?:kl\.?|klo|ob|o) ?(\d{1,2})\.(\d{2})(?:\.(\d{2}))?/.exec(rest) ?? dotted(rest);
  const hourOnly = clock ? null : (cjkHour.exec(rest) ?? /(?<![\d.,/-])(\d{1,2}) ?(?=[ap]\.?m\b)/.exec(rest));
  const found = clock ?? hourOnly;
  let hour = -1;
  if (found) {
    hour = Number(found[1]);
    rest = `${rest.slice(0, found.index)} | ${rest.slice(found.index + found[0].length)}`;
  }
  let half: boolean | null = null;
  for (const token of rest.match(/\d+|[\p{L}][\p{L}\p{M}.']*|[^\s]/gu) ?? []) {
    if (token >= '0' && token <= '9:') {
      if (token.length > 4) return null;
      scan.figures.push({ value: Number(token), width: token.length });
      continue;
    }
    if (/^[|/.,\-()년월일年月日号號'·:"]$/u.test(token)) {
      // A lone colon is a clock that did not parse.
      if (token === ':' || token === '"') return null;
      if ((token === '月' || token === '월') && scan.figures.length > 0 && scan.month === null) {
        const figure = scan.figures.pop()!;
        scan.month = figure.value;
        scan.monthAt = scan.figures.length;
      }
      continue;
    }
    if (token === 't' && scan.figures.length === 3) continue;
    if (!/\p{L}/u.test(token)) return null;
    const known = readWord(token, words());
    if (known === null) return null;
    if (known.month !== undefined) {
      if (scan.month !== null) return null;
      scan.month = known.month;
      scan.monthAt = scan.figures.length;
    } else if (known.weekday !== undefined) scan.weekday ??= known.weekday;
    else if (known.half !== undefined) half = known.half;
    else if (known.relative !== undefined) scan.relative = known.relative;
    else if (known.offset !== undefined) {
      if (scan.offset !== null && scan.offset !== known.offset) return null;
      scan.offset = known.offset;
    }
  }
  if (found && !setClock(scan, hour, Number(clock?.[2] ?? '0'), Number(clock?.[3] ?? '0'), half)) return null;
  if (
    scan.figures.length > 3 ||
    (scan.month !== null && (scan.month < 1 || scan.month > 12 || scan.figures.length > 2))
  )
    return null;
  if (scan.figures.length === 1 && scan.month === null) return null;
  if (scan.figures.length === 0 && scan.month !== null) return null;
  if (scan.relative !== null && scan.figures.length > 0) return null;
  if (scan.figures.length === 0 && scan.relative === null && scan.clock === null) return null;
  return scan;
}

/** `14.05` or `14.05.09` beside a date written otherwise: da, fi, id, it. */
function dotted(rest: string): RegExpExecArray | null {
  const found = /(?<![\d.,/-])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d.,/-])$/.exec(rest);
  if (!found) return null;
  const before = rest.slice(0, found.index);
  return /\d/.test(before) && Number(found[1]) < 24 && Number(found[2]) < 60 ? found : null;
}

function setClock(
  scan: { clock: string | null },
  hour: number,
  minute: number,
  second: number,
  half: boolean | null,
): boolean {
  let h = hour;
  if (half !== null && hour <= 12) {
    if (half && hour < 12) h = hour + 12;
    if (!half && hour === 12) h = 0;
  }
  if (h > 23 || minute > 59 || second > 59) return false;
  scan.clock = [h, minute, second].map((n) => String(n).padStart(2, '0')).join(':');
  return true;
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
  const month = words.months.get(key);
  if (month !== undefined) return { month };
  const half = words.halves.get(key);
  if (half !== undefined) return { half };
  const weekday = words.weekdays.get(key);
  if (weekday !== undefined) return { weekday };
  const relative = words.relative.get(key);
  if (relative !== undefined) return { relative };
  const offset = offsetsByName[key];
  if (offset !== undefined) return { offset };
  if (words.fillers.has(key)) return {};
  // `24de marts`, `3rd`: figures with a tail were split off; what is left is a short tail.
  return null;
}
