// The rows of a page sorted into those to look at, small notes and the rest, and found by typed words. Pure; linear in rows and
// findings, for pages of thousands: the worker sorts and searches, the views are given only what they draw.
import { response } from '@/lib/i18n/response';
import { type Language, printMoney, printWallTime, say } from '@/lib/i18n/say';
import { type Finding, type Severity, severities } from '@/lib/model/finding';
import type { PagePart, PageRow } from '@/lib/model/page-row';
import type { KeyedTransaction, Transaction } from '@/lib/model/transaction';

/** Sorted rows: gravest first in `marked`, as they stand on the page within one severity. */
export type PageRows = Record<PagePart, PageRow[]>;

/** Sorts a page's rows, each key once. @param inCase ledger key → case */
export function sortRows(
  rows: readonly KeyedTransaction[],
  findings: readonly Finding[],
  inCase: Readonly<Record<string, string>>,
): PageRows {
  const own = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = own.get(finding.key);
    if (list) list.push(finding);
    else own.set(finding.key, [finding]);
  }
  const once = new Map(rows.map((row) => [row.key, row]));
  const all = [...once.values()].map((row): PageRow => {
    const found = own.get(row.key) ?? [];
    return { ...row, findings: found, severity: gravest(found), caseId: inCase[row.key] ?? null };
  });
  return {
    marked: (['high', 'medium'] as const).flatMap((severity) => all.filter((row) => row.severity === severity)),
    notes: all.filter((row) => row.severity === 'low'),
    others: all.filter((row) => row.severity === null),
  };
}

function gravest(findings: readonly Finding[]): Severity | null {
  return findings.reduce<Severity | null>(
    (most, { severity }) =>
      most === null || severities.indexOf(severity) > severities.indexOf(most) ? severity : most,
    null,
  );
}

/** Rows that hold all typed words: in the amount (with or without grouping), the time, texts or the page's own cells. */
export function findRows(rows: readonly PageRow[], words: string, language: Language): readonly PageRow[] {
  const needles = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (needles.length === 0) return rows;
  return rows.filter(({ transaction }) => {
    const hay = textOf(transaction, language);
    return needles.every((needle) => hay.includes(needle));
  });
}

function textOf(transaction: Transaction, language: Language): string {
  const amount = transaction.amount ? printMoney(language, transaction.amount) : '';
  return [
    amount,
    amount.replaceAll(',', ''),
    transaction.time ? printWallTime(transaction.time) : '',
    transaction.type === null ? '' : say(response, language, `type.${transaction.type}`),
    ...Object.values(transaction).filter((value) => typeof value === 'string'),
    ...Object.values(transaction.raw),
  ]
    .join('\n')
    .toLowerCase();
}
