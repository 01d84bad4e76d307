// Which of a page's rows are a sample of what is usual here. A list that the user has sorted by amount shows its largest rows first:
// taken for a sample they would make the largest amounts look usual.
import type { TableReading } from '@/lib/model/reading';

/** Fewer rows, or fewer different amounts, are in order by chance too often. */
const least = { rows: 8, amounts: 5 };

/** Keys of rows of parts of lists that stand in the order of their amounts. A list that is there whole is a sample, whatever its order. */
export function rowsAside(tables: readonly TableReading[]): Set<string> {
  return new Set(
    tables
      .filter((table) => (table.total === null || table.rows.length < table.total) && isByAmount(table))
      .flatMap(({ rows }) => rows.map(({ key }) => key)),
  );
}

function isByAmount({ rows }: TableReading): boolean {
  const sizes = rows.flatMap(({ transaction: { amount } }) => (amount ? [Math.abs(amount.minor)] : []));
  if (sizes.length < least.rows || new Set(sizes).size < least.amounts) return false;
  const signed = rows.flatMap(({ transaction: { amount } }) => (amount ? [amount.minor] : []));
  return [sizes, signed].some(
    (list) =>
      list.every((size, i) => i === 0 || size >= list[i - 1]!) ||
      list.every((size, i) => i === 0 || size <= list[i - 1]!),
  );
}
