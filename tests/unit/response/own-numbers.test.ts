// The merchant's own numbers as they are typed, and as they are shown to be typed on.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printNumbers, readNumbers } from '@/lib/response/own-numbers';

describe('own numbers', () => {
  it.each([
    ['招商银行网点 0755-8319 8888', [{ name: '招商银行网点', number: '0755-8319 8888' }]],
    [
      '客户经理：13800138000\n\n 值班 ：95516 ',
      [
        { name: '客户经理', number: '13800138000' },
        { name: '值班', number: '95516' },
      ],
    ],
    ['Card desk, +44 20 7946 0000', [{ name: 'Card desk', number: '+44 20 7946 0000' }]],
    ['95533', [{ name: '', number: '95533' }]],
    ['热线 ９５５８８', [{ name: '热线', number: '95588' }]],
    ['', []],
  ])('%o', (text, numbers) => expect(readNumbers(text)).toEqual({ numbers }));

  it.each(['银行', 'Bank 12', 'a 95516 b'])('%o has none: the line is named', (line) =>
    expect(readNumbers(`值班 95516\n${line}`)).toEqual({ line }),
  );

  it('are read back as they were printed', () => {
    const names = fc.constantFrom('银行', 'Card desk', '');
    const numbers = fc.stringMatching(/^[1-9]\d{2,14}$/);
    fc.assert(
      fc.property(fc.array(fc.record({ name: names, number: numbers }), { maxLength: 5 }), (list) => {
        expect(readNumbers(printNumbers(list))).toEqual({ numbers: list });
      }),
    );
  });
});
