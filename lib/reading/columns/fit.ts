// How well one column fits one meaning: points for its heading's words, changed or refused by what its values are.
import type { HeadingReading } from './heading';
import type { Role } from './heading-words';
import type { ColumnProfile } from './profile';

/** Points of a column for a role; 0 = cannot be. A heading alone gives up to 100, values alone up to 90. */
export function fitOf(
  { reading, profile: p }: { reading: HeadingReading; profile: ColumnProfile },
  role: Role,
): number {
  const named = reading.roles.get(role) ?? 0;
  const isEmpty = p.filled === 0;
  const isNameless = reading.roles.size === 0;
  const dated = p.date + p.dateTime;
  switch (role) {
    case 'time':
      if (isEmpty) return named * 0.5;
      if (dated < 0.6) return isCompactDay(reading, p) ? named : 0;
      return named > 0 ? named + 10 * p.dateTime : isNameless ? 30 + 15 * p.dateTime : 0;
    case 'otherDate':
    case 'settlementDate':
      if (isEmpty) return named * 0.5;
      return dated < 0.6 && !isCompactDay(reading, p) ? 0 : named;
    case 'clock':
      if (p.clock < 0.6 && named > 0 && p.compactClock > 0.95) return named + 20;
      return p.clock < 0.6 ? 0 : Math.max(named + 20, 35);
    case 'amount':
    case 'debit':
    case 'credit':
    case 'fee':
    case 'net':
    case 'refundAmount':
    case 'otherMoney':
    case 'price':
      return moneyFit(role, named, isNameless, p);
    case 'rate':
      if (p.percent > 0.5) return Math.max(named, 40) + 60;
      return named * (p.money > 0.5 ? 1 : 0.2);
    case 'count':
      return named * (p.integer > 0.5 ? 1 : 0.4);
    case 'status':
      if (p.money > 0.5 || dated > 0.5) return 0;
      if (named > 0) return isEmpty ? named * 0.6 : named + 20 * p.status;
      return isNameless && p.status > 0.7 && (p.distinct < 0.6 || p.status > 0.99) ? 30 : 0;
    case 'type':
      if (p.money > 0.5 || dated > 0.5) return 0;
      if (named > 0) return named * (isEmpty ? 0.5 : 0.55) + 50 * p.type;
      // Words alone tell only where they say both ways of the money: `JSAPI`, `POS` and `刷卡` are no kinds of transaction.
      if (p.exactType < 0.9 || !p.hasOutgoingType || p.distinct > 0.6) return 0;
      return isNameless ? 30 : reading.roles.has('method') ? 40 : 0;
    case 'currency':
      if (isEmpty) return named * 0.4;
      return p.currency < 0.6 ? 0 : Math.max(named, 30) + 10;
    case 'card':
      if (p.maskedCard > 0.3 && !reading.roles.has('payer')) {
        // What another heading names for certain is not a card for a few stars in it; a payment method may be one.
        const isNamedOtherwise = named === 0 && strongest(reading) >= 88 && !reading.roles.has('method');
        // `Payment method` over masked cards: what stands there is the card.
        const isMethod = reading.roles.has('method') && p.maskedCard > 0.6;
        return isNamedOtherwise ? 0 : Math.max(named, isMethod ? 80 : 50) + 40;
      }
      if (dated > 0.5 || p.email > 0.3) return 0;
      if (isEmpty) return named * 0.6;
      // `Visa 4242` under no heading.
      if (isNameless && p.named4 > 0.6) return 60;
      return (
        named *
        (p.maskedCard + p.fourDigits + p.longNumber > 0.2 ? 1.1 : p.named4 > 0.2 ? 1 : p.type > 0.5 ? 0.2 : 0.45)
      );
    case 'id':
    case 'orderId':
    case 'originalId':
      if (isEmpty || named === 0) return named * 0.6;
      if (dated > 0.5 || p.email > 0.3 || p.maskedCard > 0.5) return 0;
      return named * (0.5 + 0.5 * Math.max(p.code, p.integer)) + (role === 'id' ? 6 * p.distinct : 0);
    case 'rrn':
    case 'trace':
    case 'batch':
    case 'authCode':
      if (dated > 0.5) return 0;
      return named * (isEmpty ? 0.6 : 0.6 + 0.4 * Math.max(p.code, p.integer));
    case 'index':
      return named > 0 && (isEmpty || p.integer > 0.8 || p.code < 0.3) ? named : 0;
    case 'text':
      return isNameless ? 1 : named;
    case 'person':
      return p.email > 0.5 ? Math.max(named, 80) : named;
    case 'timeZone':
    case 'secret':
    case 'foreign':
      return named;
    default:
      // Words: issuer, store, operator, method…
      if (dated > 0.5 || (p.clearMoney > 0.6 && p.money > 0.8)) return 0;
      return named * (isEmpty ? 0.6 : 1);
  }
}

/** Days in figures alone, under a heading that names a day: `0930` under one that may name a clock may be half past nine. */
export function isCompactDay({ roles }: HeadingReading, { compactDay, compactMoment }: ColumnProfile): boolean {
  return compactMoment > 0.95 || (compactDay > 0.95 && !roles.has('clock'));
}

function strongest(reading: HeadingReading): number {
  return Math.max(0, ...reading.roles.values());
}

function moneyFit(role: Role, named: number, isNameless: boolean, p: ColumnProfile): number {
  if (p.filled === 0) return named * 0.4;
  if (p.percent > 0.5) return 0;
  if (p.money < 0.6) return p.money + p.priced > 0.8 ? named * 0.8 : 0;
  if (named > 0) return named + 8 * p.clearMoney + (role === 'amount' ? 4 * p.filled : 0);
  return role === 'amount' && isNameless && p.clearMoney > 0.5 ? 25 + 10 * p.clearMoney : 0;
}
