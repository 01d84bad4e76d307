// What letters say of a case, as words: each fact once, taken from the log (what the user corrected before what the portal
// showed), or null where nobody has said it yet.
import { response } from '@/lib/i18n/response';
import { type Language, printMoney, say } from '@/lib/i18n/say';
import type { Money } from '@/lib/model/money';
import type { ShopDetails } from '@/lib/model/shop';
import type { Transaction } from '@/lib/model/transaction';
import type { Clock } from '../clock';
import { rightAmount } from '../correction';
import { amountAtStake, type CaseView } from '../fold';
import { wordShift } from '../shift';
import { capitalAmount } from './capital-amount';

/** What only the writer of a letter knows; kept by the view that asks for it. */
export interface TypedFacts {
  /** addressee: acquirer, bank or police station */
  recipient?: string;
  /** in the writer's own words */
  whatHappened?: string;
  /** decimal, in the charge's currency */
  correctAmount?: Money;
  suspects?: string;
  agent?: string;
  agentId?: string;
  validFrom?: string;
  validTo?: string;
  answerBy?: string;
  terminalModel?: string;
  terminalSerial?: string;
  lastNormalUse?: string;
}

export interface LetterInput {
  view: CaseView;
  shop: ShopDetails;
  typed: TypedFacts;
  language: Language;
  clock: Clock;
}

/** `YYYY-MM-DD HH:mm` on the user's wall clock. */
export function localTime(instant: string, clock: Clock): string {
  const shift = Date.parse(`${clock.local}Z`) - Date.parse(clock.instant);
  return new Date(Date.parse(instant) + shift).toISOString().slice(0, 16).replace('T', ' ');
}

/** `2026年3月1日` or `1 March 2026`, of a wall date `YYYY-MM-DD…`. */
export function longDate(language: Language, local: string): string {
  const [year, month, day] = local.slice(0, 10).split('-').map(Number);
  if (language === 'zh-CN') return `${year}年${month}月${day}日`;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${local.slice(0, 10)}T00:00:00Z`),
  );
}

/** An amount in digits and, in Chinese, in capital numerals as well. */
export function amountWords(language: Language, money: Money | null): string | null {
  if (!money) return null;
  const size = { ...money, minor: Math.abs(money.minor) };
  const capital = language === 'zh-CN' ? capitalAmount(size) : null;
  return printMoney(language, size) + (capital ? `（${capital}）` : '');
}

/** The facts of a case that letters use. */
export function factsOf({ view, shop, typed, language }: LetterInput) {
  const first: Transaction | null = view.transactions[0]?.transaction ?? null;
  const corrected = (name: 'time' | 'place') => view.facts[name]?.value || null;
  const one = (field: 'merchantNo' | 'terminal' | 'store' | 'cardMasked' | 'issuer' | 'rrn') => {
    const all = [...new Set(view.transactions.flatMap(({ transaction }) => transaction[field] ?? []))];
    return all.length > 0 ? all.join(language === 'zh-CN' ? '、' : ', ') : null;
  };
  const receiving = view.accounts.findLast(({ account }) => account === 'receiving') ?? null;
  const settlement = view.accounts.findLast(({ account }) => account === 'settlement') ?? null;
  const amount = amountAtStake(view);
  const correct = typed.correctAmount ?? (amount ? rightAmount(view, amount) : null);
  const ticketOf = (party: string) =>
    view.calls.findLast((call) => call.party === party && call.ticket)?.ticket ?? null;
  const facts = {
    first,
    amount,
    amountText: amountWords(language, amount),
    capital: amount ? capitalAmount({ ...amount, minor: Math.abs(amount.minor) }) : null,
    time: first?.time ? first.time.local.replace('T', ' ') : corrected('time'),
    merchantNo: one('merchantNo'),
    terminal: one('terminal'),
    store: one('store') ?? corrected('place'),
    card: one('cardMasked'),
    issuer: one('issuer'),
    rrn: one('rrn'),
    onShift: wordShift(view.facts['on-shift']?.value, language),
    type: first?.type ? say(response, language, `type.${first.type}`) : null,
    policeTicket: ticketOf('police'),
    /** the account that the money went to, where known; else none: the settlement account is not what is to be stopped */
    receiving: {
      holder: receiving?.holder || null,
      number: receiving?.number || null,
      bank: receiving?.bank || null,
    },
    settlement: {
      holder: settlement?.holder || shop.accountHolder || null,
      number: settlement?.number || shop.accountNumber || null,
      bank: settlement?.bank || shop.bank || null,
    },
    correct,
    over:
      amount && correct && correct.exponent === amount.exponent
        ? { ...amount, minor: Math.abs(amount.minor) - correct.minor }
        : null,
  };
  return { ...facts, named: named(facts) };
}

/** What sentences say of a charge, each with the label that stands where it is missing. */
function named(facts: Record<'time' | 'amountText' | 'terminal' | 'merchantNo' | 'store', string | null>) {
  return {
    time: { value: facts.time, name: 'label.time' },
    amount: { value: facts.amountText, name: 'label.amount' },
    terminal: { value: facts.terminal, name: 'label.terminal' },
    merchant: { value: facts.merchantNo, name: 'label.merchant-no' },
    store: { value: facts.store, name: 'label.store' },
  } as const;
}
