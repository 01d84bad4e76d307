// Finds the clock in a time text: `14:05:09`, `2.05 pm`, `14h05`, `下午2点30分`, `오후 2시 30분`, `kl. 14.05`.

export interface FoundClock {
  hour: number;
  minute: number;
  second: number;
  /** where it stands in the text */
  from: number;
  to: number;
}

const units = /(\d{1,2}) ?[시時时点點] ?(\d{1,2})(?: ?[분分] ?(?:(\d{1,2}) ?[초秒])?|(?!\d))/;
const colons =
  /(\d{1,2})(?::| ?h ?|(?<=\d) ?u ?)(\d{2})(?:(?::| ?m ?| ?min ?)(\d{2})(?:[.,]\d{1,9})?)? ?(?:s(?!\p{L})|min(?!\p{L}))?/u;
// fr-CH as Intl prints it: 9.00:05 h.
const mixed = /(?<![\d.,/-])(\d{1,2})\.(\d{2}):(\d{2})(?: ?h(?!\p{L}))?/u;
const loose = /(?<![\d:])(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d{1,9})?(?![\d:])/;
const points = /(?<!\p{L})(?:kl\.?|klo|klokken|ob|o|pukul) ?(\d{1,2})\.(\d{2})(?:\.(\d{2}))?/u;
// Beside a date written otherwise, at the end of the text: da, fi, id, it.
const pointsLast = /(?<![\d.,/-])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?= ?(?:[ap]\.? ?m\.?)? ?(?:[a-z]{1,4})?$)/;
const thai = /(\d{1,2}) ?นาฬิกา ?(\d{1,2}) ?นาที(?: ?(\d{1,2}) ?วินาที)?/;
const hourAlone = /(\d{1,2}) ?[点點時时시](?! ?\d)|(?<![\d.,/-])(\d{1,2}) ?(?=[ap]\.?m\b)/;

/** The clock that a folded lower-case text shows; null where it shows none. Hours of 12-hour clocks are as printed. */
export function findClock(text: string): FoundClock | null {
  const found =
    units.exec(text) ??
    thai.exec(text) ??
    mixed.exec(text) ??
    loose.exec(text) ??
    colons.exec(text) ??
    points.exec(text) ??
    lastPoints(text);
  if (found) return place(found, Number(found[1]), Number(found[2]), Number(found[3] ?? '0'));
  const hour = hourAlone.exec(text);
  return hour ? place(hour, Number(hour[1] ?? hour[2]), 0, 0) : null;
}

function lastPoints(text: string): RegExpExecArray | null {
  const found = pointsLast.exec(text);
  if (!found || !/\d/.test(text.slice(0, found.index))) return null;
  return Number(found[1]) < 24 && Number(found[2]) < 60 ? found : null;
}

function place(found: RegExpExecArray, hour: number, minute: number, second: number): FoundClock {
  return { hour, minute, second, from: found.index, to: found.index + found[0].length };
}

/**
 * `HH:mm:ss` of a clock; null where it does not exist.
 * @param half false for the first half of the day (am), true for the second; null where the text does not say
 */
export function printClock({ hour, minute, second }: FoundClock, half: boolean | null): string | null {
  let h = hour;
  if (half === true && hour < 12) h = hour + 12;
  if (half === false && hour === 12) h = 0;
  // Browsers print the first hour of the day as 24 where a page asks them for `hour12: false` (toLocaleString).
  if (half === null && hour === 24) h = 0;
  if (h > 23 || minute > 59 || second > 59) return null;
  return [h, minute, second].map((n) => String(n).padStart(2, '0')).join(':');
}

/** `021405` → `02:14:05`, `92005` (a spreadsheet took the zero) → `09:20:05`; null for all else. */
export function readCompactClock(text: string): string | null {
  if (!/^\d{5,6}$/.test(text)) return null;
  const digits = text.padStart(6, '0');
  const clock = {
    hour: Number(digits.slice(0, 2)),
    minute: Number(digits.slice(2, 4)),
    second: Number(digits.slice(4)),
    from: 0,
    to: text.length,
  };
  return clock.hour > 23 ? null : printClock(clock, null);
}
