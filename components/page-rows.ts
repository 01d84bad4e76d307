// The rows of a page sorted into those to look at, small notes and the rest. Pure; linear in rows and findings, for pages of thousands.
import type { TabState } from '@/lib/messaging/messages';
import type { Finding, Severity } from '@/lib/model/finding';
import { severities } from '@/lib/model/finding';
import type { KeyedTransaction, Transaction } from '@/lib/model/transaction';
import { rowsOf } from './page-state';
import { amountText, timeText } from './row-facts';
import type { Words } from './words';

export interface PageRow extends KeyedTransaction {
  findings: Finding[];
  /** the gravest of its findings; null where there is none */
  severity: Severity | null;
  caseId: string | null;
}

export interface PageRows {
  /** gravest first, as they stand on the page within one severity */
  marked: PageRow[];
  notes: PageRow[];
  others: PageRow[];
}

/** Sorts a tab's rows. */
export function sortRows(tab: TabState): PageRows {
  const findings = new Map<string, Finding[]>();
  for (const finding of tab.findings) {
    const list = findings.get(finding.key);
    if (list) list.push(finding);
    else findings.set(finding.key, [finding]);
  }
  const rows = rowsOf(tab).map((row): PageRow => {
    const own = findings.get(row.key) ?? [];
    return { ...row, findings: own, severity: gravest(own), caseId: tab.inCase[row.key] ?? null };
  });
  return {
    marked: (['high', 'medium'] as const).flatMap((severity) => rows.filter((row) => row.severity === severity)),
    notes: rows.filter((row) => row.severity === 'low'),
    others: rows.filter((row) => row.severity === null),
  };
}

function gravest(findings: readonly Finding[]): Severity | null {
  return findings.reduce<Severity | null>(
    (most, { severity }) =>
      most === null || severities.indexOf(severity) > severities.indexOf(most) ? severity : most,
    null,
  );
}

/** True where a row holds all typed words: in its amount (with or without grouping), time, texts or the page's own cells. */
export function isFound(transaction: Transaction, wanted: string, words: Words): boolean {
  const needles = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (needles.length === 0) return true;
  const amount = amountText(transaction, words);
  const hay = [
    amount,
    amount.replaceAll(',', ''),
    timeText(transaction, words),
    transaction.type === null ? '' : words.r(`type.${transaction.type}`),
    ...Object.values(transaction).filter((value) => typeof value === 'string'),
    ...Object.values(transaction.raw),
  ]
    .join('\n')
    .toLowerCase();
  return needles.every((needle) => hay.includes(needle));
}
