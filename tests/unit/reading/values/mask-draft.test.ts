// What is kept of text in progress: no card number, and every hash and id unharmed.
import { describe, expect, it } from 'vitest';
import { maskDraft } from '@/lib/reading/values/mask-draft';

const card = '6222021234567890128';

describe('a draft', () => {
  it.each([
    [`卡号 ${card} 的客人来过`, '卡号 622202*********0128 的客人来过'],
    ['4111 1111 1111 1111', '4111 11** **** 1111'],
    [JSON.stringify({ note: card }), '{"note":"622202*********0128"}'],
    ['工单 T-77，明天下午三点前答复', '工单 T-77，明天下午三点前答复'],
    ['6222021234567', '6222021234567'],
  ])('%s is kept as %s', (typed, kept) => expect(maskDraft(typed)).toBe(kept));

  it.each([
    // Digits that a card could have, standing in a hash and in an id.
    JSON.stringify([{ sha256: `a4111111111111111${'b'.repeat(47)}` }]),
    '41111111-1111-1111-8aaa-4111111111111111'.slice(0, 36),
  ])('leaves %s as it is', (text) => expect(maskDraft(text)).toBe(text));

  it('masks a number typed right behind an id', () =>
    expect(maskDraft(`${'f'.repeat(64)} ${card}`)).toBe(`${'f'.repeat(64)} 622202*********0128`));
});
