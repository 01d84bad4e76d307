// Matches the shop's till against the portal: which charge has a voucher, which has none, which differs, which came twice. Pure.
import type { KeyedTransaction, Transaction } from '@/lib/model/transaction';
import { assignCheapest, assignInSteps, type Edges } from './assign';
import { anyAmountEdges, clockDifference, References, sameAmountEdges } from './candidates';
import { coveredByPortal, coveredRows, isCash } from './coverage';
import { agree, commonScale, differ, type Entry, entryOf, shareReference } from './entry';
import { findGroups } from './groups';
import { alone, costOfDifference, differenceOf, unlikeness } from './likeness';
import type { Match, Reconciliation, Settlement } from './result';
import { totalsOf } from './totals';

export type { Reconciliation, Settlement } from './result';

/** Share of references that must be known to the portal before the till's own count as the portal's. */
const knownShare = 0.1;
/** Share of matched sales from which tips at the terminal are a habit of this shop. */
const tippingShare = 0.02;
/** Seconds between two charges of one card that may be one sale charged twice. */
const twiceWithin = 10 * 60;
/** Cost by which another choice may be dearer and still be as likely to a person. */
const asLikely = 120;

/**
 * Compares all at once: an optimal assignment of equal amounts, then of bills split over several charges (or paid together),
 * then of amounts that differ; what is left is a charge without voucher, a second charge, or a voucher without charge.
 */
export function reconcile(
  rows: readonly KeyedTransaction[],
  till: readonly Transaction[],
  settled: readonly Settlement[] = [],
): Reconciliation {
  const steps = reconcileInSteps(rows, till, settled);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps: yields the share done (0…1), so that a caller can show it, let others run in between, or stop. */
export function* reconcileInSteps(
  rows: readonly KeyedTransaction[],
  till: readonly Transaction[],
  settled: readonly Settlement[] = [],
): Generator<number, Reconciliation> {
  const covered = coveredRows(rows, till);
  const scale = commonScale(
    covered.map(({ transaction }) => transaction),
    till,
  );
  yield 0.05;
  const byHand = handled(covered, till, settled);
  const charges = covered.flatMap(({ key, transaction }, place) =>
    byHand.charges.has(key) ? [] : (entryOf(transaction, place, scale) ?? []),
  );
  const counted = new Map(till.flatMap((record, i) => (isCounted(record) ? [[i, record] as const] : [])));
  const records = ownClock(
    [...counted].flatMap(([i, record]) => (byHand.records.has(i) ? [] : (entryOf(record, i, scale) ?? []))),
    charges,
  );
  const matches: Match[] = [...byHand.matches];
  const keyOf = (entry: Entry) => covered[entry.index]!.key;
  const openRecords = new Set(records);
  const openCharges = new Set(charges);
  const settle = (of: Entry[], to: Entry[]) => {
    for (const record of of) openRecords.delete(record);
    for (const charge of to) openCharges.delete(charge);
    const [billed, charged] = [sumOf(of), sumOf(to)];
    matches.push({
      records: of.map(({ index }) => index),
      charges: to.map(keyOf),
      state: billed === charged ? 'matched' : 'amount-differs',
      difference: differenceOf(charged, billed),
      isByHand: false,
    });
  };
  yield 0.15;
  const edges = sameAmountEdges(records, charges, new References(charges));
  yield 0.4;
  const assigning = assignInSteps(edges, alone);
  let assigned = assigning.next();
  for (; !assigned.done; assigned = assigning.next()) yield 0.4 + 0.3 * assigned.value;
  const columnOf = assigned.value;
  columnOf.forEach((column, i) => {
    if (column >= 0) settle([records[i]!], [charges[column]!]);
  });
  yield 0.7;
  const [leftRecords, leftCharges] = [[...openRecords], [...openCharges]];
  for (const group of findGroups(leftRecords, leftCharges))
    settle(
      group.records.map((place) => leftRecords[place]!),
      group.charges.map((place) => leftCharges[place]!),
    );
  yield 0.8;
  for (const [record, charge] of matchDiffering([...openRecords], [...openCharges])) settle([record], [charge]);
  yield 0.9;
  const twice = findTwice(matches, covered, charges, openCharges, records, openRecords);
  for (const { match, charge, record } of twice) {
    match.state = 'matched-twice';
    if (charge) {
      match.charges.push(keyOf(charge));
      openCharges.delete(charge);
    }
    if (record) {
      match.records.push(record.index);
      openRecords.delete(record);
    }
  }
  // A record that nothing was found for counts only where the portal's rows reach it: else it was not seen, which is not short.
  const isReached = coveredByPortal(rows, till);
  const isOpen = withoutMatch(matches);
  for (const [index, record] of counted) if (isOpen(index) && !isReached(record)) counted.delete(index);
  const ambiguous = findAmbiguous(edges, columnOf, records, charges, openRecords, openCharges, keyOf);
  const vouchers = vouchersOf(covered, matches);
  yield 0.95;
  return {
    vouchers,
    matches,
    pairs: new Map(matches.flatMap((match) => match.records.map((index) => [index, match.charges[0]!] as const))),
    withoutCharge: [...new Set([...counted.keys()])].filter(withoutMatch(matches)).sort((a, b) => a - b),
    ambiguous,
    totals: totalsOf(covered, counted, matches, scale),
  };
}

function isCounted(record: Transaction): boolean {
  return record.amount !== null && record.time !== null && !isCash(record);
}

function withoutMatch(matches: readonly Match[]): (index: number) => boolean {
  const matched = new Set(matches.flatMap((match) => match.records));
  return (index) => !matched.has(index);
}

function sumOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { amount }) => sum + amount, 0);
}

/** What a person settled is out of the comparison; what no longer exists is left aside. */
function handled(covered: readonly KeyedTransaction[], till: readonly Transaction[], settled: readonly Settlement[]) {
  const known = new Map(covered.map(({ key, transaction }) => [key, transaction]));
  const result = { matches: [] as Match[], records: new Set<number>(), charges: new Set<string>() };
  for (const settlement of settled) {
    const records = settlement.records.filter(
      (index) => till[index] && isCounted(till[index]) && !result.records.has(index),
    );
    const charges = settlement.charges.filter((key) => known.has(key) && !result.charges.has(key));
    for (const index of records) result.records.add(index);
    for (const key of charges) result.charges.add(key);
    if (records.length === 0 || charges.length === 0) continue;
    const billed = decimalSum(records.map((index) => till[index]!));
    const charged = decimalSum(charges.map((key) => known.get(key)!));
    result.matches.push({
      records,
      charges,
      state: billed === charged ? 'matched' : 'amount-differs',
      difference: differenceOf(charged, billed),
      isByHand: true,
    });
  }
  return result;
}

function decimalSum(transactions: readonly Transaction[]): number {
  return transactions.reduce((sum, { amount }) => sum + (amount ? amount.minor * 10 ** (8 - amount.exponent) : 0), 0);
}

/** The till's records on the terminals' clock; references that the portal does not know are the till's own and name nothing. */
function ownClock(records: readonly Entry[], charges: readonly Entry[]): Entry[] {
  const references = new References(charges);
  const withReference = records.filter((record) => record.references.length > 0);
  const known = withReference.filter((record) => references.named(record).length > 0).length;
  const isShared = withReference.length > 0 && known / withReference.length >= knownShare;
  const withRrn = records.filter(({ rrn }) => rrn !== null);
  const rrns = new Set(charges.map(({ rrn }) => rrn));
  const isRrnShared = withRrn.filter(({ rrn }) => rrns.has(rrn)).length >= knownShare * withRrn.length;
  const byStore = new Map<string, Entry[]>();
  for (const record of records) {
    const store = record.store ?? '';
    const list = byStore.get(store);
    if (list) list.push(record);
    else byStore.set(store, [record]);
  }
  const behind = new Map(
    [...byStore].map(([store, own]) => [
      store,
      clockDifference(own, store === '' ? charges : charges.filter((charge) => !differ(charge.store, store))),
    ]),
  );
  return records.map((record) => ({
    ...record,
    at: record.hasClock ? record.at + behind.get(record.store ?? '')! : record.at,
    rrn: isRrnShared ? record.rrn : null,
    references: isShared ? record.references : [],
  }));
}

function matchDiffering(records: readonly Entry[], charges: readonly Entry[]): [Entry, Entry][] {
  const edges = anyAmountEdges(
    records,
    charges,
    new References(charges),
    (charge, record) => unlikeness(charge, record) + costOfDifference(charge, record),
  );
  return [...assignCheapest(edges, alone)].flatMap((column, i) =>
    column < 0 ? [] : [[records[i]!, charges[column]!] as [Entry, Entry]],
  );
}

interface Twice {
  match: Match;
  charge?: Entry;
  record?: Entry;
}

/** Charges that are a matched one over again (same card and amount, within minutes, or the same order), and records likewise. */
function findTwice(
  matches: readonly Match[],
  covered: readonly KeyedTransaction[],
  charges: readonly Entry[],
  openCharges: ReadonlySet<Entry>,
  records: readonly Entry[],
  openRecords: ReadonlySet<Entry>,
): Twice[] {
  const matchOfCharge = new Map(matches.flatMap((match) => match.charges.map((key) => [key, match] as const)));
  const matchOfRecord = new Map(matches.flatMap((match) => match.records.map((index) => [index, match] as const)));
  const found: Twice[] = [];
  const pairUp = (
    all: readonly Entry[],
    open: ReadonlySet<Entry>,
    matchOf: (entry: Entry) => Match | undefined,
    isAgain: (first: Entry, again: Entry) => boolean,
    add: (match: Match, again: Entry) => void,
  ) => {
    const byAmount = new Map<number, Entry[]>();
    for (const entry of all) {
      if (open.has(entry)) continue;
      const list = byAmount.get(entry.amount);
      if (list) list.push(entry);
      else byAmount.set(entry.amount, [entry]);
    }
    for (const again of open) {
      const firsts = (byAmount.get(again.amount) ?? []).filter((first) => isAgain(first, again));
      const nearest = firsts.sort((a, b) => Math.abs(a.at - again.at) - Math.abs(b.at - again.at))[0];
      const match = nearest && matchOf(nearest);
      if (match && match.state !== 'amount-differs' && match.charges.length + match.records.length === 2)
        add(match, again);
    }
  };
  pairUp(
    charges,
    openCharges,
    (entry) => matchOfCharge.get(covered[entry.index]!.key),
    (first, again) =>
      !differ(first.terminal, again.terminal) &&
      ((Math.abs(first.at - again.at) <= twiceWithin &&
        (agree(first.payer, again.payer) || agree(first.last4, again.last4))) ||
        (shareReference(first, again) && Math.abs(first.at - again.at) <= 86_400)),
    (match, charge) => found.push({ match, charge }),
  );
  pairUp(
    records,
    openRecords,
    (entry) => matchOfRecord.get(entry.index),
    (first, again) => shareReference(first, again) && Math.abs(first.at - again.at) <= 86_400,
    (match, record) => found.push({ match, record }),
  );
  // One more for each match; a third time stays a charge without voucher.
  const used = new Set<Match>();
  return found.filter(({ match }) => !used.has(match) && used.add(match));
}

/** Records whose charge could as well be another one that has none now: who is without a voucher is a person's to say. */
function findAmbiguous(
  edges: Edges,
  columnOf: Int32Array,
  records: readonly Entry[],
  charges: readonly Entry[],
  openRecords: ReadonlySet<Entry>,
  openCharges: ReadonlySet<Entry>,
  keyOf: (entry: Entry) => string,
): { records: number[]; charges: string[] }[] {
  const ambiguous: { records: number[]; charges: string[] }[] = [];
  const costs = new Map<number, { record: number; cost: number }[]>();
  for (let i = 0; i < edges.rows; i++) {
    const own = columnOf[i]!;
    const others: string[] = [];
    let paid = Number.NaN;
    for (let e = edges.start[i]!; e < edges.start[i + 1]!; e++) if (edges.column[e] === own) paid = edges.cost[e]!;
    for (let e = edges.start[i]!; e < edges.start[i + 1]!; e++) {
      const column = edges.column[e]!;
      if (own < 0 && openRecords.has(records[i]!)) {
        const list = costs.get(column);
        const entry = { record: i, cost: edges.cost[e]! };
        if (list) list.push(entry);
        else costs.set(column, [entry]);
      }
      if (own >= 0 && column !== own && openCharges.has(charges[column]!) && edges.cost[e]! - paid < asLikely)
        others.push(keyOf(charges[column]!));
    }
    if (others.length > 0) ambiguous.push({ records: [records[i]!.index], charges: [keyOf(charges[own]!), ...others] });
  }
  // A record without charge that competes for a charge that another record has.
  columnOf.forEach((column, i) => {
    if (column < 0 || !costs.has(column)) return;
    let paid = 0;
    for (let e = edges.start[i]!; e < edges.start[i + 1]!; e++) if (edges.column[e] === column) paid = edges.cost[e]!;
    const rivals = costs.get(column)!.filter(({ cost }) => cost - paid < asLikely);
    if (rivals.length > 0)
      ambiguous.push({
        records: [records[i]!.index, ...rivals.map(({ record }) => records[record]!.index)],
        charges: [keyOf(charges[column]!)],
      });
  });
  return ambiguous;
}

function vouchersOf(covered: readonly KeyedTransaction[], matches: readonly Match[]): Reconciliation['vouchers'] {
  const vouchers: Reconciliation['vouchers'] = new Map(covered.map(({ key }) => [key, 'no-voucher']));
  const tips = matches.filter(({ difference }) => difference === 'tip').length;
  const isTipping = tips >= tippingShare * matches.length && tips >= 5;
  for (const { charges, state, difference } of matches) {
    charges.forEach((key, i) => {
      if (state === 'matched-twice') vouchers.set(key, i === 0 ? 'matched' : 'matched-twice');
      else vouchers.set(key, difference === 'tip' && isTipping ? 'matched' : state);
    });
  }
  return vouchers;
}
