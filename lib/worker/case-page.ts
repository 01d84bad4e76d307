// The part of the list of cases that a view draws: the worker goes through them all, the view is sent what it shows.
import type { Payload, Reply } from '@/lib/messaging/messages';
import { listFor, totalsByShop, totalsOf } from '@/lib/response/summary';
import { listCases } from '@/lib/storage/case-list';
import { summariserOf } from './case-desk';
import type { Desk } from './desk';
import { clockAt } from './wall-clock';

/** Answers `case.page`. */
export async function casePage(
  desk: Desk,
  { filter, shop, words, limit }: Payload<'case.page'>,
): Promise<Reply<'case.page'>> {
  const db = await desk.database();
  const clock = clockAt(desk.now());
  const cases = await listCases(db, await summariserOf(db));
  const own = shop === '' ? cases : cases.filter((one) => one.shop === shop);
  const found = listFor(own, filter, words, clock);
  return {
    rows: found.slice(0, limit),
    found: found.length,
    totals: totalsOf(own, clock),
    shops: totalsByShop(cases, clock),
  };
}
