// Holds what was read against a page's truth, row by row and field by field.
import type { TransactionRecord } from '@/lib/model/transaction-record';
import type { Truth } from '@/tests/portals/suite/suite-page';

export interface Comparison {
  /** rows that the truth has */
  expected: number;
  /** rows found in their place */
  found: number;
  /** rows read that the truth does not have */
  invented: number;
  /** by field: rows in which it is exactly the truth, is missing, or is something else */
  fields: Record<string, { right: number; missing: number; wrong: number; example: string }>;
}

/** Compares in the order of the list; rows are paired by their own words, so that one lost row is one lost row. */
export function compare(truth: readonly Truth[], read: readonly TransactionRecord[]): Comparison {
  const pairs = paired(truth, read);
  const fields: Comparison['fields'] = {};
  for (const [expected, row] of pairs) {
    for (const [field, value] of Object.entries(row)) {
      if (field === 'raw') continue;
      const wanted = expected[field as keyof Truth] ?? null;
      fields[field] ??= { right: 0, missing: 0, wrong: 0, example: '' };
      const count = fields[field];
      if (value === wanted) count.right++;
      else {
        if (value === null) count.missing++;
        else count.wrong++;
        if (count.example === '')
          count.example = `${JSON.stringify(value)} for ${JSON.stringify(wanted)} in ${JSON.stringify(row.raw)}`;
      }
    }
  }
  return { expected: truth.length, found: pairs.length, invented: read.length - pairs.length, fields };
}

/** Longest common order: a row belongs to the next truth that it agrees with in most of what tells rows apart. */
function paired(truth: readonly Truth[], read: readonly TransactionRecord[]): [Truth, TransactionRecord][] {
  if (truth.length === read.length) return truth.map((expected, i) => [expected, read[i]!]);
  const pairs: [Truth, TransactionRecord][] = [];
  let at = 0;
  for (const row of read) {
    const found = truth.findIndex((expected, i) => i >= at && isSame(expected, row));
    if (found < 0) continue;
    pairs.push([truth[found]!, row]);
    at = found + 1;
  }
  return pairs;
}

function isSame(truth: Truth, row: TransactionRecord): boolean {
  if (truth.id && row.id) return truth.id === row.id;
  const names = ['time', 'amount', 'cardLast4', 'authCode', 'orderId'] as const;
  const told = names.filter((name) => truth[name] != null && row[name] != null);
  return told.length > 0 && told.filter((name) => truth[name] === row[name]).length > told.length / 2;
}

/** One line a field that is not right everywhere, for people. */
export function faults({ expected, found, invented, fields }: Comparison): string[] {
  const lines = found < expected || invented > 0 ? [`rows: ${found} of ${expected}, ${invented} invented`] : [];
  for (const [field, { right, missing, wrong, example }] of Object.entries(fields))
    if (missing + wrong > 0) lines.push(`${field}: ${right} right, ${missing} missing, ${wrong} wrong; ${example}`);
  return lines;
}
