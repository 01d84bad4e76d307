// The facts of a case as the portal's rows give them, each as one text: what the user confirms or corrects.
import type { Fact } from '@/lib/model/case-event';
import type { Transaction } from '@/lib/model/transaction';
import { amountAtStake, type CaseView } from '@/lib/response/fold';
import { shiftUnknown } from '@/lib/response/shift';
import { cardText, placeText, timeText } from '../row-facts';
import type { Words } from '../words';

/** Longest text that the log takes for a fact. */
const longest = 200;

/** What the portal says of a fact; empty where it says nothing. Several rows' differing values stand one after the other. */
export function portalFact(fact: Fact, view: CaseView, words: Words): string {
  const { transactions } = view;
  const each = (text: (transaction: Transaction) => string) =>
    distinct(transactions.map((row) => text(row.transaction)));
  switch (fact) {
    case 'amount': {
      const sum = amountAtStake(view);
      if (sum) return words.money(sum);
      return each(({ amount }) => (amount ? words.money(amount) : ''));
    }
    case 'time': {
      const times = transactions
        .flatMap(({ transaction }) => (transaction.time ? [timeText(transaction, words)] : []))
        .sort();
      const [first, last] = [times[0] ?? '', times.at(-1) ?? ''];
      return first === last ? first : `${first} – ${last}`;
    }
    case 'place':
      return each((transaction) => placeText(transaction, words));
    case 'type':
      return each(({ type }) => (type === null ? '' : words.r(`type.${type}`)));
    case 'status':
      return each(({ status }) => (status === null ? '' : words.r(`status.${status}`)));
    case 'card':
      return each(cardText);
    case 'on-shift':
      return '';
  }
}

/** How a fact's value reads: for who was on shift, empty means nobody. */
export function factValueText(fact: Fact, value: string, { t }: Words): string {
  if (fact === 'on-shift' && value === '') return t('fact.shift.nobody.value');
  if (fact === 'on-shift' && value === shiftUnknown) return t('fact.shift.unknown');
  return value === '' ? t('fact.missing') : value;
}

/** What the other side on the telephone asks for, in their order; empty ones left out. Each row of the case in turn. */
export function factsToGive(view: CaseView, words: Words): { name: string; value: string }[][] {
  const { t } = words;
  return view.transactions.map(({ transaction: row }) =>
    [
      { name: t('field.merchantNo'), value: row.merchantNo ?? '' },
      { name: t('field.store'), value: row.store ?? '' },
      { name: t('field.terminal'), value: row.terminal ?? '' },
      { name: t('field.time'), value: row.time ? words.wallTime(row.time) : '' },
      { name: t('field.amount'), value: row.amount ? words.money(row.amount) : '' },
      { name: t('field.card'), value: row.cardMasked || row.cardLast4 ? cardText(row) : '' },
      { name: t('field.payer'), value: row.payer ?? '' },
      { name: t('field.rrn'), value: row.rrn ?? '' },
      { name: t('field.authCode'), value: row.authCode ?? '' },
      { name: t('field.trace'), value: row.trace ?? '' },
      { name: t('field.batch'), value: row.batch ?? '' },
      { name: t('field.id'), value: row.id ?? '' },
      { name: t('field.orderId'), value: row.orderId ?? '' },
    ].filter(({ value }) => value !== ''),
  );
}

function distinct(texts: readonly string[]): string {
  const joined = [...new Set(texts.filter(Boolean))].join(', ');
  return joined.length > longest ? `${joined.slice(0, longest - 1)}…` : joined;
}
