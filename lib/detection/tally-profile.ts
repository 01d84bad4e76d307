// What is usual in a shop, from counts that were kept beside a large ledger.
import type { Tally } from '@/lib/model/tally';
import { steppedAmounts } from './amounts';
import type { ShopProfile } from './profile';
import { usualMinutes } from './usual-minutes';

const day = 86_400;

/** What is usual in a shop. @param counts how often the amounts in question (minor units) were paid */
export function profileOfTally(tally: Tally, counts: ReadonlyMap<number, number>): ShopProfile {
  const { sales, first, last, cardSales, repeats } = tally;
  return {
    sales,
    sizes: steppedAmounts(tally.sizes),
    days: first === null || last === null ? 0 : Math.floor(last / day) - Math.floor(first / day) + 1,
    since: first ?? Number.POSITIVE_INFINITY,
    minutes: usualMinutes(tally.minutes, sales),
    repeatShare: cardSales === 0 ? 0 : repeats / cardSales,
    counts,
  };
}
