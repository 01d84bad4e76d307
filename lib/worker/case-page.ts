// The part of the list of cases that a view draws: asked of indexes where nothing is searched for, so that it costs what is shown; else
// the worker goes through all cases. The view is sent what it shows.
import type { Payload, Reply } from '@/lib/messaging/messages';
import type { CaseFilter } from '@/lib/model/case-summary';
import { type Clock, dueInstant } from '@/lib/response/clock';
import { inOrder, listFor, totalsByShop, totalsOf } from '@/lib/response/summary';
import { type Folding, listCases, type PartFound, partOfCases } from '@/lib/storage/case-list';
import type { Database } from '@/lib/storage/database';
import { foldingOf } from './case-desk';
import type { Desk } from './desk';
import { clockAt } from './wall-clock';

type Question = Payload<'case.page'>;

/** Answers `case.page`. */
export async function casePage(desk: Desk, question: Question): Promise<Reply<'case.page'>> {
  const db = await desk.database();
  const clock = clockAt(desk.now());
  const folding = await foldingOf(db, clock);
  const part = question.words.trim() === '' ? await partFor(db, folding, question, clock) : null;
  return part ?? wholeFor(db, folding, question, clock);
}

async function wholeFor(
  db: Database,
  folding: Folding,
  { filter, shop, words, limit }: Question,
  clock: Clock,
): Promise<Reply<'case.page'>> {
  const cases = await listCases(db, folding);
  const own = shop === '' ? cases : cases.filter((one) => one.shop === shop);
  const found = listFor(own, filter, words, clock);
  return {
    rows: found.slice(0, limit),
    found: found.length,
    totals: totalsOf(own, clock),
    shops: totalsByShop(cases, clock),
  };
}

async function partFor(
  db: Database,
  folding: Folding,
  { filter, shop, limit }: Question,
  clock: Clock,
): Promise<PartFound | null> {
  const now = Date.parse(clock.instant);
  const endOfDay = dueInstant({ on: clock.local.slice(0, 10) }, clock);
  const which = {
    open: 'open',
    closed: 'closed',
    all: 'all',
    overdue: { dueUntil: now },
    // A case with something overdue may have something due today as well: these are looked at one by one.
    today: { dueUntil: endOfDay },
  } as const satisfies Record<CaseFilter, unknown>;
  const isToday = filter === 'today';
  const asked = { shop, which: which[filter], limit: isToday ? null : limit, now, endOfDay };
  const part = await partOfCases(db, folding, asked);
  if (part === null) return null;
  const found = isToday ? listFor(part.rows, filter, '', clock) : part.rows;
  return {
    ...part,
    rows: found.slice(0, limit),
    found: isToday ? found.length : part.found,
    shops: inOrder(part.shops),
  };
}
