// Exports of many acquirers in their own encodings and habits: every row read, every field right, nobody's name kept.
import { describe, expect, test } from 'vitest';
import { printMoment } from '@/lib/model/moment';
import { toDecimal } from '@/lib/model/money';
import { Transaction, type Transaction as TransactionType } from '@/lib/model/transaction';
import { readStatement } from '@/lib/reading/statement';
import { dialects, type Truth } from './dialects';
import { encode } from './encode';

const options = { name: 'export.csv', now: '2026-05-02T10:00:00', language: '' };

/** The fields of a transaction in the truth's words. */
function printed(t: TransactionType): Record<keyof Truth, string | null> {
  const money = (m: TransactionType['amount']) => (m ? `${toDecimal(m)} ${m.currency ?? '?'}` : null);
  return {
    ...t,
    time: t.time && printMoment(t.time),
    settlementDate: t.settlementDate && printMoment(t.settlementDate),
    amount: money(t.amount),
    fee: money(t.fee),
    net: money(t.net),
  } as unknown as Record<keyof Truth, string | null>;
}

describe.each(dialects(30).map((dialect) => [dialect.name, dialect] as const))('%s', (_, { encoding, text, truth }) => {
  test('is read row for row', async () => {
    const statement = await readStatement(encode(text, encoding), options);
    expect(statement.notRead).toBeNull();
    const wrong: string[] = [];
    statement.rows.forEach(({ transaction }, i) => {
      const got = printed(transaction);
      for (const [field, value] of Object.entries(truth[i] ?? {})) {
        if (got[field as keyof Truth] !== value)
          wrong.push(`row ${i} ${field}: ${got[field as keyof Truth]}, not ${value}`);
      }
      expect(Transaction.safeParse(transaction).success).toBe(true);
    });
    expect(wrong.slice(0, 12), JSON.stringify(statement.fields)).toEqual([]);
    expect(statement.rows.length).toBe(truth.length);
    const kept = JSON.stringify(statement.rows);
    for (const personal of [
      '王小明',
      '110101199003071234',
      '홍길동',
      'Mario Rossi',
      'mario@example.com',
      'Bob Jones',
      'J. de Vries',
      'NL91ABNA0417164300',
      'shop@example.com',
    ]) {
      expect(kept).not.toContain(personal);
    }
  });
});
