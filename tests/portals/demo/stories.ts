// The trouble that is planted among the chain's ordinary business: the three stories C1, C2 and C3, and one of each other kind that
// the product must find. Each tells which of its rows give it away, and whether only the till's silence does.
import { type Book, day, wall } from './book';
import { binhe, night, operatorOnShift, renmin, type Store } from './chain';
import { sameParty } from './ordinary-days';
import type { PortalRecord } from './records';

/** Plants all of it, counted back from the book's last day. */
export function plantStories(book: Book): void {
  const ordinary = [...book.records];
  const at = (daysAgo: number, clock: string) => `${wall(book.lastDay - daysAgo * day).slice(0, 11)}${clock}`;
  const charge = (store: Store, terminal: number, time: string, amount: number, more: Partial<PortalRecord> = {}) => {
    const no = store.terminals[terminal]!;
    const dayNo = Math.round((Date.parse(`${time.slice(0, 10)}T00:00:00Z`) - book.firstDay) / day);
    const minuteOfDay = Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16));
    const operator = operatorOnShift(store, no, dayNo, minuteOfDay);
    return book.add({ store, terminal: no, time, amount, operator, ...book.newCard(), ...more });
  };

  // C3: a restaurant, 10,000 yuan in the small hours, no voucher.
  book.plant('C3-night-charge', [charge(renmin, 1, at(0, '03:12:41'), 1_000_000, { entry: 'keyed' })]);

  // C1: found when the records were checked: far above what anyone spends there, a card never seen.
  book.plant('C1-unauthorised', [charge(binhe, 0, at(3, '15:47:09'), 1_866_000, { entry: 'swipe' })]);

  // C2: the set meal for 298.00 keyed as 2,980.00, confirm pressed; the refund comes after the provider was called.
  const slip = charge(renmin, 0, at(1, '19:26:18'), 298_000);
  book.addTill(slip, { due: 29_800, received: 29_800 });
  book.plant('C2-mis-keyed', [slip]);
  book.add({ ...sameParty(slip), time: at(-1, '11:04:37'), amount: -298_000, type: 'refund', original: slip });

  // Charged twice within a minute: one order, one voucher.
  const first = charge(binhe, 1, at(2, '12:41:07'), 46_700);
  book.addTill(first);
  const second = book.add({
    ...sameParty(first),
    time: at(2, '12:41:49'),
    amount: 46_700,
    orderId: first.orderId,
    type: 'sale',
  });
  book.plant('double-charge', [second, first]);

  // 268.00 keyed as 26,800.00, voided and keyed again.
  const wrong = charge(renmin, 2, at(5, '20:08:30'), 2_680_000);
  const party = sameParty(wrong);
  const undone = book.add({ ...party, time: at(5, '20:10:02'), amount: -2_680_000, type: 'void', original: wrong });
  const right = book.add({ ...party, time: at(5, '20:11:15'), amount: 26_800 });
  book.addTill(right);
  book.plant('digit-slip', [wrong, undone, right]);

  // Card testing: ten cards in five minutes, small amounts, mostly declined.
  const amounts = [100, 100, 200, 100, 500, 100, 100, 200, 100, 100];
  const tests = amounts.map((amount, i) => {
    const isDeclined = i !== 4 && i !== 8;
    const time = at(4, `23:5${Math.floor(i / 2)}:${i % 2 === 0 ? '08' : '41'}`);
    const declined: Partial<PortalRecord> = isDeclined ? { status: 'failed', authCode: null, fee: 0 } : {};
    return charge(night, 1, time, amount, { entry: 'keyed', ...declined });
  });
  book.plant('card-testing', tests);

  // A refund to a card that never bought anything.
  book.plant('refund-without-sale', [
    charge(binhe, 2, at(2, '21:36:55'), -320_000, { type: 'refund', entry: 'keyed' }),
  ]);

  // A chargeback and a retrieval request on ordinary old sales.
  const old = (store: Store) =>
    book.random.pick(
      ordinary.filter(
        (record) =>
          record.store === store &&
          record.type === 'sale' &&
          record.pan !== null &&
          record.amount > 9_000 &&
          record.amount < 40_000 &&
          record.time < at(20, '') &&
          !ordinary.some((other) => other.type !== 'sale' && other.pan === record.pan),
      ),
    );
  const disputed = old(renmin);
  disputed.status = 'disputed';
  const dispute = { status: 'disputed' as const, fee: 0 };
  book.plant('dispute', [
    book.add({
      ...sameParty(disputed),
      ...dispute,
      time: at(1, '09:15:00'),
      amount: -disputed.amount,
      type: 'chargeback',
      original: disputed,
    }),
  ]);
  const asked = old(binhe);
  book.plant('retrieval', [
    book.add({
      ...sameParty(asked),
      ...dispute,
      time: at(1, '09:20:00'),
      amount: asked.amount,
      type: 'retrieval',
      original: asked,
    }),
  ]);

  // Two charges as ordinary as can be; only the till does not know them.
  for (const [daysAgo, clock, amount, store] of [
    [1, '13:22:40', 28_600, binhe],
    [3, '18:54:12', 35_900, renmin],
  ] as const)
    book.plant('no-voucher', [charge(store, 0, at(daysAgo, clock), amount, { entry: 'contactless' })], true);
}
