// What the last look before a pack leaves takes for a card number in HTML, and what it does not.
import { describe, expect, it } from 'vitest';
import { CardNumberLeft, refuseCardNumbers } from '@/lib/evidence/card-scan';
import { maskCardNumbers } from '@/lib/reading/values/card';

const scan = (html: string) =>
  refuseCardNumbers([{ path: 'data/report.html', content: new Blob([html]) }], maskCardNumbers, new Set());

describe('card numbers in HTML', () => {
  it.each([
    '<td>4111111111111111</td>',
    '<td>4111 1111 <b>1111</b> 1111</td>',
    '<span>4111</span><span>1111</span><span>1111</span><span>1111</span>',
    '<td>4111&#49;111&#49;111&#49;111</td>',
  ])('%s holds one', async (html) => {
    await expect(scan(`<table><tr>${html}</tr></table>`)).rejects.toThrow(CardNumberLeft);
  });

  it.each([
    '<td>4111</td><td>1111</td><td>1111</td><td>1111</td>',
    '<td class="n">41111111</td><td class="n">11111111</td>',
    '<p>411111</p><p>1111111111</p>',
    '<li>41111111111</li><li>11111</li>',
    '41111111111<br/>11111',
  ])('%s holds none: what ends a cell or a line parts two numbers', async (html) => {
    await expect(scan(`<table><tr>${html}</tr></table>`)).resolves.toBeUndefined();
  });
});
