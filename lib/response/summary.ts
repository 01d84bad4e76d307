// A case in one line, and many cases in their list's head: overdue first, money at risk and recovered.
import type { CaseFilter, CaseSummary, CaseTotals, ShopTotals } from '@/lib/model/case-summary';
import { addMoney, type Money } from '@/lib/model/money';
import { nextAction, progress } from './checklist';
import { type Clock, dueInstant } from './clock';
import { amountAtStake, type CaseView, outcomeOf } from './fold';
import { countDue, dueState, remindersOf } from './reminders';

/** One line for a list. */
export function summarise(view: CaseView, steps = progress(view)): CaseSummary {
  const of = (field: 'store' | 'terminal') => [
    ...new Set(view.transactions.flatMap(({ transaction }) => transaction[field] ?? [])),
  ];
  const amount = amountAtStake(view);
  const outcome = outcomeOf(view);
  const isAtRisk = view.closed === null && outcome !== 'normal';
  return {
    caseId: view.caseId,
    openedAt: view.openedAt,
    outcome,
    isClosed: view.closed !== null,
    stepsDone: steps.done,
    stepsTotal: steps.total,
    amount,
    atRisk: amount && isAtRisk ? stillOut(amount, view.recovered) : null,
    recovered: view.recovered,
    reminders: remindersOf(view).map(({ id, due }) => ({ id, due })),
    nextStep: nextAction(view)?.id ?? null,
    awaitsClosing: view.closed === null && view.correction !== null && view.correction.isFull,
    portals: view.page ? [view.page.portal] : [],
    stores: of('store'),
    terminals: of('terminal'),
    lastAt: view.lastAt,
  };
}

/**
 * Cases for the list: those of a filter whose id, shop, place or portal holds the words, overdue first, then due today, then by
 * when they are next due, then the newest; closed ones last.
 */
export function listFor(cases: readonly CaseSummary[], filter: CaseFilter, words: string, clock: Clock): CaseSummary[] {
  const wanted = words.trim().toLowerCase();
  const due = new Map(cases.map((one) => [one, nextDue(one, clock)]));
  const dueOf = (one: CaseSummary) => due.get(one) ?? never;
  return cases
    .filter((one) => isOf(one, filter, clock))
    .filter((one) =>
      [one.caseId, one.shop ?? '', ...one.portals, ...one.stores, ...one.terminals].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
    )
    .sort(
      (a, b) =>
        Number(a.isClosed) - Number(b.isClosed) ||
        dueOf(a) - dueOf(b) ||
        (a.openedAt < b.openedAt ? 1 : a.openedAt > b.openedAt ? -1 : 0) ||
        // The order of keys in the store, which lists its part the same way.
        (a.caseId < b.caseId ? -1 : 1),
    );
}

function isOf(one: CaseSummary, filter: CaseFilter, clock: Clock): boolean {
  if (filter === 'all') return true;
  if (filter === 'closed') return one.isClosed;
  if (one.isClosed) return false;
  return filter === 'open' || one.reminders.some(({ due }) => dueState(due, clock) === filter);
}

// Far enough away to stand behind every deadline, near enough for arithmetic.
const never = 8.64e15;

/**
 * When the earliest of a case's reminders is due, UTC ms; beyond all dates where there is none. What is due on a day ends half a
 * millisecond before what is due at the next day's first instant: the one is due today, the other is not.
 */
export function nextDue({ reminders }: Pick<CaseSummary, 'reminders'>, clock: Clock): number {
  return reminders.reduce((least, { due }) => Math.min(least, dueInstant(due, clock) - ('on' in due ? 0.5 : 0)), never);
}

/** The head of the list of cases. */
export function totalsOf(cases: readonly CaseSummary[], clock: Clock): CaseTotals {
  const totals: CaseTotals = { open: 0, overdue: 0, today: 0, closed: 0, atRisk: [], recovered: [] };
  for (const one of cases) {
    for (const money of one.recovered) totals.recovered = addMoney(totals.recovered, money);
    if (one.isClosed) {
      totals.closed += 1;
      continue;
    }
    totals.open += 1;
    const due = countDue(one.reminders, clock);
    if (due.overdue > 0) totals.overdue += 1;
    else if (due.today > 0) totals.today += 1;
    if (one.atRisk) totals.atRisk = addMoney(totals.atRisk, one.atRisk);
  }
  return totals;
}

/** A chain's shops: those with something overdue first, then those with the most open cases. */
export function inOrder(shops: readonly ShopTotals[]): ShopTotals[] {
  return [...shops].sort((a, b) => b.overdue - a.overdue || b.open - a.open || (a.shop < b.shop ? -1 : 1));
}

/** The shops of a chain with the heads of their own lists, in their order. */
export function totalsByShop(cases: readonly CaseSummary[], clock: Clock): ShopTotals[] {
  const byShop = new Map<string, CaseSummary[]>();
  for (const one of cases) {
    if (one.shop === undefined) continue;
    const own = byShop.get(one.shop);
    if (own) own.push(one);
    else byShop.set(one.shop, [one]);
  }
  return inOrder([...byShop].map(([shop, own]) => ({ shop, ...totalsOf(own, clock) })));
}

/** What has not come back of an amount; null where all has. */
function stillOut(amount: Money, recovered: readonly Money[]): Money | null {
  const size = { ...amount, minor: Math.abs(amount.minor) };
  const back = recovered.find(({ currency }) => currency === amount.currency);
  if (!back) return size;
  const [left] = addMoney([size], { ...back, minor: -back.minor });
  return left && left.minor > 0 ? left : null;
}

/** What the toolbar button says of all cases: how many things are overdue, and due today. */
export function badgeOf(cases: readonly CaseSummary[], clock: Clock): { overdue: number; today: number } {
  const counts = cases.filter((one) => !one.isClosed).map((one) => countDue(one.reminders, clock));
  return {
    overdue: counts.reduce((sum, { overdue }) => sum + overdue, 0),
    today: counts.reduce((sum, { today }) => sum + today, 0),
  };
}
