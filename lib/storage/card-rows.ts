// Each card's rows in one record beside the ledger: a page of a hundred rows asks after a hundred cards, and one record each is read many
// times faster than each of their rows by itself. Kept in the same transaction as the rows. Of a card with more rows than a record
// holds only that is noted; its rows are then looked up in the ledger.
import type { IDBPTransaction } from 'idb';
import * as z from 'zod/mini';
import { BriefRow, briefOf, rowOfBrief, type Standing, withCodeMet } from '@/lib/model/brief-row';
import { type KnownRow, knownRow } from '@/lib/model/known-row';
import { repeatSpan } from '@/lib/model/tally';
import { KeyedTransaction } from '@/lib/model/transaction';
import type { Database, Schema } from './database';

const most = 64;
/** Rows of one code on one terminal that are told of another. */
const mostTwins = 8;

const StoredCard = z.object({ isMany: z.boolean(), rows: z.array(BriefRow) });

/** A transaction of the database that holds `transactions` and `cards`. */
type Change = IDBPTransaction<Schema, ('transactions' | 'cards')[], 'readwrite'>;

interface Card {
  portal: string;
  card: string;
  isMany: boolean;
  rows: Map<string, BriefRow>;
  /** a row was taken out: it may have been the last */
  hasLost: boolean;
}

/** What stands in a card's record; a damaged one is taken for a card of many rows, so that its rows are looked up. */
function read(value: unknown): { isMany: boolean; rows: BriefRow[] } {
  if (value === undefined) return { isMany: false, rows: [] };
  const stored = StoredCard.safeParse(value);
  return stored.success ? stored.data : { isMany: true, rows: [] };
}

/** A card's record as it is stored: its rows in order, so that equal pasts are stored equal. */
export function storedCard(portal: string, card: string, rows: readonly BriefRow[]): unknown {
  const isMany = rows.length > most;
  const timeOf = (row: BriefRow) => `${row[2] ?? ''}\n${row[0]}`;
  const inOrder = isMany ? [] : [...rows].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  return { portal, card, isMany, rows: inOrder };
}

/** Files rows under their cards within one transaction of the database; written at its end. */
export class CardChange {
  private readonly cards = new Map<string, Card>();
  /** keys of rows by their portal, terminal and approval code, as far as `prepare` read them */
  private readonly codes = new Map<string, readonly string[]>();

  constructor(private readonly change: Change) {}

  /** Reads at once what `put` would ask for one row after the other; for rows that all stand in the ledger already. */
  async prepare(rows: readonly { portal: string; keyed: KeyedTransaction }[]): Promise<void> {
    const codes = new Map<string, () => Promise<string[]>>();
    const cards = new Map<string, () => Promise<unknown>>();
    for (const { portal, keyed } of rows) {
      const { terminal, authCode } = keyed.transaction;
      const { card } = knownRow(keyed);
      if (card !== null) cards.set(`${portal}\n${card}`, () => this.cardOf(portal, card));
      if (terminal !== null && authCode !== null)
        codes.set(codePlace(portal, terminal, authCode), () => this.ofCode(portal, terminal, authCode));
    }
    await Promise.all([
      ...[...codes].map(async ([place, ask]) => this.codes.set(place, await ask())),
      ...[...cards.values()].map((ask) => ask()),
    ]);
  }

  /** Files a row, in place of what was filed of it. */
  async put(portal: string, keyed: KeyedTransaction, standing: Standing): Promise<void> {
    const isCodeMet = await this.meetCode(portal, keyed);
    const card = await this.cardOf(portal, knownRow(keyed).card);
    if (!card || card.isMany) return;
    card.rows.set(keyed.key, briefOf(keyed, { ...standing, isCodeMet }));
    if (card.rows.size <= most) return;
    card.isMany = true;
    card.rows.clear();
  }

  /** Takes a row out. */
  async take(portal: string, keyed: KeyedTransaction): Promise<void> {
    const card = await this.cardOf(portal, knownRow(keyed).card);
    if (!card) return;
    card.rows.delete(keyed.key);
    card.hasLost = true;
  }

  /** Sales of a sale's card and shop that are filed, count as a sample, and lie within a repeat's span of it; itself aside. */
  async salesNear(portal: string, row: KnownRow, upTo: string | null): Promise<KnownRow[]> {
    const card = await this.cardOf(portal, row.card);
    if (!card || row.at === null) return [];
    const filed = card.isMany
      ? (await this.lookUp(portal, row)).filter(({ row: { key } }) => upTo === null || key <= upTo)
      : [...card.rows.values()].map(rowOfBrief);
    return filed.flatMap(({ row: keyed, isAside }) => {
      if (isAside || keyed.key === row.key) return [];
      const other = knownRow(keyed);
      const isNear = other.at !== null && Math.abs(other.at - row.at!) <= repeatSpan;
      return isNear && other.isSale && other.shop === row.shop ? [other] : [];
    });
  }

  /** Writes what was filed. */
  async write(): Promise<void> {
    const store = this.change.objectStore('cards');
    await Promise.all(
      [...this.cards.values()].map(async ({ portal, card, isMany, rows, hasLost }) => {
        const isGone = isMany ? hasLost && !(await this.hasRows(portal, card)) : rows.size === 0;
        if (isGone) await store.delete([portal, card]);
        else
          await store.put(isMany ? { portal, card, isMany, rows: [] } : storedCard(portal, card, [...rows.values()]));
      }),
    );
    this.cards.clear();
  }

  /** Whether the ledger still holds a row of a card. */
  private async hasRows(portal: string, card: string): Promise<boolean> {
    const store = this.change.objectStore('transactions');
    const range = IDBKeyRange.bound([portal, card], [portal, card, []]);
    const keys = await Promise.all((['by-card', 'by-payer'] as const).map((name) => store.index(name).getKey(range)));
    return keys.some((key) => key !== undefined);
  }

  /**
   * Whether another row with this one's approval code came over its terminal; that row is told too. Asked when a row comes, once, and not
   * whenever it is judged.
   */
  private async meetCode(portal: string, { key, transaction }: KeyedTransaction): Promise<boolean> {
    const { terminal, authCode } = transaction;
    if (terminal === null || authCode === null) return false;
    const store = this.change.objectStore('transactions');
    const keys =
      this.codes.get(codePlace(portal, terminal, authCode)) ?? (await this.ofCode(portal, terminal, authCode));
    const twins = keys.filter((twin) => twin !== key);
    for (const twin of twins) {
      const row = KeyedTransaction.safeParse(await store.get(twin));
      const card = row.success ? await this.cardOf(portal, knownRow(row.data).card) : null;
      const brief = card?.rows.get(twin);
      if (card && brief) card.rows.set(twin, withCodeMet(brief));
    }
    return twins.length > 0;
  }

  private ofCode(portal: string, terminal: string, authCode: string): Promise<string[]> {
    const range = IDBKeyRange.only([portal, terminal, authCode]);
    return this.change.objectStore('transactions').index('by-code').getAllKeys(range, mostTwins);
  }

  private async cardOf(portal: string, name: string | null): Promise<Card | null> {
    if (name === null) return null;
    const place = `${portal}\n${name}`;
    let card = this.cards.get(place);
    if (!card) {
      const { isMany, rows } = read(await this.change.objectStore('cards').get([portal, name]));
      card = { portal, card: name, isMany, rows: new Map(rows.map((row) => [row[0], row])), hasLost: false };
      this.cards.set(place, card);
    }
    return card;
  }

  private async lookUp(portal: string, row: KnownRow): Promise<{ row: KeyedTransaction; isAside: boolean }[]> {
    const index = row.transaction.cardMasked === null ? 'by-payer' : 'by-card';
    const range = IDBKeyRange.bound(
      [portal, row.card!, wallTime(row.at! - repeatSpan)],
      [portal, row.card!, `${wallTime(row.at! + repeatSpan)}~`],
    );
    const near = await this.change.objectStore('transactions').index(index).getAll(range, 200);
    return near.flatMap((value) => {
      const keyed = KeyedTransaction.safeParse(value);
      return keyed.success ? [{ row: keyed.data, isAside: isAside(value) }] : [];
    });
  }
}

function codePlace(portal: string, terminal: string, authCode: string): string {
  return [portal, terminal, authCode].join('\n');
}

/** Wall seconds as ledger rows are filed by: `YYYY-MM-DDTHH:mm:ss`. */
export function wallTime(at: number): string {
  return new Date(at * 1000).toISOString().slice(0, 19);
}

/** True where a stored row is no sample of what is usual. */
export function isAside(row: unknown): boolean {
  return (row as { isAside?: unknown }).isAside === true;
}

/** A row of a card as it is filed. */
export type FiledRow = ReturnType<typeof rowOfBrief>;

/**
 * Reads all rows of some cards.
 * @returns cards of so many rows that they must be looked up in the ledger
 */
export async function rowsOfCards(
  db: Database,
  portal: string,
  cards: Iterable<string>,
  take: (row: FiledRow) => void,
): Promise<Set<string>> {
  const { store } = db.transaction('cards');
  const many = new Set<string>();
  await Promise.all(
    [...cards].map(async (card) => {
      const { isMany, rows } = read(await store.get([portal, card]));
      if (isMany) many.add(card);
      for (const row of rows) take(rowOfBrief(row));
    }),
  );
  return many;
}
