// The chain's ordinary business, day by day: guests at lunch and dinner, regulars, company dinners, banquets with deposits, tips,
// voids and refunds with their reasons. Nothing here is trouble; what is, stories.ts plants.
import { type Book, type Card, day, instantOf, minute, wall } from './book';
import { operatorOnShift, renmin, type Store, stores } from './chain';
import type { Random } from './random';
import type { EntryKind, PortalRecord, TillLine } from './records';

// Set meals and usual bills: the same amounts come back.
const setMeals = [3800, 5800, 8800, 12_800, 16_800, 29_800];

/** Writes `days` days of business from the book's first day on. */
export function writeOrdinaryDays(book: Book, days: number): void {
  const { random } = book;
  const regulars = Array.from({ length: 260 }, () => book.newCard());
  const companies = Array.from({ length: 4 }, () => book.newCard());
  for (let dayNo = 0; dayNo < days; dayNo++) {
    const start = book.firstDay + dayNo * day;
    const weekday = new Date(start).getUTCDay();
    for (const store of stores) {
      const guests = store.guests + ([0, 6].includes(weekday) ? 8 : 0) + random.int(-4, 4);
      for (let i = 0; i < guests; i++) guest(book, store, dayNo, start, regulars);
      for (let i = 0; i < 3; i++) cash(book, store, dayNo, start, i);
      // Company dinners: large, but by the same four companies every week.
      if (store.no !== '03' && weekday === 4) dinner(book, store, dayNo, start, random.pick(companies));
    }
    if (dayNo % 15 === 4 && dayNo + 5 < days) banquet(book, dayNo, start, random.pick(regulars));
  }
}

function guest(book: Book, store: Store, dayNo: number, start: number, regulars: readonly Card[]): void {
  const { random } = book;
  const at = openMinute(random, store);
  const terminal = random.pick(store.terminals);
  const bill = random.chance(0.35) ? random.pick(setMeals) : Math.round(Math.exp(4.55 + 0.62 * gauss(random)) * 100);
  const sale = book.add({
    time: wall(start + at * minute + random.int(0, 59) * 1000),
    amount: Math.min(Math.max(bill, 900), 260_000),
    store,
    terminal,
    operator: operatorOnShift(store, terminal, dayNo, at),
    ...payment(book, regulars),
  });
  if (random.chance(0.008)) {
    voided(book, sale);
    return;
  }
  book.addTill(sale, random.chance(0.08) ? tipped(sale, random) : {});
  if (random.chance(0.009)) refunded(book, sale);
}

type Payment = Pick<PortalRecord, 'pan' | 'issuer' | 'payer' | 'method' | 'entry' | 'authCode'>;

function payment(book: Book, regulars: readonly Card[]): Payment {
  const { random } = book;
  const authCode = String(random.int(0, 999_999)).padStart(6, '0');
  const share = random.next();
  if (share < 0.42) {
    const { pan, issuer } = random.chance(0.55) ? random.pick(regulars) : book.newCard();
    const entry: EntryKind = random.chance(0.55) ? 'contactless' : random.chance(0.9) ? 'chip' : 'swipe';
    return { pan, issuer, payer: null, method: 'card', entry, authCode };
  }
  const method = share < 0.72 ? 'wechat' : share < 0.95 ? 'alipay' : 'unionpay-qr';
  const phone = `1${random.pick(['30', '38', '39', '58', '77', '86'])}****${String(random.int(0, 9999)).padStart(4, '0')}`;
  const openId = `oUpF8u****${random.pick(['aQ', 'k7', 'Zm', 'w2'])}${String(random.int(0, 999)).padStart(3, '0')}`;
  return { pan: null, issuer: null, payer: method === 'wechat' ? openId : phone, method, entry: 'qr', authCode: null };
}

/** Cash never reaches the acquirer. */
function cash(book: Book, store: Store, dayNo: number, start: number, i: number): void {
  const at = openMinute(book.random, store);
  const terminal = store.terminals[0]!;
  const amount = book.random.pick(setMeals);
  book.till.push({
    order: `WJL${wall(start).slice(0, 10).replaceAll('-', '')}C${i}${store.no}`,
    time: wall(start + at * minute),
    table: `C0${i + 1}`,
    due: amount,
    received: amount,
    method: 'cash',
    cashier: operatorOnShift(store, terminal, dayNo, at),
    store,
    terminal,
    reference: '',
    kind: 'sale',
  });
}

function dinner(book: Book, store: Store, dayNo: number, start: number, company: Card): void {
  const at = 19 * 60 + book.random.int(0, 80);
  const terminal = store.terminals[0]!;
  const sale = book.add({
    time: wall(start + at * minute),
    amount: book.random.int(42, 68) * 10_000,
    store,
    terminal,
    operator: operatorOnShift(store, terminal, dayNo, at),
    ...company,
  });
  book.addTill(sale);
}

/** A banquet: the deposit is pre-authorised, and completed five days later. */
function banquet(book: Book, dayNo: number, start: number, host: Card): void {
  const terminal = renmin.terminals[1]!;
  const shared = { store: renmin, terminal, ...host };
  const deposit = book.add({
    ...shared,
    time: wall(start + 14 * 60 * minute),
    amount: 200_000,
    type: 'preauth',
    operator: operatorOnShift(renmin, terminal, dayNo, 14 * 60),
  });
  const completion = book.add({
    ...shared,
    time: wall(start + 5 * day + 20 * 60 * minute),
    amount: 198_000,
    type: 'capture',
    operator: operatorOnShift(renmin, terminal, dayNo + 5, 20 * 60),
    original: deposit,
  });
  book.addTill(completion);
}

/** Rung up wrongly and taken back at once: nothing is left in the till. */
function voided(book: Book, sale: PortalRecord): void {
  book.add({
    ...sameParty(sale),
    time: wall(instantOf(sale.time) + book.random.int(1, 4) * minute),
    amount: -sale.amount,
    type: 'void',
    original: sale,
  });
}

function refunded(book: Book, sale: PortalRecord): void {
  const amount = book.random.chance(0.5) ? Math.round(sale.amount / 200) * 100 : sale.amount;
  const refund = book.add({
    ...sameParty(sale),
    time: wall(instantOf(sale.time) + book.random.int(20, 90) * minute),
    amount: -amount,
    type: 'refund',
    original: sale,
  });
  book.addTill(refund);
}

/** The guest added a tip at the terminal: the till's due is lower, what it received is the same. */
function tipped(sale: PortalRecord, random: Random): Partial<TillLine> {
  return { due: Math.abs(sale.amount) - Math.min(random.int(5, 20) * 100, Math.abs(sale.amount) - 100) };
}

/** Who paid, where and how: what a second record about the same payment has in common with the first. */
export function sameParty(
  of: PortalRecord,
): Pick<PortalRecord, 'store' | 'terminal' | 'operator' | 'pan' | 'issuer' | 'payer' | 'method' | 'entry'> {
  const { store, terminal, operator, pan, issuer, payer, method, entry } = of;
  return { store, terminal, operator, pan, issuer, payer, method, entry };
}

/** A minute of the day at which guests pay: lunch and dinner peaks, within opening hours, never in the last minutes. */
function openMinute(random: Random, store: Store): number {
  for (;;) {
    const peak = store.no === '03' ? 21 * 60 : random.chance(0.42) ? 12 * 60 + 40 : 19 * 60 + 20;
    const at = Math.round(peak + gauss(random) * (store.no === '03' ? 105 : 62));
    if (at >= store.opens + 20 && at <= store.closes - 5) return at;
  }
}

function gauss(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
