import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf, fromDecimal, isSameMoney, toDecimal } from '@/lib/model/money';

describe('money', () => {
  it('keeps the currency’s own number of digits', () => {
    expect(toDecimal(fromDecimal('10000', 'CNY')!)).toBe('10000.00');
    expect(toDecimal(fromDecimal('10000', 'JPY')!)).toBe('10000');
    expect(toDecimal(fromDecimal('-1.5', 'KWD')!)).toBe('-1.500');
  });
  it('keeps what was printed finer than the currency, unless it is zeros', () => {
    expect(fromDecimal('0.00600', 'CNY')).toEqual({ minor: 6, exponent: 3, currency: 'CNY' });
    expect(fromDecimal('0.00000', 'CNY')).toEqual({ minor: 0, exponent: 2, currency: 'CNY' });
  });
  it('refuses what is not a plain decimal or does not fit', () => {
    for (const text of ['', '1,000', '1e3', '.5', '--1', '99999999999999999', '1.'])
      expect(fromDecimal(text, 'CNY')).toBeNull();
  });
  it('prints and reads every amount back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('CNY', 'JPY', 'KWD', 'CLF', null),
        (minor, currency) => {
          const money = { minor, exponent: exponentOf(currency), currency };
          expect(isSameMoney(fromDecimal(toDecimal(money), currency)!, money)).toBe(true);
        },
      ),
    );
  });
});
