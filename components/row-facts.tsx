// A transaction in two lines: amount and time; place, type and card. The same wherever a row is shown.
import type { Transaction } from '@/lib/model/transaction';
import { useWords, type Words } from './words';

/** Amount as printed, or that there is none. */
export function amountText({ amount }: Transaction, words: Words): string {
  return amount ? words.money(amount) : words.t('row.no-amount');
}

/** Wall time as on the page, or that there is none. */
export function timeText({ time }: Transaction, words: Words): string {
  return time ? words.wallTime(time) : words.t('row.no-time');
}

/** Store and terminal, or what else tells the place; empty where the page says nothing. */
export function placeText({ store, terminal, merchantNo }: Transaction, words: Words): string {
  const named = [store, terminal === null ? null : `${words.t('field.terminal')} ${terminal}`].filter(isText);
  if (named.length > 0) return named.join(' · ');
  return merchantNo === null ? '' : `${words.t('field.merchantNo')} ${merchantNo}`;
}

/** Masked card, else the payer as the page names it. */
export function cardText({ cardMasked, cardLast4, payer }: Transaction): string {
  return cardMasked ? groupCard(cardMasked) : cardLast4 ? `**** ${cardLast4}` : (payer ?? '');
}

/** `¥10,000.00, 2026-11-20 02:14`: how a row is called in a button's name. */
export function rowName(transaction: Transaction, words: Words): string {
  return `${amountText(transaction, words)}, ${timeText(transaction, words)}`;
}

export function RowFacts({ transaction, as: Amount = 'strong' }: { transaction: Transaction; as?: 'strong' | 'h1' }) {
  const words = useWords();
  const { type } = transaction;
  const details = [
    type === null ? '' : words.r(`type.${type}`),
    placeText(transaction, words),
    cardText(transaction),
  ].filter(isText);
  return (
    <div class="row-facts">
      <p class="row-line">
        <Amount class="amount">{amountText(transaction, words)}</Amount>
        <span class="time">{timeText(transaction, words)}</span>
      </p>
      <p class="quiet row-place">
        {[...new Set(details)].map((detail) => (
          <bdi key={detail}>{detail}</bdi>
        ))}
      </p>
    </div>
  );
}

/** `6214 83** **** 1234`, however long the number is; one masked otherwise in groups of four. */
function groupCard(masked: string): string {
  const parts = /^(\d{4})(\d{2})\*+(\d{4})$/.exec(masked);
  if (parts) return `${parts[1]} ${parts[2]}** **** ${parts[3]}`;
  return masked.replace(/(.{4})(?=.)/g, '$1 ');
}

function isText(text: string | null): text is string {
  return text !== null && text !== '';
}
