// Other people's data in texts: cut down before anything is kept. Payers of QR payments have no other key than their masked
// account, so that is kept as the portal masks it, or masked here.
import { maskCardNumbers } from './card';
import { foldText } from './fold';

const email = /([\p{L}\p{N}._%+-]{1,64})@([\p{L}\p{N}.-]{1,190})/gu;
const phone =
  /(?<![\p{L}\p{N}*./-])(?:\+\d{1,3}[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{1,3}[ -]\d{3,4}[ -]?\d{4}|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{3}-\d{4})(?![\p{L}\p{N}*./-])/gu;
const international = /(?<![\p{L}\p{N}*])\+\d(?:[ -]?\d){8,13}(?![\p{L}\p{N}*])/gu;
const chineseId = /(?<![\p{L}\p{N}*])[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx](?![\p{L}\p{N}*])/gu;

/** The text with e-mail addresses, phone and identity numbers truncated: `z***@example.com`, `138****1234`, `110101********1234`. */
export function truncatePersonal(text: string): string {
  let out = text;
  if (out.includes('@')) out = out.replace(email, (_, name: string, host: string) => `${name[0]}***@${host}`);
  if (out.length >= 9 && /\d/.test(out)) {
    out = out
      .replace(chineseId, (id) => `${id.slice(0, 6)}********${id.slice(-4)}`)
      .replace(international, truncatePhone)
      .replace(phone, truncatePhone);
  }
  return out;
}

function truncatePhone(found: string): string {
  const digits = found.replace(/\D/g, '');
  return `${found.startsWith('+') ? '+' : ''}${digits.slice(0, -8)}****${digits.slice(-4)}`;
}

/** Weights of the check digit of a resident identity number (GB 11643-1999). */
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idRun = /(?<![\p{L}\p{Nd}*])[\p{Nd}](?:[ -]?[\p{Nd}]){16}[ -]?[\p{Nd}XxXx](?![\p{L}\p{Nd}*])/gu;

/** The text with resident identity numbers (18 characters, their check digit right) cut to first 6 + last 4. */
export function maskIdentityNumbers(text: string): string {
  if (text.length < 18) return text;
  return text.replace(idRun, (run) => {
    const characters = [...run];
    const at = characters.flatMap((c, i) => (/[ -]/.test(c) ? [] : [i]));
    const digits = at.map((i) => foldText(characters[i]!).toUpperCase()).join('');
    if (!/^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d{4}[\dX]$/.test(digits)) return run;
    const sum = idWeights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
    if ('10X98765432'[sum % 11] !== digits[17]) return run;
    for (const i of at.slice(6, 14)) characters[i] = '*';
    return characters.join('');
  });
}

/** The text with card and resident identity numbers cut: what no pack may hold whole. */
export function maskNumbers(text: string): string {
  return maskCardNumbers(maskIdentityNumbers(text));
}

/**
 * A payer's identifier as it may be kept: masked ones as the portal masks them, phones, mail addresses, card and account
 * numbers truncated, other ids of ten or more characters cut to `first 6****last 4`; null for a name.
 */
export function keepPayer(text: string): string | null {
  const folded = foldText(text);
  if (folded === '' || folded.length > 200) return null;
  // `*明(130****3212)`: of several masked parts the one with figures is the account.
  const masked = folded.match(/[\p{L}\p{N}._%+@-]{0,64}[*•●]{1,64}[\p{L}\p{N}._%+@*•●-]{0,64}/gu);
  if (masked) return maskCardNumbers(masked.find((part) => /\d/.test(part)) ?? masked[0]!).slice(0, 64);
  const truncated = maskCardNumbers(truncatePersonal(folded));
  if (truncated !== folded) return /\S*\*\S*/.exec(truncated)![0];
  const id = /[A-Za-z0-9_-]*\d[A-Za-z0-9_-]*/.exec(folded)?.[0] ?? '';
  if (id.length >= 10) return `${id.slice(0, 6)}****${id.slice(-4)}`;
  return id === '' || id.length < folded.length ? null : id;
}
