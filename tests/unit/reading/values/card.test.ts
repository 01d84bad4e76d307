// Card numbers: what is read from masked shapes, and that no full number survives.
import { describe, expect, test } from 'vitest';
import { isCardNumber, maskCardCell, maskCardNumbers, readCard } from '@/lib/reading/values/card';

describe('reading a card column', () => {
  test.each([
    ['000000******0000', '000000******0000', '0000'],
    ['6222****1234', '6222****1234', '1234'],
    ['358443******6834', '358443******6834', '6834'],
    ['4***-****-****-6426', '4***********6426', '6426'],
    ['098765XXXXXX0987', '098765******0987', '0987'],
    ['424242** **** 4242', '424242******4242', '4242'],
    ['**** **** **** 0000', '************0000', '0000'],
    ['•••• 4242', '****4242', '4242'],
    [' •••• 1234', '****1234', '1234'],
    ['Visa •••• 1001', '****1001', '1001'],
    ['Amex x1001', '*1001', '1001'],
    ['MASTERCARD xxxx-1001', '****1001', '1001'],
    ['6214 83** **** 1234', '621483******1234', '1234'],
    ['６２１４８３＊＊＊＊＊＊１２３４', '621483******1234', '1234'],
    // Eight digits open at the head, the last one masked: never more than six are kept, and there is no last four.
    ['55704251****800*', '557042******800*', null],
    ['招商银行信用卡(3269)', null, '3269'],
    ['4242', null, '4242'],
    ['Visa ending in 4242', null, '4242'],
    ['…4242', null, '4242'],
    ['4111 1111 1111 1111', '411111******1111', '1111'],
    ['4111111111111111', '411111******1111', '1111'],
    // A card column's full number is cut whether or not it passes Luhn.
    ['6222021234567890123', '622202*********0123', '0123'],
  ])('%s', (text, masked, last4) => {
    expect(readCard(text)).toEqual(masked === null && last4 === null ? null : { masked, last4 });
  });

  test.each(['微信', 'Apple Pay', '130****3212', 'abc***@qq.com', '', 'Bob', 'Alipay wallet'])(
    '%s is no card',
    (text) => {
      expect(readCard(text)).toBeNull();
    },
  );

  test('keeps a cell as printed but for digits beyond the first six and last four', () => {
    expect(maskCardCell('55704251****800*')).toBe('557042******800*');
    expect(maskCardCell('6222 0212 3456 7890 123')).toBe('6222 02** **** ***0 123');
    expect(maskCardCell('4***-****-****-6426')).toBe('4***-****-****-6426');
    expect(maskCardCell('招商银行信用卡(3269)')).toBe('招商银行信用卡(3269)');
  });
});

describe('masking texts', () => {
  test.each([
    ['4111111111111111', '411111******1111'],
    ['paid by 4111 1111 1111 1111 today', 'paid by 4111 11** **** 1111 today'],
    ['4111-1111-1111-1111', '4111-11**-****-1111'],
    ['４１１１１１１１１１１１１１１１', '４１１１１１******１１１１'],
    ['٤١١١١١١١١١١١١١١١', '٤١١١١١******١١١١'],
    ['378282246310005 and 5555555555554444', '378282*****0005 and 555555******4444'],
    ['order 12 4111 1111 1111 1111', 'order 12 4111 11** **** 1111'],
    ['1e61e6cd-1152-4752-8257-1024006101ac 4111111111111111', '1e61e6cd-1152-4752-8257-1024006101ac 411111******1111'],
  ])('%s', (text, masked) => {
    expect(maskCardNumbers(text)).toBe(masked);
  });

  test.each([
    '4200201804010000000000',
    '4111111111111112',
    '1234567890123456',
    '2026-03-01 02:14:00 30000001',
    '898440054110001',
    '1e61e6cd-1152-4752-8257-1024006101ac',
    'no digits at all',
  ])('%s is left alone', (text) => {
    expect(maskCardNumbers(text)).toBe(text);
  });

  test('a card number is 13 to 19 digits of an issued range that pass Luhn', () => {
    expect(isCardNumber('4222222222222')).toBe(true);
    expect(isCardNumber('0000000000000000')).toBe(false);
    expect(isCardNumber('411111111111')).toBe(false);
  });
});
