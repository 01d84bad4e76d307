// Till exports that the shop loaded, and what comparing them with the ledger said of each transaction.
import { unwrap } from 'idb';
import * as z from 'zod/mini';
import { Sha256, voucherOutcomes } from '@/lib/model/case-event';
import { Transaction } from '@/lib/model/transaction';
import type { Database } from './database';
import { withTrouble } from './trouble';

const TillFile = z.object({
  sha256: Sha256,
  name: z.string(),
  addedAt: z.string(),
  records: z.array(Transaction),
  /** indexes of records for which no charge was found */
  withoutCharge: z._default(z.array(z.int()), []),
});
/** One loaded export: its rows, read like any statement. */
export type TillFile = z.infer<typeof TillFile>;
/** What a comparison changes of an export: its tens of thousands of rows are read by whoever needs them. */
const Compared = z.looseObject({ withoutCharge: TillFile.shape.withoutCharge });

const VoucherState = z.object({
  key: z.string(),
  outcome: z.enum(voucherOutcomes).check(z.refine((outcome) => outcome !== 'not-checked')),
});
/** What comparing the till with the ledger said of a transaction. */
export type VoucherOutcome = Exclude<(typeof voucherOutcomes)[number], 'not-checked'>;

/** Keeps a till export; the same file again is kept once. */
export async function saveTillFile(db: Database, file: TillFile): Promise<void> {
  await withTrouble(() => db.put('till', file));
}

/** Takes an export out again. */
export async function deleteTillFile(db: Database, sha256: string): Promise<void> {
  await withTrouble(() => db.delete('till', sha256));
}

/** All loaded exports, oldest first. */
export async function tillFiles(db: Database): Promise<TillFile[]> {
  const rows = await withTrouble(() => db.getAll('till'));
  return rows
    .flatMap((row) => {
      const file = TillFile.safeParse(row);
      return file.success ? [file.data] : [];
    })
    .sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1));
}

/** SHA-256 of all loaded exports, in no order; cheap. */
export async function tillNames(db: Database): Promise<string[]> {
  return withTrouble(() => db.getAllKeys('till'));
}

/** True where at least one export was loaded; cheap. */
export async function hasTillFiles(db: Database): Promise<boolean> {
  return withTrouble(async () => (await db.count('till')) > 0);
}

/**
 * Keeps the outcome of comparing all exports with the ledger, in place of the one before.
 * @param outcomes ledger key → outcome, of every transaction that an export covers
 * @param withoutCharge export → indexes of its records without a charge
 */
export async function saveVouchers(
  db: Database,
  outcomes: ReadonlyMap<string, VoucherOutcome>,
  withoutCharge: ReadonlyMap<string, number[]>,
): Promise<void> {
  await withTrouble(async () => {
    const change = db.transaction(['vouchers', 'till'], 'readwrite');
    const rows = await change.objectStore('vouchers').getAll();
    const known = statesIn(rows);
    if (known.size < rows.length) {
      // A row that cannot be read has no key to be taken out by.
      await change.objectStore('vouchers').clear();
      known.clear();
    }
    // Tens of thousands of rows, of which a new page changes a few: the store's own requests, and only for those that differ.
    const vouchers = unwrap(change.objectStore('vouchers'));
    for (const key of known.keys()) if (!outcomes.has(key)) vouchers.delete(key);
    for (const [key, outcome] of outcomes) if (known.get(key) !== outcome) vouchers.put({ key, outcome });
    const till = change.objectStore('till');
    for (const sha256 of await till.getAllKeys()) {
      const file = Compared.safeParse(await till.get(sha256));
      const left = withoutCharge.get(sha256) ?? [];
      if (file.success && String(file.data.withoutCharge) !== String(left))
        void till.put({ ...file.data, withoutCharge: left });
    }
    await change.done;
  });
}

/** Ledger key → outcome, of those of the transactions that a loaded export covers. */
export async function voucherStates(db: Database, keys: readonly string[]): Promise<Map<string, VoucherOutcome>> {
  return withTrouble(async () => {
    const { store } = db.transaction('vouchers');
    if ((await store.count()) === 0) return new Map();
    return statesIn(await Promise.all(keys.map((key) => store.get(key))));
  });
}

/** How many transactions came to each outcome. */
export async function countVouchers(db: Database): Promise<Record<VoucherOutcome, number>> {
  const counts = { matched: 0, 'no-voucher': 0, 'amount-differs': 0, 'matched-twice': 0 };
  for (const outcome of statesIn(await withTrouble(() => db.getAll('vouchers'))).values()) counts[outcome] += 1;
  return counts;
}

function statesIn(rows: readonly unknown[]): Map<string, VoucherOutcome> {
  return new Map(
    rows.flatMap((row) => {
      const state = VoucherState.safeParse(row);
      return state.success ? [[state.data.key, state.data.outcome as VoucherOutcome] as const] : [];
    }),
  );
}
