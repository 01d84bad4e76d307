// Prices as they stand on web pages: nearly all must be read right, and none must name a price where there is none.
import { expect, test } from 'vitest';
import { toDecimal } from '@/lib/model/money';
import { readPrice } from '@/lib/reading/values/price';
import { furtherPriceStrings } from './further-price-strings';
import { priceStrings } from './price-strings';

function read(text: string): { amount: string | null; currency: string } {
  const price = readPrice(text);
  if (price === null) return { amount: null, currency: '' };
  const { amount, currencies } = price;
  return { amount: toDecimal(amount), currency: amount.currency ?? (currencies.includes('USD') ? '$' : '?') };
}

test('at least 98 of 100 price strings are read right, amount and currency', () => {
  const missed = priceStrings.filter(([text, amount, currency]) => {
    const got = read(text);
    return got.amount !== amount || (got.currency !== currency && !(currency === '?' && got.currency === '$'));
  });
  expect(priceStrings.length).toBeGreaterThan(500);
  const list = missed.map(
    ([text, amount, currency]) => `${text}: ${amount} ${currency}, read ${JSON.stringify(read(text))}`,
  );
  expect(1 - missed.length / priceStrings.length, list.join('\n')).toBeGreaterThanOrEqual(0.98);
});

test('at least 98 of 100 further ones are read right, and none without a price', () => {
  const missed = furtherPriceStrings.filter(([text, amount, currency]) => {
    const price = readPrice(text);
    if (price === null || amount === null) return (price === null) !== (amount === null);
    const { amount: got, currencies } = price;
    if (Number(toDecimal(got)) !== Number(amount)) return true;
    return currency !== undefined && got.currency !== currency && !currencies.includes(currency);
  });
  expect(furtherPriceStrings.length).toBeGreaterThan(200);
  expect(1 - missed.length / furtherPriceStrings.length, missed.join('\n')).toBeGreaterThanOrEqual(0.98);
});

test.each(priceStrings.filter(([, amount]) => amount === null).map(([text]) => text))('%s names no price', (text) => {
  expect(readPrice(text)).toBeNull();
});
