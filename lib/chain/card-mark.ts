// The same card in two shops, told without a card number leaving either: a keyed hash over its first six digits, last four and issuer.
// Whoever holds the chain's key can try all numbers: it is given to members alone. The last four digits by themselves are no card.
import { toHex } from '@/lib/model/case-chain';
import type { Transaction } from '@/lib/model/transaction';

/** The chain's key from its 32 bytes, kept so that it cannot be read out again. */
export async function chainKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  if (bytes.length !== 32) throw new RangeError('a chain’s key has 32 bytes');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

/** The card's mark (hex), or null where the row does not show both its first six and last four digits. */
export async function cardMark(
  key: CryptoKey,
  { cardMasked, issuer }: Pick<Transaction, 'cardMasked' | 'issuer'>,
): Promise<string | null> {
  const digits = /^(\d{6})\d*\*+\d*?(\d{4})$/.exec(cardMasked ?? '');
  if (!digits) return null;
  const text = JSON.stringify([digits[1], digits[2], (issuer ?? '').normalize('NFKC').trim().toLowerCase()]);
  return toHex(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
}
