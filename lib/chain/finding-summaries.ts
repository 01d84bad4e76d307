// What of a finding goes to the head office: nothing that names a card, a row or a person. Marks are keyed hashes under the chain's key.
import { toHex } from '@/lib/model/case-chain';
import type { Finding } from '@/lib/model/finding';
import type { FindingSummary } from '@/lib/model/finding-summary';
import type { Transaction } from '@/lib/model/transaction';
import { cardMark } from './card-mark';

/** Names of a role, not of a person: they stand in every shop's till. */
const roles =
  /^(admin\w*|manager|cashier|operator|system|default|guest|owner|till|收银员?|店长|管理员|系统|默认|老板|前台)$/u;

/**
 * The operator's mark (hex), or null where the name could be anybody's in any shop: a role, or a short number behind a short word
 * (`01`, `cashier 2`, `收银员3`). Staff numbers of five and more digits and people's names are somebody.
 */
export async function operatorMark(key: CryptoKey, operator: string | null): Promise<string | null> {
  const name = (operator ?? '').normalize('NFKC').trim().toLowerCase();
  const isNumbered = /^\D{0,10}\d{1,4}$/u.test(name);
  return name.length < 2 || isNumbered || roles.test(name) ? null : mark(key, ['operator', name]);
}

async function mark(key: CryptoKey, parts: readonly string[]): Promise<string> {
  return toHex(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(JSON.stringify(parts))));
}

/** The id under which a shop tells a finding: always the same, and nothing can be read from it. */
export function summaryId(key: CryptoKey, shop: string, { key: row, rule }: Pick<Finding, 'key' | 'rule'>) {
  return mark(key, ['finding', shop, row, rule]);
}

/**
 * A finding in short.
 * @param about the shop, the terminal's model from the shop's own list (null where it is not on it), and when it was found (UTC)
 */
export async function summariseFinding(
  key: CryptoKey,
  finding: Finding,
  transaction: Transaction,
  about: { shop: string; terminalModel: string | null; foundAt: string },
): Promise<FindingSummary> {
  const [id, operator, card] = await Promise.all([
    summaryId(key, about.shop, finding),
    operatorMark(key, transaction.operator),
    cardMark(key, transaction),
  ]);
  return {
    id,
    rule: finding.rule,
    severity: finding.severity,
    class: finding.class,
    time: transaction.time,
    foundAt: about.foundAt,
    amount: transaction.amount,
    store: transaction.store?.slice(0, 200) ?? null,
    terminal: transaction.terminal?.slice(0, 200) ?? null,
    terminalModel: about.terminalModel,
    operator,
    card,
  };
}
