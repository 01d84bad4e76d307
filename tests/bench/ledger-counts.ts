// What is kept beside the ledger (counts of what is usual, days, cards' rows in brief) for rows that a bench puts straight into the store,
// as the worker would have kept it row by row over the years.
import { type BriefRow, briefOf } from '@/lib/model/brief-row';
import { countInDay, type DayCount, dayOf, emptyDay } from '@/lib/model/day-count';
import { knownRow } from '@/lib/model/known-row';
import { countRow, emptyTally, type Tally, type TallyKind, talliesOf } from '@/lib/model/tally';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { storedCard } from '@/lib/storage/card-rows';
import { storedDay } from '@/lib/storage/day-counts';
import { storedTally } from '@/lib/storage/tallies';

/** Counts rows that have a card and a time, each once. */
export class LedgerCounts {
  private readonly tallies = new Map<string, { place: [string, string, TallyKind, string]; tally: Tally }>();
  private readonly cards = new Map<string, BriefRow[]>();
  private readonly days = new Map<string, { shop: string; count: DayCount }>();

  constructor(private readonly portal: string) {}

  /** @param isCodeMet another row has its terminal and approval code */
  add(keyed: KeyedTransaction, isCodeMet: boolean): void {
    const row = knownRow(keyed);
    for (const { kind, name } of talliesOf(row)) {
      const counter = `${row.shop}\n${kind}\n${name}`;
      const counted = this.tallies.get(counter) ?? { place: [this.portal, row.shop, kind, name], tally: emptyTally() };
      this.tallies.set(counter, counted);
      countRow(counted.tally, row, kind, 1);
    }
    const place = `${row.shop}\n${dayOf(row.at!)}`;
    const day = this.days.get(place) ?? { shop: row.shop, count: emptyDay(dayOf(row.at!)) };
    this.days.set(place, day);
    countInDay(day.count, row, 1);
    const brief = briefOf(keyed, { isAside: false, isChanged: false, isCodeMet });
    const ofCard = this.cards.get(row.card!);
    if (ofCard) ofCard.push(brief);
    else this.cards.set(row.card!, [brief]);
  }

  /** Records of the store `tallies`. */
  storedTallies(): unknown[] {
    const counts = [...this.tallies.values()].map(({ place, tally }) => storedTally(place, tally));
    return [...counts, ...[...this.days.values()].flatMap(({ shop, count }) => storedDay(this.portal, shop, count))];
  }

  /** Records of the store `cards`. */
  storedCards(): unknown[] {
    return [...this.cards].map(([card, rows]) => storedCard(this.portal, card, rows));
  }
}
