// Money as Intl prints it in every language of the portals reads back as the same amount; unknown languages give it or nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exponentOf, fromDecimal, isSameMoney, type Money, toDecimal } from '@/lib/model/money';
import { decimalFor, decimalOfLanguage, settleCurrency } from '@/lib/reading/columns/money-format';
import { finishMoney } from '@/lib/reading/values/money';
import { readPlainMoney } from '@/lib/reading/values/plain-values';
import { findMoney } from '@/lib/reading/values/price';
import { locales } from './locales';

const currencies = (
  'USD EUR CNY JPY KRW GBP HKD TWD SGD MYR THB IDR VND PHP INR PKR AUD NZD CAD MXN BRL CLP COP CHF SEK NOK DKK ISK PLN CZK HUF ' +
  'RON BGN RUB UAH TRY AED SAR ILS EGP KWD BHD JOD OMR TND CLF XOF ZAR'
).split(' ');

interface Printed {
  text: string;
  locale: string;
  money: Money;
}

/** An amount of a currency as one of Intl's styles prints it, in the digits that the locale itself uses. */
const printed: fc.Arbitrary<Printed> = fc
  .record({
    locale: fc.constantFrom(...locales),
    currency: fc.constantFrom(...currencies),
    minor: fc.oneof(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: -9_999_999_999, max: 9_999_999_999 })),
    currencyDisplay: fc.constantFrom('symbol' as const, 'code' as const, 'narrowSymbol' as const, 'name' as const),
    currencySign: fc.constantFrom('standard' as const, 'accounting' as const),
    useGrouping: fc.constantFrom(true, false),
    signDisplay: fc.constantFrom('auto' as const, 'exceptZero' as const),
  })
  .map(({ locale, currency, minor, ...style }) => {
    const digits = exponentOf(currency);
    const money: Money = { minor, exponent: digits, currency };
    const format = new Intl.NumberFormat(locale, {
      ...style,
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    return { text: format.format(toDecimal(money) as unknown as number), locale, money };
  });

function read(text: string, language: string, currency: string | null): Money | null {
  const scan = findMoney(text, language);
  if (!scan) return null;
  const own = currency ?? settleCurrency(scan.currencies, [language], false);
  return finishMoney(scan, {
    currency: own,
    scale: 0,
    decimal:
      currency === null
        ? decimalFor(scan, decimalOfLanguage(language), false, own === null ? scan.currencies : [own])
        : decimalOfLanguage(language, currency),
  });
}

describe('money printed by Intl', () => {
  test('is read back where language and currency are known', () => {
    fc.assert(
      fc.property(printed, ({ text, locale, money }) => {
        expect(read(text, locale, money.currency), `${locale} ${text}`).toEqual(money);
      }),
      { numRuns: 4000 },
    );
  });

  test('is read back, or not at all, where neither is known', () => {
    let found = 0;
    fc.assert(
      fc.property(printed, ({ text, locale, money }) => {
        const got = read(text, '', null);
        if (got === null) return;
        found++;
        const isSame =
          got.currency === null ? Number(toDecimal(got)) === Number(toDecimal(money)) : isSameMoney(got, money);
        expect(isSame, `${locale} ${text} gave ${toDecimal(got)} ${got.currency}`).toBe(true);
      }),
      { numRuns: 4000 },
    );
    expect(found).toBeGreaterThan(1500);
  });

  test('without a currency is read back by its language', () => {
    fc.assert(
      fc.property(fc.constantFrom(...locales), fc.integer({ min: -99_999_999, max: 99_999_999 }), (locale, minor) => {
        const decimal = toDecimal({ minor, exponent: 2, currency: null });
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(decimal as unknown as number);
        const scan = findMoney(text, locale);
        const money = scan && finishMoney(scan, { currency: null, scale: 0, decimal: decimalOfLanguage(locale) });
        expect(money && toDecimal(money), `${locale} ${text}`).toBe(decimal);
      }),
      { numRuns: 2000 },
    );
  });
});

test('the short way never says anything else than the long way', () => {
  const shapes = fc.stringMatching(/^-?[0-9]{0,4}(?:,[0-9]{2,3}){0,3}(?:\.[0-9]{0,3})?$/);
  fc.assert(
    fc.property(shapes, fc.constantFrom('CNY', 'JPY', 'KWD'), (text, currency) => {
      const quick = readPlainMoney(text, exponentOf(currency), currency);
      if (quick === null) return;
      const scan = findMoney(text);
      expect(scan && finishMoney(scan, { currency, scale: 0, decimal: '.' })).toEqual(quick);
    }),
    { numRuns: 3000 },
  );
});

test('a decimal text and its money are each other’s inverse', () => {
  fc.assert(
    fc.property(fc.constantFrom(...currencies), fc.maxSafeInteger(), (currency, minor) => {
      const money: Money = { minor: minor === 0 ? 0 : minor, exponent: exponentOf(currency), currency };
      expect(fromDecimal(toDecimal(money), currency)).toEqual(money);
    }),
  );
});
