// What was found on this shop's pages, on its way to its chain's head office: each finding once, queued when the page is read, kept in
// short after it went, so that a sign of the whole chain can be shown beside the shop's own payments.
import * as z from 'zod/mini';
import { Finding, severities } from '@/lib/model/finding';
import { isTold } from '@/lib/model/finding-summary';
import { OwnRow } from '@/lib/model/own-row';
import { type KeyedTransaction, Transaction } from '@/lib/model/transaction';
import { readMember } from './chain-member';
import type { Database } from './database';
import { withTrouble } from './trouble';

/** `unsent`: 1 while it waits, with all that its summary is made from; absent once it went. `id`: the summary's. */
const FoundHere = z.object({
  key: z.string(),
  rule: z.string(),
  severity: z.enum(severities),
  foundAt: z.string(),
  row: OwnRow,
  id: z.optional(z.string()),
  unsent: z.optional(z.literal(1)),
  finding: z.optional(Finding),
  transaction: z.optional(Transaction),
});
type FoundHere = z.infer<typeof FoundHere>;

/** What waits to be summarised and sent. */
export type Waiting = Required<Pick<FoundHere, 'key' | 'rule' | 'severity' | 'foundAt' | 'finding' | 'transaction'>>;

/** No sign looks back further. */
const keptDays = 90;

/**
 * Queues what a shop of a chain is to tell of these rows; elsewhere nothing. What went already goes again only where it is graver now.
 * True where something was queued. @param foundAt UTC, ISO 8601
 */
export async function noteFound(
  db: Database,
  findings: readonly Finding[],
  rows: readonly KeyedTransaction[],
  foundAt: string,
): Promise<boolean> {
  const told = findings.filter(isTold);
  if (told.length === 0 || (await readMember(db))?.role !== 'shop') return false;
  const byKey = new Map(rows.map((row) => [row.key, row.transaction]));
  return withTrouble(async () => {
    const { store, done } = db.transaction('foundHere', 'readwrite');
    let isNew = false;
    for (const finding of told) {
      const { key, rule, severity } = finding;
      const transaction = byKey.get(key);
      const before = FoundHere.safeParse(await store.get([key, rule]));
      if (!transaction || (before.success && rank(before.data.severity) >= rank(severity))) continue;
      const { time, amount, cardMasked, terminal } = transaction;
      const row = { key, time, amount, cardMasked, terminal };
      await store.put({ key, rule, severity, foundAt, row, unsent: 1, finding, transaction });
      isNew = true;
    }
    await done;
    return isNew;
  });
}

const rank = (severity: FoundHere['severity']) => severities.indexOf(severity);

/** What waits, oldest first. */
export async function unsentHere(db: Database): Promise<Waiting[]> {
  const rows = await withTrouble(() => db.getAllFromIndex('foundHere', 'by-unsent', 1));
  return rows
    .flatMap((row) => {
      const one = FoundHere.safeParse(row);
      return one.success && one.data.finding && one.data.transaction ? [one.data as Waiting] : [];
    })
    .sort((a, b) => (a.foundAt < b.foundAt ? -1 : 1));
}

/** These went, under these ids; what a row was found by is forgotten. What is older than any sign looks goes. @param now UTC */
export async function settleHere(db: Database, sent: readonly (Waiting & { id: string })[], now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString();
  await withTrouble(async () => {
    const { store, done } = db.transaction('foundHere', 'readwrite');
    for (const { key, rule, severity, foundAt, id } of sent) {
      const kept = FoundHere.safeParse(await store.get([key, rule]));
      // Deleted or graver meanwhile: that one is still to go.
      if (!kept.success || kept.data.foundAt !== foundAt || kept.data.severity !== severity) continue;
      await store.put({ key, rule, severity, foundAt, id, row: kept.data.row });
    }
    let old = await store.index('by-found').openCursor(IDBKeyRange.upperBound(before));
    for (; old; old = await old.continue()) await old.delete();
    await done;
  });
}

/** This shop's own rows behind the findings of these ids, each once. */
export async function rowsBehind(db: Database, ids: readonly string[]): Promise<OwnRow[]> {
  const found = new Map<string, OwnRow>();
  for (const id of ids) {
    const one = FoundHere.safeParse(await withTrouble(() => db.getFromIndex('foundHere', 'by-id', id)));
    if (one.success) found.set(one.data.key, one.data.row);
  }
  return [...found.values()];
}
