// What of a row is kept as `raw`: heading → text, cut down at the boundary. Secrets are dropped, people's names, phones,
// e-mails and identity numbers truncated or dropped, card numbers masked; order numbers stay whole.
import { maskCardNumbers } from '../values/card';
import type { Role } from './heading-words';

/** Roles whose numbers are order numbers even where one in ten passes Luhn. */
const identifiers: ReadonlySet<Role> = new Set([
  'id',
  'orderId',
  'originalId',
  'authCode',
  'rrn',
  'trace',
  'batch',
  'terminal',
  'merchantNo',
  'time',
  'clock',
  'settlementDate',
  'otherDate',
  'amount',
  'fee',
  'net',
  'index',
]);

const email = /([^\s@,;<>()]{1,64})@([^\s@,;<>()]{1,190})/g;
const phone = /(?<![\d*])(?:\+\d{1,3}[ -]?)?\d{3}[ -]?\d{4}[ -]?\d{4}(?![\d*])/g;
const chineseId = /(?<![\d*])\d{17}[\dXx](?![\d*])/g;

/** The text with e-mail addresses, phone numbers and identity numbers truncated: `z***@example.com`, `138****1234`. */
export function truncatePersonal(text: string): string {
  let out = text;
  if (out.includes('@')) out = out.replace(email, (_, name: string, host: string) => `${name[0]}***@${host}`);
  if (/\d{8}|\d{3}[ -]\d/.test(out)) {
    out = out
      .replace(chineseId, (id) => `${id.slice(0, 6)}********${id.slice(-4)}`)
      .replace(phone, (found) => {
        const digits = found.replace(/\D/g, '');
        return `${digits.slice(0, digits.length - 8)}****${digits.slice(-4)}`;
      });
  }
  return out;
}

/** What `raw` keeps of a cell; null where nothing of it may be kept. */
export function keepText(text: string, role: Role | null): string | null {
  if (role === 'secret' || role === 'person') return null;
  if (role !== null && identifiers.has(role)) return text.slice(0, 400);
  return maskCardNumbers(truncatePersonal(text.slice(0, 400)));
}

/** Names under which columns stand in `raw`: duplicate and empty headings are told apart by a number. */
export function rawNames(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading, i) => {
    const base = maskCardNumbers(truncatePersonal(heading)).slice(0, 120) || `#${i + 1}`;
    const n = (seen.get(base) ?? 0) + 1;
    seen.set(base, n);
    return n === 1 ? base : `${base} (${n})`;
  });
}
