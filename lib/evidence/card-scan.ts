// The last look before a pack leaves: no full card number may stand in any text of it.
import type { BagFile } from './bag';

/** A card number was left in a file; the export must stop. */
export class CardNumberLeft extends Error {
  constructor(readonly path: string) {
    super(`a card number is left in ${path}`);
  }
}

const textual = /\.(json|jsonl|csv|txt|html|pem)$/;

/**
 * Throws CardNumberLeft for the first text file in which `mask` would mask anything.
 * @param mask masks full card numbers in a text @param known identifiers that the portal itself names as such (order and
 * reference numbers): one in ten passes the check digit of a card without being one
 */
export function refuseCardNumbers(
  files: readonly BagFile[],
  mask: (text: string) => string,
  known: ReadonlySet<string>,
): void {
  const identifiers = [...known].filter((text) => /\d{12,}/.test(text)).sort((a, b) => b.length - a.length);
  for (const { path, bytes } of files) {
    if (!textual.test(path) || path.endsWith('.pem')) continue;
    let text = new TextDecoder().decode(bytes);
    // Hashes and signatures are no card numbers, though runs of their digits may look like one.
    text = text.replace(/\b[0-9a-f]{64,128}\b/g, ' # ').replace(/[A-Za-z0-9+/=]{100,}/g, ' # ');
    for (const identifier of identifiers) text = text.replaceAll(identifier, ' # ');
    if (mask(text) !== text) throw new CardNumberLeft(path);
  }
}
