import { expect, it } from 'vitest';
import { cardMark, chainKey } from '@/lib/chain/card-mark';

const key = await chainKey(new Uint8Array(32).fill(7));
const mark = (cardMasked: string | null, issuer: string | null = 'Bank of Example', by = key) =>
  cardMark(by, { cardMasked, issuer });

it('is the same for the same card, however its page covers it, and says nothing of its digits', async () => {
  const first = await mark('621483******1234');
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await mark('621483*********1234', ' BANK of Example ')).toBe(first);
});

it.each([
  ['another first six', '621484******1234', 'Bank of Example'],
  ['another last four', '621483******1235', 'Bank of Example'],
  ['another issuer', '621483******1234', 'Other Bank'],
])('differs for %s', async (_what, cardMasked, issuer) => {
  expect(await mark(cardMasked, issuer)).not.toBe(await mark('621483******1234'));
});

it.each([['************1234'], ['1234'], ['6214******1234'], ['621483******'], [null]])(
  'the last four digits alone are no card: %s',
  async (cardMasked) => {
    expect(await mark(cardMasked)).toBeNull();
  },
);

it('means nothing to another chain', async () => {
  const other = await chainKey(new Uint8Array(32).fill(8));
  expect(await mark('621483******1234', 'Bank of Example', other)).not.toBe(await mark('621483******1234'));
  await expect(chainKey(new Uint8Array(16))).rejects.toThrow(RangeError);
});
