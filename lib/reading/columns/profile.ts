// What a column's values are, whatever its heading says: shares of its filled cells that read as money, moments, cards…
import type { CalendarWords } from '../values/calendar-words';
import { isCardNumber, readCard } from '../values/card';
import { readCompactClock } from '../values/clock';
import { currenciesOf } from '../values/currency';
import { foldText, isBlank } from '../values/fold';
import { datesOf } from '../values/moment';
import { readCompactDay, scanMoment } from '../values/moment-scan';
import { scanMoney } from '../values/money';
import { findMoney } from '../values/price';
import { readTransactionStatus } from '../values/transaction-status';
import { readExactTransactionType, readTransactionType } from '../values/transaction-type';

/** Shares in 0..1 of the filled cells looked at. */
export interface ColumnProfile {
  filled: number;
  distinct: number;
  money: number;
  /** texts that are more than an amount but hold one beside its currency; looked for only where a heading speaks of money */
  priced: number;
  /** money with a printed currency or decimals: what a bare number is not */
  clearMoney: number;
  negative: number;
  date: number;
  clock: number;
  dateTime: number;
  /** `021405`: a clock in figures alone, believed only where the heading says time */
  compactClock: number;
  /** `0301`: month and day in figures alone, believed only where the heading says date */
  compactDay: number;
  /** `0301021405`: the same with a clock */
  compactMoment: number;
  percent: number;
  status: number;
  type: number;
  /** cells that are a word for a kind of transaction and nothing more */
  exactType: number;
  /** some of those take money out: refunds, voids */
  hasOutgoingType: boolean;
  currency: number;
  maskedCard: number;
  fourDigits: number;
  /** 13–19 digits, blanks or dashes between: a full card number if the heading says card */
  longNumber: number;
  /** full card numbers: 13–19 digits of an issued range that pass Luhn */
  cardNumber: number;
  /** last four digits beside words: `Visa 4242`, `招商银行信用卡(3269)` */
  named4: number;
  /** one word of letters and digits, at least one digit */
  code: number;
  integer: number;
  email: number;
  averageLength: number;
}

/** Looks at `texts` (a sample or all of a column); words of the page's language are asked for only when needed. */
export function profileColumn(
  texts: readonly string[],
  words: () => CalendarWords,
  mayBeMoney = false,
  language = '',
): ColumnProfile {
  const counts = new Map<string, number>();
  let filled = 0;
  for (const text of texts) {
    if (isBlank(text)) continue;
    filled++;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const p = {
    filled: texts.length === 0 ? 0 : filled / texts.length,
    distinct: filled === 0 ? 0 : counts.size / filled,
    money: 0,
    priced: 0,
    clearMoney: 0,
    negative: 0,
    date: 0,
    clock: 0,
    dateTime: 0,
    compactClock: 0,
    compactDay: 0,
    compactMoment: 0,
    percent: 0,
    status: 0,
    type: 0,
    exactType: 0,
    hasOutgoingType: false,
    currency: 0,
    maskedCard: 0,
    fourDigits: 0,
    longNumber: 0,
    cardNumber: 0,
    named4: 0,
    code: 0,
    integer: 0,
    email: 0,
    averageLength: 0,
  };
  for (const [text, n] of counts) {
    const w = n / filled;
    p.averageLength += text.length * w;
    const money = scanMoney(text, language);
    // `Q29` may be quetzales, but in a table it is a number of something.
    if (money && !/^\p{L}\d+$/u.test(text)) {
      p.money += w;
      if (money.currencies.length > 0 || money.separators !== '') p.clearMoney += w;
      if (money.sign < 0) p.negative += w;
    } else if (mayBeMoney && findMoney(text, language) !== null) p.priced += w;
    if (/^\d+$/.test(text)) p.integer += w;
    if (/^\d{4}$/.test(text)) p.fourDigits += w;
    if (readCompactClock(text) !== null) p.compactClock += w;
    if ((text.length === 4 || text.length === 10) && readCompactDay(text) !== null) {
      if (text.length === 4) p.compactDay += w;
      else p.compactMoment += w;
    }
    const figures = text.length < 40 && text.length >= 13 ? foldText(text) : '';
    if (/^\d(?:[ -]?\d){12,18}$/.test(figures)) {
      p.longNumber += w;
      if (isCardNumber(figures.replace(/[ -]/g, ''))) p.cardNumber += w;
    }
    if (text.length <= 64 && /%\s*$/.test(text)) p.percent += w;
    if (text.length <= 80 && /^[^\s@]+@[^\s@]+$/.test(text)) p.email += w;
    const moment = scanMoment(text, words);
    if (moment) {
      const hasDate =
        moment.relative !== null ||
        moment.month !== null ||
        (moment.figures.length === 2 && moment.clock !== null) ||
        Object.keys(datesOf(moment)).length > 0;
      if (hasDate && moment.clock !== null) p.dateTime += w;
      else if (hasDate) p.date += w;
      else if (moment.clock !== null) p.clock += w;
    }
    if (text.length <= 40) {
      if (readTransactionStatus(text) !== null) p.status += w;
      if (readTransactionType(text) !== null) p.type += w;
      const exact = readExactTransactionType(text);
      if (exact !== null) p.exactType += w;
      if (exact === 'refund' || exact === 'void' || exact === 'reversal') p.hasOutgoingType = true;
      if (currenciesOf(text).length > 0) p.currency += w;
      const card = /[\d*]/.test(text) ? readCard(text) : null;
      if (card?.masked?.includes('*') && /[*xX\u2022\u25cf\u00b7#]/.test(text)) p.maskedCard += w;
      else if (card && card.masked === null && text.length > 4) p.named4 += w;
    }
    if (text.length <= 64 && /^[A-Za-z0-9#][A-Za-z0-9_\-/.:…]*$/.test(text) && /\d/.test(text)) p.code += w;
  }
  return p;
}
