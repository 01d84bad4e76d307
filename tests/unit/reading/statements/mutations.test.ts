// Exports whose columns were moved, taken out or named in no language: what is still read is right, the rest is missing, and
// nothing is filled from a column that means something else.
import { describe, expect, test } from 'vitest';
import { printMoment } from '@/lib/model/moment';
import { toDecimal } from '@/lib/model/money';
import type { Transaction } from '@/lib/model/transaction';
import { learnLanguages } from '@/lib/reading/languages';
import { moreLanguages } from '@/lib/reading/more-languages';
import { readStatement } from '@/lib/reading/statement';
import { findDelimiter, findHeader } from '@/lib/reading/statements/layout';
import { makeRecordSplitter } from '@/lib/reading/statements/records';
import { type Dialect, dialects, type Truth } from './dialects';

learnLanguages(moreLanguages);

const options = { name: 'export.csv', now: '2026-05-02T10:00:00', language: '' };
/** Fields that a neighbouring column may rightly fill: a shop's number for its name, the order's number for the payment's. */
const interchangeable = new Set(['id', 'orderId', 'store', 'issuer', 'merchantNo', 'trace']);

function tableOf({ text, truth }: Dialect): { head: string[]; body: string[][] } {
  const splitter = makeRecordSplitter(findDelimiter(text));
  const records = [...splitter.push(text), ...splitter.end()];
  const at = findHeader(records)!.bodyAt;
  const head = records[at - 1]!;
  return {
    head,
    body: records
      .slice(at)
      .filter((row) => row.length === head.length)
      .slice(0, truth.length),
  };
}

function file(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string) => `"${text.replace(/"/g, '""')}"`;
  return new TextEncoder().encode(`${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`);
}

/** Fields of a transaction that differ from the truth and are not missing. */
function wrongFields(t: Transaction, truth: Truth): string[] {
  const money = (m: Transaction['amount']) => m && `${toDecimal(m)} ${m.currency ?? '?'}`;
  const got: Record<string, unknown> = { ...t, amount: money(t.amount), fee: money(t.fee), net: money(t.net) };
  for (const field of ['time', 'settlementDate'] as const) got[field] = t[field] && printMoment(t[field]);
  return Object.entries(truth).flatMap(([field, value]) => {
    const own = got[field];
    if (own === value || own === null || interchangeable.has(field)) return [];
    // Less than the truth is right as far as it goes: a day without its clock, an amount without its currency.
    if (field === 'time' && String(value).startsWith(String(own))) return [];
    if (String(own).endsWith(' ?') && Number(String(own).split(' ')[0]) === Number(String(value).split(' ')[0]))
      return [];
    return [`${field}: ${own}, not ${value}`];
  });
}

async function wrongOf(
  rows: readonly (readonly string[])[],
  truth: readonly Truth[],
): Promise<{ wrong: string[]; read: number }> {
  const statement = await readStatement(file(rows), options);
  const wrong = statement.rows.flatMap(({ transaction }, i) => wrongFields(transaction, truth[i] ?? {}));
  return { wrong: [...new Set(wrong)].slice(0, 5), read: statement.rows.length };
}

const cases = dialects(12)
  .filter(({ name }) => !name.startsWith('German bank'))
  .map((dialect) => [dialect.name, dialect] as const);

describe.each(cases)('%s', (_, dialect) => {
  const { head, body } = tableOf(dialect);

  test('columns in the opposite order', async () => {
    const { wrong, read } = await wrongOf(
      [head, ...body].map((row) => [...row].reverse()),
      dialect.truth,
    );
    expect(wrong).toEqual([]);
    expect(read).toBe(dialect.truth.length);
  });

  test('headings in no language', async () => {
    const { wrong } = await wrongOf(
      [head.map((__, i) => `zq${String.fromCharCode(97 + (i % 26))}w`), ...body],
      dialect.truth,
    );
    expect(wrong).toEqual([]);
  });

  test('one column missing, or its heading unknown', async () => {
    const found: string[] = [];
    for (let c = 0; c < head.length; c++) {
      // Without its column of signs nobody can tell which way the money went.
      if (/符号|资金流向/.test(head[c]!)) continue;
      const dropped = await wrongOf(
        [head, ...body].map((row) => row.filter((__, i) => i !== c)),
        dialect.truth,
      );
      const renamed = await wrongOf([head.map((text, i) => (i === c ? 'zqxw' : text)), ...body], dialect.truth);
      for (const wrong of [...dropped.wrong, ...renamed.wrong]) found.push(`${head[c]}: ${wrong}`);
    }
    expect(found).toEqual([]);
  });
});
