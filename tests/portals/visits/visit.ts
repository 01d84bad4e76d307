// A page of transactions as a merchant's first visit shows it, made up for a kind of shop: ordinary rows, such as look odd and are in
// order, and planted incidents, with the truth. The same seed always makes the same page.
import { blankTransaction, type KeyedTransaction, keyTransactions, type Transaction } from '@/lib/model/transaction';
import { type Random, seeded } from '@/tests/portals/demo/random';
import { type IncidentKind, incidents } from './incidents';
import { innocents } from './innocents';
import type { ShopKind } from './shops';

/** What incidents and innocents may use to write rows. */
export interface Scene {
  kind: ShopKind;
  random: Random;
  /** first and last second of the page, in UTC ms standing for wall time */
  from: number;
  to: number;
  /** wall time within opening hours, at a share of the page's span */
  openTime(share: number): number;
  /** wall time hours away from any opening; null in a shop that never closes */
  closedTime(share: number): number | null;
  freshCard(): Card;
  regularCard(): Card;
  /** ordinary sales so far, in no order */
  sales: readonly Transaction[];
  /** an ordinary row, changed as said; it is on the page from then on */
  add(at: number, units: number, more?: Partial<Transaction>): Transaction;
}

export type Card = Pick<Transaction, 'cardMasked' | 'cardLast4'>;

export interface Visit {
  rows: KeyedTransaction[];
  planted: { kind: IncidentKind; keys: string[] }[];
  /** keys of rows that look odd and are in order, by what they are */
  innocent: Map<string, string>;
}

const hour = 3_600_000;
const day = 24 * hour;

/** A page of about so many rows. @param kinds incidents to plant, those left out that such a page cannot show */
export function visitOf(kind: ShopKind, seed: number, size: number, kinds: readonly IncidentKind[]): Visit {
  const random = seeded(seed);
  const days = Math.max(1, Math.ceil(size / kind.pace));
  const to = Date.UTC(2026, 2, 28) + day;
  const from = to - days * day;
  const [opens, closes] = kind.hours;
  const open = (closes - opens + 24) % 24 || 24;
  const list: Transaction[] = [];
  const card = (number: number): Card => {
    const last = String(1000 + (number % 9000));
    return {
      cardMasked: `${['621483', '622202', '621700', '622848', '436742', '520108'][number % 6]}******${last}`,
      cardLast4: last,
    };
  };
  let fresh = random.int(3000, 5000);
  const regulars = Array.from({ length: Math.max(4, Math.round((kind.regulars * size) / 6)) }, (_, i) =>
    card(i * 7 + 1),
  );
  const levels = regulars.map(() => kind.amount(random));
  let number = random.int(1000, 9000) * 1000;
  const openTime = (share: number) => {
    const at = from + Math.floor(share * days) * day + (opens + open * (0.03 + 0.94 * random.next())) * hour;
    return Math.min(at, to + 4 * hour);
  };
  const scene: Scene = {
    kind,
    random,
    from,
    to,
    openTime,
    closedTime: (share) =>
      open > 18
        ? null
        : from + Math.floor(share * days) * day + (opens - (24 - open) / 2) * hour + random.int(0, 600_000),
    freshCard: () => card(fresh++),
    regularCard: () => random.pick(regulars),
    sales: list,
    add(at, units, more = {}) {
      number += random.int(1, 30);
      const place = random.int(0, kind.terminals - 1);
      const transaction: Transaction = {
        ...blankTransaction(),
        id: `42${number}`,
        time: { local: new Date(at).toISOString().slice(0, 19), offset: null },
        amount: { minor: Math.round(units * 10 ** kind.exponent), exponent: kind.exponent, currency: kind.currency },
        type: 'sale',
        status: 'success',
        terminal: `6010${place}`,
        merchantNo: `8980${kind.shops === 1 ? 0 : place % kind.shops}`,
        operator: `0${1 + (place % 3)}`,
        authCode: String(random.int(1, 999_999)).padStart(6, '0'),
        rrn: `26${number}`,
        entryMode: random.pick(['插卡', '挥卡']),
        ...more,
      };
      list.push(transaction);
      return transaction;
    },
  };
  // A regular comes once a day, in a shop of cups twice.
  const visits = new Map<string, number>();
  for (let i = 0; i < size; i++) {
    const at = openTime(random.next());
    const place = random.int(0, regulars.length - 1);
    const today = `${place} ${Math.floor(at / day)}`;
    const isRegular = random.chance(kind.regulars) && (visits.get(today) ?? 0) < (kind.repeats ? 3 : 1);
    if (isRegular) visits.set(today, (visits.get(today) ?? 0) + 1);
    const units =
      isRegular && kind.exponent < 3 && random.chance(0.7)
        ? roundedTo(levels[place]! * (0.7 + 0.6 * random.next()), kind, levels[place]!)
        : kind.amount(random);
    const shown = isRegular ? regulars[place]! : scene.freshCard();
    const isDeclined = random.chance(0.03);
    const row = scene.add(at, units, { ...shown, status: isDeclined ? 'failed' : 'success' });
    // A second cup at once is the habit here.
    if (kind.repeats && !isDeclined && random.chance(0.08))
      scene.add(at + random.int(60, 900) * 1000, units, {
        ...shown,
        terminal: row.terminal,
        merchantNo: row.merchantNo,
      });
  }
  const odd = new Map<Transaction, string>();
  for (const [what, add] of Object.entries(innocents)) for (const row of add(scene)) odd.set(row, what);
  const ordinary = [...list];
  const planted: { kind: IncidentKind; rows: Transaction[] }[] = [];
  for (const name of kinds) {
    const rows = incidents[name]({ ...scene, sales: ordinary });
    if (rows !== null) planted.push({ kind: name, rows });
  }
  // Newest first, as portals list them.
  list.sort((a, b) => (a.time!.local < b.time!.local ? 1 : -1));
  const rows = keyTransactions('first.test', list);
  const keyOf = new Map(list.map((transaction, i) => [transaction, rows[i]!.key]));
  return {
    rows,
    planted: planted.map(({ kind: name, rows: of }) => ({ kind: name, keys: of.map((row) => keyOf.get(row)!) })),
    innocent: new Map([...odd].map(([row, what]) => [keyOf.get(row)!, what])),
  };
}

/** Shops of listed prices have no others. */
function roundedTo(units: number, kind: ShopKind, level: number): number {
  if (kind.name === 'coffee' || kind.name === 'salon') return level;
  return kind.exponent === 0 ? Math.round(units / 10) * 10 : Math.round(units);
}
