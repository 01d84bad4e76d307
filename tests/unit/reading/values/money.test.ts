// Money texts: every shape of known portals and of prices on web pages, read without a column's help.
import { describe, expect, test } from 'vitest';
import { toDecimal } from '@/lib/model/money';
import { decimalFor, settleCurrency } from '@/lib/reading/columns/money-format';
import { finishMoney, scanMoney } from '@/lib/reading/values/money';
import { readPlainMoney } from '@/lib/reading/values/plain-values';
import { findMoney } from '@/lib/reading/values/price';

function read(text: string, language = '', decimal: '.' | ',' | null = null): string | null {
  const scan = findMoney(text);
  if (!scan) return null;
  const currency = settleCurrency(scan.currencies, [language], false);
  const money = finishMoney(scan, {
    currency,
    scale: 0,
    decimal: decimalFor(scan, decimal, decimal !== null, scan.currencies),
  });
  return money && `${toDecimal(money)} ${money.currency ?? '?'}`;
}

describe('portals', () => {
  test.each([
    ['￥1000000', 'zh-CN', '1000000.00 CNY'],
    ['¥32.00', 'zh-CN', '32.00 CNY'],
    ['¥32', 'ja', '32 JPY'],
    ['100.00', '', '100.00 ?'],
    ['12,345.00 USD', '', '12345.00 USD'],
    ['₹1,23,456.00', '', '123456.00 INR'],
    ['-$45.00', 'en-US', '-45.00 USD'],
    ['$ (45.00)', 'en-US', '-45.00 USD'],
    ['-75,57', '', '-75.57 ?'],
    ['R$ 1.500,00', '', '1500.00 BRL'],
    ['- €1,234.67', '', '-1234.67 EUR'],
    ['1\u202f234,56\u00a0$US', '', '1234.56 USD'],
    ['- ₹ 123,457 .50', '', '-123457.50 INR'],
    ['300,000원', '', '300000 KRW'],
    ['0.00600', '', '0.006 ?'],
    ['−5,00 €', '', '-5.00 EUR'],
    ['12.00-', '', '-12.00 ?'],
    ['△1,000円', '', '-1000 JPY'],
    ['1.234 KWD', '', null],
    ['1.234,000 KWD', '', '1234.000 KWD'],
    ['＄１２．５０', 'en-US', '12.50 USD'],
    ['٣٬٤٥٦٫٧٨', '', '3456.78 ?'],
    ['1,000.00 CR', '', '1000.00 ?'],
    ['1,000.00 DR', '', '-1000.00 ?'],
  ])('%s (%s)', (text, language, expected) => {
    expect(read(text, language)).toBe(expected);
  });
});

describe('prices on web pages', () => {
  test.each([
    ['From $1,234.56', '1234.56 ?'],
    ['EUR 1.234,-', '1234.00 EUR'],
    ['kr 1 299:-', '1299.00 SEK'],
    ["1'234.50 CHF", '1234.50 CHF'],
    ['Rs. 1,299/-', '1299.00 ?'],
    ['US$12.00 per item', '12.00 USD'],
    ['US$:12.99', '12.99 USD'],
    ['$ 1.144.000', '1144000.00 ?'],
    ['205,68 € 205.68', '205.68 EUR'],
    ['AED 8000 (USD 2179)', '8000.00 AED'],
    ['Běžná cena 9 800 Kč', '9800.00 CZK'],
    ['34,50 € *', '34.50 EUR'],
    ['Statt 249,00 EUR **', '249.00 EUR'],
    ['$119. 95', '119.95 ?'],
    ['6 300 Р', '6300.00 RUB'],
    ['17 940,00 руб', '17940.00 RUB'],
    ['302,44€ Χωρίς ΦΠΑ: 243,90€', '302.44 EUR'],
    ['Price: $15.95/mo', '15.95 ?'],
    ['MX924 IX 850 руб.', '850.00 RUB'],
    ['2 Piece - $6.75', '6.75 ?'],
    ['€ 640,', '640.00 EUR'],
    ['₫880,000', '880000 VND'],
    ['CHF 12.--', '12.00 CHF'],
    ['16.99 €/kg', '16.99 EUR'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('what is no amount stays null', () => {
  test.each([
    '',
    'abc',
    '12:30',
    '2026-01-02',
    '5%',
    '1.2.3',
    '10.0.0.1',
    '1e5',
    '0x10',
    '½',
    '12²',
    '①',
    '¥1.2万',
    '12k',
    'Free',
    '3,456',
    'Order 1234',
    '2 von 5',
    '1-2',
    '++',
    '$',
    '12 34',
    'NaN',
    '1234567890123456789012',
  ])('%j', (text) => {
    expect(read(text)).toBeNull();
  });
});

test('one number of thousands or decimals is read by its column', () => {
  expect(read('3,456', '', '.')).toBe('3456.00 ?');
  expect(read('3,456', '', ',')).toBe('3.456 ?');
});

test('the short way reads what the long way reads', () => {
  for (const text of [
    '0',
    '12',
    '-12',
    '1234.5',
    '1,234.50',
    '-1,234,567.89',
    '999.99',
    '0.01',
    '1,234',
    '1.234',
    '12,34.5',
    '1,23,456.00',
    '.5',
    '5.',
    '01.50',
    '0,123.00',
  ]) {
    const quick = readPlainMoney(text, 2, 'CNY');
    const scan = scanMoney(text);
    const long = scan && finishMoney(scan, { currency: 'CNY', scale: 0, decimal: null });
    if (quick !== null) expect(quick, text).toEqual(long);
  }
  expect(readPlainMoney('1,234.50', 2, 'CNY')).toEqual({ minor: 123450, exponent: 2, currency: 'CNY' });
  expect(readPlainMoney('1,234', 2, 'CNY')).toBeNull();
});

test('units: 分 and 万元 move the point exactly', () => {
  const money = (text: string, scale: number) => {
    const found = finishMoney(scanMoney(text)!, { currency: 'CNY', scale, decimal: '.' });
    return found && toDecimal(found);
  };
  expect(money('123456', 2)).toBe('1234.56');
  expect(money('5', 2)).toBe('0.05');
  expect(money('-1', 2)).toBe('-0.01');
  expect(money('38.5', 2)).toBe('0.385');
  expect(money('1.23', -4)).toBe('12300.00');
  expect(money('1.23456', -4)).toBe('12345.60');
});
