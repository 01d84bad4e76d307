// Capital numerals: the examples of the PBOC's rules, and every amount read back by a reader of its own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDecimal } from '@/lib/model/money';
import { capitalAmount } from '@/lib/response/letters/capital-amount';

const write = (decimal: string, currency: string | null = 'CNY') => capitalAmount(fromDecimal(decimal, currency)!);

describe('capital amounts', () => {
  // 《正确填写票据和结算凭证的基本规定》四 (一)–(四), and the amounts of the field's everyday.
  it.each([
    ['1409.50', '人民币壹仟肆佰零玖元伍角'],
    ['6007.14', '人民币陆仟零柒元壹角肆分'],
    ['1680.32', '人民币壹仟陆佰捌拾元零叁角贰分'],
    ['107000.53', '人民币壹拾万柒仟元零伍角叁分'],
    ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '人民币叁佰贰拾伍元零肆分'],
    ['10000.00', '人民币壹万元整'],
    ['38000.00', '人民币叁万捌仟元整'],
    ['10.00', '人民币壹拾元整'],
    ['0.00', '人民币零元整'],
    ['0.05', '人民币伍分'],
    ['0.50', '人民币伍角'],
    ['100000001.00', '人民币壹亿零壹元整'],
    ['100010000.00', '人民币壹亿零壹万元整'],
    ['1000100010001.10', '人民币壹兆零壹亿零壹万零壹元壹角'],
    ['-298.00', '人民币负贰佰玖拾捌元整'],
    ['20001000.00', '人民币贰仟万壹仟元整'],
    ['10100.00', '人民币壹万零壹佰元整'],
  ])('%s is %s', (decimal, capital) => {
    expect(write(decimal)).toBe(capital);
  });

  it('writes the currency before it, and nothing where it does not fit', () => {
    expect(write('12.30', 'USD')).toBe('美元壹拾贰元叁角');
    expect(write('500', 'JPY')).toBeNull();
    expect(write('12.30', null)).toBe('壹拾贰元叁角');
    expect(write('1.234', 'KWD')).toBeNull();
    expect(capitalAmount({ minor: 1234, exponent: 3, currency: 'CNY' })).toBeNull();
  });

  it('reads back as the same amount, with no 零 twice in a row and none at the end', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.bigInt(1n, 10n ** 15n), fc.bigInt(1n, 2_000_000n), fc.constantFrom(10n ** 10n, 10n ** 14n + 1n)),
        (cents) => {
          const text = capitalAmount({ minor: Number(cents), exponent: 2, currency: 'CNY' })!;
          expect(readBack(text)).toBe(cents);
          expect(text).not.toMatch(/零零|零$|零元.|零[万亿兆]/);
          expect(text.endsWith('整')).toBe(cents % 100n === 0n);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

/** A reader written from the numerals' meaning, not from the writer. */
function readBack(text: string): bigint {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const body = text.replace(/^人民币/, '').replace(/整$/, '');
  const [whole, rest] = body.includes('元') ? (body.split('元') as [string, string]) : ['', body];
  let total = 0n;
  for (const [unit, size] of [
    ['兆', 10n ** 12n],
    ['亿', 10n ** 8n],
    ['万', 10n ** 4n],
    ['', 1n],
  ] as const) {
    const pattern =
      unit === '' ? /([零壹贰叁肆伍陆柒捌玖拾佰仟]*)$/ : new RegExp(`([零壹贰叁肆伍陆柒捌玖拾佰仟]*)${unit}`);
    total += four(pattern.exec(whole)?.[1] ?? '') * size;
  }
  let cents = total * 100n;
  for (const [, digit, unit] of rest.matchAll(/([壹贰叁肆伍陆柒捌玖])([角分])/g))
    cents += BigInt(digits.indexOf(digit!)) * (unit === '角' ? 10n : 1n);
  return cents;

  function four(part: string): bigint {
    let sum = 0n;
    for (const [, digit, unit] of part.matchAll(/([壹贰叁肆伍陆柒捌玖])([拾佰仟]?)/g))
      sum +=
        BigInt(digits.indexOf(digit!)) *
        ({ '': 1n, 拾: 10n, 佰: 100n, 仟: 1000n } as const)[unit as '' | '拾' | '佰' | '仟'];
    return sum;
  }
}
