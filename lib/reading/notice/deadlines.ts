// Dates by which a notice wants an answer, found in its text by the words around them. Which of them holds is a person's to say.
import type { NoticeDeadline, NoticeReading, noticeSubjects } from '@/lib/model/notice-deadline';
import { maskCardNumbers } from '../values/card';
import { isDate } from '../values/moment';

/** Longest text that is looked at, in characters: a notice is a page or two. */
const longest = 200_000;
const mostDeadlines = 8;

interface Mention {
  from: number;
  to: number;
  /** all dates that the figures can mean; two where day and month may stand either way */
  dates: string[];
  clock: string | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const ordinal = '(?:st|nd|rd|th)?';

/** Each way to write a date: year, month and day by the groups' names. */
const forms: readonly RegExp[] = [
  /(?<y>\d{4}) ?年 ?(?<m>\d{1,2}) ?月 ?(?<d>\d{1,2}) ?[日号]/g,
  /(?<!\d)(?<!年 ?)(?<m>\d{1,2}) ?月 ?(?<d>\d{1,2}) ?[日号]/g,
  /(?<![\d./-])(?<y>20\d{2})(?<s>[-/.])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})(?![\d])/g,
  /(?<!\d)(?<y>20\d{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?!\d)/g,
  new RegExp(`(?<![\\d.])(?<d>\\d{1,2})${ordinal}(?: of)?[ -]${monthName}(?:,? |-)(?<y>20\\d{2})(?!\\d)`, 'gi'),
  new RegExp(`\\b${monthName} (?<d>\\d{1,2})${ordinal},? (?<y>20\\d{2})(?!\\d)`, 'gi'),
  new RegExp(`(?<![\\d.])(?<d>\\d{1,2})${ordinal}(?: of)? ${monthName}(?![a-z]|,? 20\\d{2})`, 'gi'),
  new RegExp(`\\b${monthName} (?<d>\\d{1,2})${ordinal}(?!\\d|,? 20\\d{2})`, 'gi'),
  /(?<![\d./-])(?<a>\d{1,2})(?<s>[-/.])(?<b>\d{1,2})\k<s>(?<y>20\d{2})(?!\d)/g,
];

/** Said right before a date by which something is due. */
const dueBefore =
  /(?:截止(?:日期|时间|日)?|截至|期限|时限|到期日|回复日|最迟|最晚|不(?:迟|晚)于|请于|请在|应于|应在|须于|须在|需于|需在|务必于|务必在|限于|限)(?:为|是|至|到|于|在)? ?[:：]? ?$|(?:\b(?:by|before|until|no later than|not later than|at the latest|on or before|due(?: date| by| on)?|deadline(?: for [a-z ]{1,40})?|expir(?:es|y)(?: on| date)?|respond(?: by)?|reply(?: by)?|response date)(?: is| of)?)[: ]{0,3}(?:the |close of business (?:on )?|end of |[a-z]+day,? ){0,2}$/i;
/** Said right after it. */
const dueAfter =
  /^ ?(?:\d{1,2}(?::\d{2}|[时点])(?:整|半)? ?)?(?:[（(][^（）()]{1,12}[）)] ?)?(?:之前|以前|前|止|内)(?!一|半|后|述|款)|^,? ?(?:at the latest|is the deadline|deadline)/i;
/** Words that say that the date is something else: when the sale was made, when the notice was written. */
const otherBefore =
  /(?:交易|消费|刷卡|入账|清算|发函|发文|发出|下发|发起|签发|受理|投诉|成立)(?:日期|时间|日|于|的)?(?:为|是|在)? ?[:：]? ?$|\b(?:dated|date of (?:the )?(?:transaction|sale|notice|letter)|(?:transaction|sale|purchase|posting|notice|letter|statement|invoice) date|on|from|since)[: ]{0,2}$/i;
const otherAfter = /^(?:\d{1,2}:\d{2}(?::\d{2})? ?)?(?:的|发生的|一笔|所做的)?(?:交易|消费|刷卡|入账)/;
/** A sentence that asks for something by a day holds one of these. */
const dueAnywhere =
  /截止|期限|时限|最迟|最晚|不迟于|不晚于|逾期|按时|\b(?:deadline|no later than|not later than|due|respond|reply|submit|provide|expires?)\b/i;

const numerals: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
};
const spanForms: readonly RegExp[] = [
  /(?:收到|接到|接获|通知|发出|送达|签收|下发)[^，。；,;\n]{0,14}?(?<n>\d{1,3}|[一二两三四五六七八九十]{1,3}) ?个?(?<unit>工作日|自然日|日历日|天|日)(?:之内|以内|内)/g,
  /\bwithin (?<n>\d{1,3}|[a-z]+)(?: ?\(\d{1,3}\))? (?<unit>(?:business|working|banking|calendar)? ?days?)\b/gi,
];

/**
 * Dates and spans that the text names, stated deadlines first, each with its sentence.
 * @param today wall date `YYYY-MM-DD`: the year of dates that name none is the one nearest to it
 */
export function readNotice(text: string, today: string): NoticeReading {
  const plain = text
    .slice(0, longest)
    .replace(/[\u2e80-\u2fdf\uff10-\uff19\uff21-\uff3a\uff41-\uff5a／－．]/g, (wide) => wide.normalize('NFKC'))
    .replace(/[^\S\n]+/g, ' ')
    // Blanks that a page's layout puts between Chinese characters and around figures say nothing.
    .replace(/(?<=[\u3400-\u9fff][，。；：、]?) (?=[\u3400-\u9fff\d，。；：、])|(?<=\d) (?=[\u3400-\u9fff])/g, '');
  const found: NoticeDeadline[] = [];
  for (const mention of mentionsIn(plain, today)) {
    const before = lineBefore(plain, mention.from);
    const after = plain.slice(mention.to, mention.to + 24);
    const sentence = sentenceAt(plain, mention.from, mention.to);
    const isDue = dueBefore.test(before) || dueAfter.test(after);
    if (!isDue && (otherBefore.test(before) || otherAfter.test(after.trimStart()))) continue;
    const isStated = isDue || (mention.dates[0]! >= today && dueAnywhere.test(sentence));
    for (const on of mention.dates)
      found.push({ on, clock: mention.clock, days: null, isWorkingDays: false, isStated, sentence });
  }
  for (const form of spanForms)
    for (const match of plain.matchAll(form)) {
      const days = numberOf(match.groups!.n!);
      if (days === null || days < 1 || days > 180) continue;
      const { unit } = match.groups!;
      found.push({
        on: null,
        clock: null,
        days,
        isWorkingDays: /工作日|business|working|banking/i.test(unit!),
        isStated: true,
        sentence: sentenceAt(plain, match.index, match.index + match[0].length),
      });
    }
  return { subject: subjectOf(plain), deadlines: inOrder(found) };
}

function subjectOf(text: string): (typeof noticeSubjects)[number] {
  if (/调单|调阅|\bretrieval\b|copy request/i.test(text)) return 'retrieval';
  return /拒付|退单|争议|\b(?:chargeback|dispute|disputed)\b/i.test(text) ? 'chargeback' : 'other';
}

/** Every date in the text, each once however it may be written. */
function mentionsIn(text: string, today: string): Mention[] {
  const mentions: Mention[] = [];
  for (const form of forms)
    for (const match of text.matchAll(form)) {
      const from = match.index;
      const to = from + match[0].length;
      if (mentions.some((other) => from < other.to && other.from < to)) continue;
      const dates = datesOf(match, today);
      if (dates.length === 0) continue;
      const clock = /^(?:\(.{1,8}\))?[ T,]{0,2}(?:at |下午|上午)?(\d{1,2})[:：](\d{2})/.exec(text.slice(to, to + 20));
      mentions.push({ from, to, dates, clock: clock ? `${clock[1]!.padStart(2, '0')}:${clock[2]}` : null });
    }
  return mentions.sort((a, b) => a.from - b.from);
}

function datesOf(match: RegExpExecArray, today: string): string[] {
  const { y, m, d, a, b } = match.groups!;
  const named = match.slice(1).find((part) => part !== undefined && /^[a-z]{3}/i.test(part));
  const month = m ?? (named === undefined ? undefined : String(months.indexOf(named.slice(0, 3).toLowerCase()) + 1));
  if (a !== undefined && b !== undefined)
    return [...new Set([printDate(y!, b, a), printDate(y!, a, b)])].filter((date) => date !== null);
  const years = y === undefined ? nearestYears(month!, d!, today) : [y];
  return years.flatMap((year) => printDate(year, month!, d!) ?? []).slice(0, 1);
}

/** The years in which this day lies nearest to today, nearest first. */
function nearestYears(month: string, day: string, today: string): string[] {
  const year = Number(today.slice(0, 4));
  const apart = (of: number) => Math.abs(Date.UTC(of, Number(month) - 1, Number(day)) - Date.parse(today));
  return [year, year + 1, year - 1].sort((one, other) => apart(one) - apart(other)).map(String);
}

function printDate(year: string, month: string, day: string): string | null {
  if (!isDate(Number(year), Number(month), Number(day))) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function numberOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const known = numerals[text.toLowerCase()];
  if (known !== undefined) return known;
  const tens = /^([二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text);
  return tens ? (numerals[tens[1]!] ?? 1) * 10 + (numerals[tens[2]!] ?? 0) : null;
}

/** What stands before a place, a line's end counting as a blank: forms print a heading above or beside its value. */
function lineBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - 60), at).replace(/[\s|\t]+/g, ' ');
}

/** The sentence around a place, without what goes on before and after it; at most 240 characters. */
function sentenceAt(text: string, from: number, to: number): string {
  const ends = /[。！？；!?;\n]|\.(?= [A-Z])/g;
  let begin = 0;
  let end = text.length;
  for (const { index, 0: mark } of text.slice(0, from).matchAll(ends)) begin = index + mark.length;
  ends.lastIndex = to;
  const next = ends.exec(text);
  if (next) end = next.index + next[0].length;
  // A date alone on its line has its heading on the line before.
  if (text[begin - 1] === '\n' && text.slice(begin, end).trim().length <= to - from + 8)
    begin = Math.max(0, text.lastIndexOf('\n', begin - 2) + 1);
  const start = Math.max(begin, from - 110);
  return maskCardNumbers(
    text
      .slice(start, Math.min(end, start + 230))
      .replace(/\s+/g, ' ')
      .trim(),
  ).slice(0, 240);
}

/** Each date and span once, stated ones first, then by date. */
function inOrder(found: readonly NoticeDeadline[]): NoticeDeadline[] {
  const best = new Map<string, NoticeDeadline>();
  for (const one of found) {
    const name = one.on ?? `${one.days} ${one.isWorkingDays}`;
    const known = best.get(name);
    if (!known || (one.isStated && !known.isStated)) best.set(name, one);
  }
  const rank = ({ isStated, on }: NoticeDeadline) => `${isStated ? 0 : 1} ${on ?? '9'}`;
  return [...best.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, mostDeadlines);
}
