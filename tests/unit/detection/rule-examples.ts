// For each rule rows on which it speaks and rows on which it must keep still, written from the rule's header: what a merchant sees,
// and the innocent causes. A meta-test holds that every rule has both.
import type { RowChange, VoucherState } from '@/lib/detection/history';
import type { Outcome, Severity } from '@/lib/model/finding';
import type { KeyedTransaction, Transaction } from '@/lib/model/transaction';
import { card, row, usualRows } from './example-shop';

export interface Example {
  what: string;
  rows: readonly KeyedTransaction[];
  /** key of the row in question; `x` where not said */
  key?: string;
  vouchers?: Record<string, VoucherState>;
  changes?: Record<string, RowChange>;
}

export interface Spoken extends Example {
  severity: Severity;
  class: Outcome;
}

const usual = usualRows();
const last = 69;
const mine = card(7001);
const other = card(7002);
const minutes = (count: number, make: (i: number) => KeyedTransaction) =>
  Array.from({ length: count }, (_, i) => make(i));
const clock = (hour: number, minute: number) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
const failed = { status: 'failed' as const };
const keyed = { entryMode: '手工输入' };
const refund = { type: 'refund' as const };
const preauth = { type: 'preauth' as const };
const before = (key: string, more: Partial<Transaction>): RowChange => ({
  before: [{ ...row(key, last, '12:00', 8800, mine).transaction, ...more }],
  missingSince: null,
});
/** Refunds spread over the last weeks, `x` the last of them. */
const refunds = (count: number) =>
  minutes(count, (i) =>
    row(i === count - 1 ? 'x' : `r${i}`, last - (count - 1 - i), '15:00', -5000, { ...card(i), ...refund }),
  );
const tries = (count: number, ok: (i: number) => boolean) =>
  minutes(count, (i) =>
    row(i === count - 1 ? 'x' : `t${i}`, last, clock(12 + Math.floor(i / 30), (i * 2) % 60), 9000, {
      ...card(7100 + i),
      status: ok(i) ? 'success' : 'failed',
    }),
  );
const voids = (count: number, operator: string) =>
  minutes(count, (i) =>
    row(i === count - 1 ? 'x' : `v${i}`, last - (count - 1 - i), '16:00', -6000, {
      ...card(i),
      type: 'void',
      operator,
    }),
  );

export const examples: Record<string, { speaks: Spoken[]; isStill: Example[] }> = {
  'amount-out-of-range': {
    speaks: [
      {
        what: '48,000 in a shop of 160',
        rows: [...usual, row('x', last, '12:00', 4_800_000, mine)],
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      { what: 'a usual amount', rows: [...usual, row('x', last, '12:00', 15_000, mine)] },
      {
        what: 'a large catering order, with earlier ones like it',
        rows: [
          ...usual,
          ...minutes(3, (i) => row(`b${i}`, 20 + 14 * i, '12:00', 420_000 + i * 10_000, card(7003 + i))),
          row('x', last, '12:00', 460_000, mine),
        ],
      },
      {
        what: 'a card that pays such amounts',
        rows: [...usual, row('b', 30, '12:00', 390_000, mine), row('x', last, '12:00', 400_000, mine)],
      },
      { what: 'no amount', rows: [...usual, row('x', last, '12:00', 0, { ...mine, amount: null })] },
      { what: 'too short a history', rows: [...usual.slice(0, 15), row('x', last, '12:00', 4_800_000, mine)] },
    ],
  },
  'capture-above-preauth': {
    speaks: [
      {
        what: '1,500 completed on 1,000',
        rows: [
          row('p', 1, '12:00', 100_000, { ...mine, ...preauth }),
          row('x', 3, '12:00', 150_000, { ...mine, type: 'capture', originalId: 'p' }),
        ],
        severity: 'medium',
        class: 'mis-operation',
      },
    ],
    isStill: [
      {
        what: 'the extras of a stay within the custom of 115 %',
        rows: [
          row('p', 1, '12:00', 100_000, { ...mine, ...preauth }),
          row('x', 3, '12:00', 114_000, { ...mine, type: 'capture', originalId: 'p' }),
        ],
      },
      {
        what: 'no column for the original',
        rows: [
          row('p', 1, '12:00', 100_000, { ...mine, ...preauth }),
          row('x', 3, '12:00', 150_000, { ...mine, type: 'capture' }),
        ],
      },
    ],
  },
  'card-testing': {
    speaks: [
      {
        what: 'six cards declined within minutes',
        rows: [
          ...usual,
          ...minutes(6, (i) => row(i === 0 ? 'x' : `t${i}`, last, clock(12, i), 100, { ...card(7100 + i), ...failed })),
        ],
        severity: 'high',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'one guest whose card is declined again and again',
        rows: [
          ...usual,
          ...minutes(6, (i) => row(i === 0 ? 'x' : `t${i}`, last, clock(12, i), 8000, { ...mine, ...failed })),
        ],
      },
      {
        what: 'a queue at a token price that goes through',
        rows: [...usual, ...minutes(6, (i) => row(i === 0 ? 'x' : `t${i}`, last, clock(12, i), 100, card(7100 + i)))],
      },
      {
        what: 'no column for the terminal',
        rows: minutes(6, (i) =>
          row(i === 0 ? 'x' : `t${i}`, last, clock(12, i), 100, { ...card(7100 + i), ...failed, terminal: null }),
        ),
      },
    ],
  },
  'card-velocity': {
    speaks: [
      {
        what: 'six payments of one card within an hour',
        rows: [
          ...usual,
          ...minutes(6, (i) => row(i === 5 ? 'x' : `p${i}`, last, clock(12, 9 * i), 8000 + 700 * i, mine)),
        ],
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'a card that came as often before',
        rows: [
          ...usual,
          ...minutes(6, (i) => row(`b${i}`, 40, clock(12, 9 * i), 8000 + 700 * i, mine)),
          ...minutes(6, (i) => row(i === 5 ? 'x' : `p${i}`, last, clock(12, 9 * i), 8000 + 700 * i, mine)),
        ],
      },
      {
        what: 'six cards',
        rows: [
          ...usual,
          ...minutes(6, (i) => row(i === 5 ? 'x' : `p${i}`, last, clock(12, 9 * i), 8000, card(7100 + i))),
        ],
      },
      {
        what: 'no column for the card',
        rows: minutes(6, (i) => row(i === 5 ? 'x' : `p${i}`, last, clock(12, 9 * i), 8000)),
      },
    ],
  },
  'digit-slip': {
    speaks: [
      {
        what: '880.00 where 88.00 is a price',
        rows: [
          ...usual,
          ...minutes(6, (i) => row(`p${i}`, 10 * i, '12:00', 8800, card(7100 + i))),
          row('x', last, '12:00', 88_000, mine),
        ],
        severity: 'medium',
        class: 'mis-operation',
      },
      {
        what: 'voided and entered again a tenth as large',
        rows: [
          ...usual,
          row('x', last, '12:00', 123_450, mine),
          row('v', last, '12:02', -123_450, { ...mine, type: 'void' }),
          row('a', last, '12:03', 12_345, mine),
        ],
        severity: 'medium',
        class: 'mis-operation',
      },
    ],
    isStill: [
      { what: 'a large amount of which no tenth is a price', rows: [...usual, row('x', last, '12:00', 88_130, mine)] },
      {
        what: 'an amount that came before',
        rows: [
          ...usual,
          ...minutes(6, (i) => row(`p${i}`, 10 * i, '12:00', 8800, card(7100 + i))),
          row('b', 30, '12:00', 88_000, other),
          row('x', last, '12:00', 88_000, mine),
        ],
      },
    ],
  },
  dispute: {
    speaks: [
      {
        what: 'a chargeback',
        rows: [row('x', 1, '12:00', -8800, { ...mine, type: 'chargeback' })],
        severity: 'high',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      { what: 'a sale', rows: [row('x', 1, '12:00', 8800, mine)] },
      { what: 'a payout', rows: [row('x', 1, '12:00', -880_000, { type: 'payout' })] },
      { what: 'a fee', rows: [row('x', 1, '12:00', -320, { type: 'fee' })] },
    ],
  },
  'duplicate-charge': {
    speaks: [
      {
        what: 'the same a minute later',
        rows: [...usual, row('b', last, '12:00', 8830, mine), row('x', last, '12:01', 8830, mine)],
        severity: 'medium',
        class: 'mis-operation',
      },
      {
        what: 'the same half an hour later',
        rows: [...usual, row('b', last, '12:00', 8830, mine), row('x', last, '12:30', 8830, mine)],
        severity: 'low',
        class: 'mis-operation',
      },
      {
        what: 'the same order twice',
        rows: [
          ...usual,
          row('b', last, '12:00', 8830, { ...mine, orderId: 'A1' }),
          row('x', last, '12:01', 8830, { ...mine, orderId: 'A1' }),
        ],
        severity: 'high',
        class: 'mis-operation',
      },
    ],
    isStill: [
      {
        what: 'a coffee machine, where cards buy twice',
        rows: [
          ...minutes(200, (i) =>
            row(`c${i}`, Math.floor(i / 8), clock(8 + (i % 8), Math.floor((i % 2) * 2)), 1500, card(Math.floor(i / 2))),
          ).map((keyedRow, i) =>
            i % 2 === 1
              ? row(keyedRow.key, Math.floor((i - 1) / 8), clock(8 + ((i - 1) % 8), 3), 1500, card(Math.floor(i / 2)))
              : keyedRow,
          ),
          row('b', last, '12:00', 1500, mine),
          row('x', last, '12:01', 1500, mine),
        ],
      },
      {
        what: 'a tip after the bill',
        rows: [...usual, row('b', last, '12:00', 8830, mine), row('x', last, '12:01', 1300, mine)],
      },
      {
        what: 'two cards',
        rows: [...usual, row('b', last, '12:00', 8830, mine), row('x', last, '12:01', 8830, other)],
      },
      {
        what: 'the second taken back',
        rows: [
          ...usual,
          row('b', last, '12:00', 8830, mine),
          row('x', last, '12:01', 8830, mine),
          row('v', last, '12:03', -8830, { ...mine, type: 'void', originalId: 'x' }),
        ],
      },
      {
        what: 'both on the till',
        rows: [...usual, row('b', last, '12:00', 8830, mine), row('x', last, '12:01', 8830, mine)],
        vouchers: { b: 'matched', x: 'matched' },
      },
      {
        what: 'a date without a clock',
        rows: minutes(2, (i) => ({
          ...row(i ? 'x' : 'b', last, '12:00', 8830, mine),
          transaction: {
            ...row('x', last, '12:00', 8830, mine).transaction,
            time: { local: '2026-03-01', offset: null },
          },
        })),
      },
    ],
  },
  'falling-tries': {
    speaks: [
      {
        what: '900 and 600 declined, 300 approved',
        rows: [
          row('a', 1, '12:00', 90_000, { ...mine, ...failed }),
          row('b', 1, '12:02', 60_000, { ...mine, ...failed }),
          row('x', 1, '12:04', 30_000, mine),
        ],
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'one decline',
        rows: [row('b', 1, '12:02', 60_000, { ...mine, ...failed }), row('x', 1, '12:04', 30_000, mine)],
      },
      {
        what: 'the same amount tried again',
        rows: [
          row('a', 1, '12:00', 30_000, { ...mine, ...failed }),
          row('b', 1, '12:02', 30_000, { ...mine, ...failed }),
          row('x', 1, '12:04', 30_000, mine),
        ],
      },
    ],
  },
  'keyed-entry': {
    speaks: [
      {
        what: 'typed in where cards are read',
        rows: [...usual, row('x', last, '12:00', 9000, { ...mine, ...keyed })],
        severity: 'low',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'a shop that takes orders by telephone',
        rows: [...usualRows((i) => (i % 4 === 0 ? keyed : {})), row('x', last, '12:00', 9000, { ...mine, ...keyed })],
      },
      {
        what: 'no column for the entry',
        rows: [...usualRows(() => ({ entryMode: null })), row('x', last, '12:00', 9000, { ...mine, entryMode: null })],
      },
    ],
  },
  'no-voucher': {
    speaks: [
      {
        what: 'not on the till',
        rows: [row('x', 1, '12:00', 8800, mine)],
        vouchers: { x: 'no-voucher' },
        severity: 'medium',
        class: 'suspected-fraud',
      },
      {
        what: 'another amount on the till',
        rows: [row('x', 1, '12:00', 8800, mine)],
        vouchers: { x: 'amount-differs' },
        severity: 'medium',
        class: 'mis-operation',
      },
    ],
    isStill: [
      { what: 'on the till', rows: [row('x', 1, '12:00', 8800, mine)], vouchers: { x: 'matched' } },
      { what: 'no till export', rows: [row('x', 1, '12:00', 8800, mine)] },
    ],
  },
  'odd-hour': {
    speaks: [
      {
        what: '03:12 in a shop of the day',
        rows: [...usual, row('x', last, '03:12', 9000, mine)],
        severity: 'low',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'a bar late, within its hours',
        rows: [
          ...usualRows().map((keyedRow, i) =>
            row(keyedRow.key, Math.floor(i / 8), clock((20 + (i % 8)) % 24, (i * 7) % 60), 9000, mine),
          ),
          row('x', last, '02:40', 9000, other),
        ],
      },
      {
        what: 'a date without a clock',
        rows: [
          ...usual,
          {
            key: 'x',
            transaction: {
              ...row('x', last, '12:00', 9000, mine).transaction,
              time: { local: '2026-03-15', offset: null },
            },
          },
        ],
      },
    ],
  },
  'refund-exceeds-sale': {
    speaks: [
      {
        what: '300 refunded on 200',
        rows: [
          row('s', 1, '12:00', 20_000, mine),
          row('x', 2, '12:00', -30_000, { ...mine, ...refund, originalId: 's' }),
        ],
        severity: 'medium',
        class: 'mis-operation',
      },
    ],
    isStill: [
      {
        what: 'a part of a known sale',
        rows: [
          row('s', 1, '12:00', 20_000, mine),
          row('x', 2, '12:00', -5000, { ...mine, ...refund, originalId: 's' }),
        ],
      },
      {
        what: 'the whole of it',
        rows: [
          row('s', 1, '12:00', 20_000, mine),
          row('x', 2, '12:00', -20_000, { ...mine, ...refund, originalId: 's' }),
        ],
      },
    ],
  },
  'refund-to-other-card': {
    speaks: [
      {
        what: 'a sale on one card, its refund on another',
        rows: [
          row('s', 1, '12:00', 20_000, mine),
          row('x', 2, '12:00', -20_000, { ...other, ...refund, originalId: 's' }),
        ],
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'the same card',
        rows: [
          row('s', 1, '12:00', 20_000, mine),
          row('x', 2, '12:00', -20_000, { ...mine, ...refund, originalId: 's' }),
        ],
      },
      {
        what: 'no card shown',
        rows: [row('s', 1, '12:00', 20_000, mine), row('x', 2, '12:00', -20_000, { ...refund, originalId: 's' })],
      },
    ],
  },
  'refund-without-sale': {
    speaks: [
      {
        what: 'a card that bought nothing',
        rows: [...usual, row('x', last, '12:00', -9000, { ...mine, ...refund })],
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'a part of a known sale',
        rows: [
          ...usual,
          row('s', last - 3, '12:00', 20_000, mine),
          row('x', last, '12:00', -9000, { ...mine, ...refund }),
        ],
      },
      {
        what: 'the portal names its sale',
        rows: [...usual, row('x', last, '12:00', -9000, { ...mine, ...refund, originalId: 'old' })],
      },
      {
        what: 'too short a history',
        rows: [row('s', 0, '12:00', 9000, other), row('x', 2, '12:00', -9000, { ...mine, ...refund })],
      },
    ],
  },
  'reused-auth-code': {
    speaks: [
      {
        what: 'one code on two charges',
        rows: [
          row('a', 1, '12:00', 9000, { ...other, authCode: '482913' }),
          row('x', 2, '12:00', 70_000, { ...mine, authCode: '482913' }),
        ],
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'a completion with the code of its pre-authorisation',
        rows: [
          row('a', 1, '12:00', 9000, { ...mine, ...preauth, authCode: '482913' }),
          row('x', 2, '12:00', 9000, { ...mine, type: 'capture', authCode: '482913' }),
        ],
      },
      {
        what: 'two codes',
        rows: [
          row('a', 1, '12:00', 9000, { ...other, authCode: '482913' }),
          row('x', 2, '12:00', 70_000, { ...mine, authCode: '482914' }),
        ],
      },
    ],
  },
  'sale-as-refund': {
    speaks: [
      {
        what: 'a refund, and the sale five minutes later',
        rows: [row('x', 1, '12:00', -9000, { ...mine, ...refund }), row('s', 1, '12:05', 9000, mine)],
        severity: 'medium',
        class: 'mis-operation',
      },
    ],
    isStill: [
      {
        what: 'goods changed for others',
        rows: [
          row('b', 0, '12:00', 9000, mine),
          row('x', 1, '12:00', -9000, { ...mine, ...refund }),
          row('s', 1, '12:05', 9000, mine),
        ],
      },
      {
        what: 'a sale of another amount',
        rows: [row('x', 1, '12:00', -9000, { ...mine, ...refund }), row('s', 1, '12:05', 7000, mine)],
      },
    ],
  },
  'similar-payments': {
    speaks: [
      {
        what: 'three times the same in a day',
        rows: [...usual, ...minutes(3, (i) => row(i === 2 ? 'x' : `s${i}`, last, clock(11 + 3 * i, 0), 8830, mine))],
        severity: 'medium',
        class: 'mis-operation',
      },
    ],
    isStill: [
      {
        what: 'twice',
        rows: [...usual, ...minutes(2, (i) => row(i === 1 ? 'x' : `s${i}`, last, clock(11 + 3 * i, 0), 8830, mine))],
      },
      {
        what: 'three days',
        rows: [...usual, ...minutes(3, (i) => row(i === 2 ? 'x' : `s${i}`, last - 2 + i, '12:00', 8830, mine))],
      },
    ],
  },
  'split-payment': {
    speaks: [
      {
        what: 'three times 150 within minutes',
        rows: [
          ...usual,
          ...minutes(3, (i) => row(i === 2 ? 'x' : `s${i}`, last, clock(12, 3 * i), 15_000 + i * 110, mine)),
        ],
        severity: 'low',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'three small ones',
        rows: [
          ...usual,
          ...minutes(3, (i) => row(i === 2 ? 'x' : `s${i}`, last, clock(12, 3 * i), 4000 + i * 110, mine)),
        ],
      },
      {
        what: 'over an hour',
        rows: [
          ...usual,
          ...minutes(3, (i) => row(i === 2 ? 'x' : `s${i}`, last, clock(12, 20 * i), 15_000 + i * 110, mine)),
        ],
      },
    ],
  },
  'test-amount': {
    speaks: [
      { what: 'one cent', rows: [...usual, row('x', last, '12:00', 1, mine)], severity: 'low', class: 'mis-operation' },
    ],
    isStill: [
      {
        what: 'a shop of such prices',
        rows: [
          ...usualRows((i) => (i % 20 === 0 ? { amount: { minor: 50, exponent: 2, currency: 'CNY' } } : {})),
          row('x', last, '12:00', 50, mine),
        ],
      },
      { what: 'a usual amount', rows: [...usual, row('x', last, '12:00', 6000, mine)] },
    ],
  },
  'unknown-terminal': {
    speaks: [
      {
        what: 'a refund from a terminal never seen',
        rows: [...usual, row('x', last, '12:00', -9000, { ...mine, ...refund, terminal: 'T9' })],
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'a sale on a new terminal with the card read',
        rows: [...usual, row('x', last, '12:00', 9000, { ...mine, terminal: 'T9' })],
      },
      { what: 'a known terminal', rows: [...usual, row('x', last, '12:00', -9000, { ...mine, ...refund })] },
      {
        what: 'no column for the terminal',
        rows: [...usual, row('x', last, '12:00', -9000, { ...mine, ...refund, terminal: null })],
      },
    ],
  },
  'typed-twice': {
    speaks: [
      {
        what: '5,705.70 for 57.05',
        rows: [...usual, row('x', last, '12:00', 570_570, mine)],
        severity: 'low',
        class: 'mis-operation',
      },
      {
        what: 'a key held down',
        rows: [...usual, row('x', last, '12:00', 57_777, mine)],
        severity: 'low',
        class: 'mis-operation',
      },
    ],
    isStill: [
      { what: 'such an amount within the usual', rows: [...usual, row('x', last, '12:00', 7171, mine)] },
      { what: 'a round amount', rows: [...usual, row('x', last, '12:00', 500_000, mine)] },
    ],
  },
  'timeout-twin': {
    speaks: [
      {
        what: 'the first try still open',
        rows: [row('a', 1, '12:00', 9000, { ...mine, status: 'pending' }), row('x', 1, '12:02', 9000, mine)],
        severity: 'medium',
        class: 'mis-operation',
      },
      {
        what: 'the first try went through late',
        rows: [row('a', last, '12:00', 8800, mine), row('x', last, '12:02', 8800, mine)],
        changes: { a: before('a', { status: 'pending' }) },
        severity: 'medium',
        class: 'mis-operation',
      },
    ],
    isStill: [
      {
        what: 'the first try declined, as a second try usually follows',
        rows: [row('a', 1, '12:00', 9000, { ...mine, ...failed }), row('x', 1, '12:02', 9000, mine)],
      },
      {
        what: 'no column for the status',
        rows: [
          row('a', 1, '12:00', 9000, { ...mine, status: null }),
          row('x', 1, '12:02', 9000, { ...mine, status: null }),
        ],
      },
      {
        what: 'the first taken back',
        rows: [
          row('a', 1, '12:00', 9000, { ...mine, status: 'pending' }),
          row('x', 1, '12:02', 9000, mine),
          row('v', 1, '12:04', -9000, { ...mine, type: 'reversal', originalId: 'a' }),
        ],
      },
    ],
  },
  'open-preauth': {
    speaks: [
      {
        what: 'ten days without completion',
        rows: [row('x', 1, '12:00', 100_000, { ...mine, ...preauth }), row('z', 11, '12:00', 9000, other)],
        severity: 'low',
        class: 'mis-operation',
      },
    ],
    isStill: [
      {
        what: 'a stay of five days',
        rows: [row('x', 1, '12:00', 100_000, { ...mine, ...preauth }), row('z', 6, '12:00', 9000, other)],
      },
      {
        what: 'a hotel’s, completed at departure',
        rows: [
          row('x', 1, '12:00', 100_000, { ...mine, ...preauth }),
          row('c', 4, '12:00', 90_000, { ...mine, type: 'capture', originalId: 'x' }),
          row('z', 20, '12:00', 9000, other),
        ],
      },
      {
        what: 'taken back',
        rows: [
          row('x', 1, '12:00', 100_000, { ...mine, ...preauth }),
          row('c', 2, '12:00', -100_000, { ...mine, type: 'void', originalId: 'x' }),
          row('z', 20, '12:00', 9000, other),
        ],
      },
    ],
  },
  'forced-entry': {
    speaks: [
      {
        what: 'offline after a decline',
        rows: [
          row('a', 1, '12:00', 90_000, { ...mine, ...failed }),
          row('x', 1, '12:10', 90_000, { ...mine, entryMode: '脱机交易' }),
        ],
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      { what: 'offline without a decline', rows: [row('x', 1, '12:10', 90_000, { ...mine, entryMode: '脱机交易' })] },
      {
        what: 'the chip read after a decline',
        rows: [row('a', 1, '12:00', 90_000, { ...mine, ...failed }), row('x', 1, '12:10', 90_000, mine)],
      },
      {
        what: 'no column for the entry',
        rows: [
          row('a', 1, '12:00', 90_000, { ...mine, ...failed }),
          row('x', 1, '12:10', 90_000, { ...mine, entryMode: null }),
        ],
      },
    ],
  },
  'refund-share': {
    speaks: [
      {
        what: 'the thirteenth refund on 240 sales',
        rows: [...usual, ...refunds(13)],
        severity: 'low',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      { what: 'four refunds', rows: [...usual, ...refunds(4)] },
      { what: 'the one after the line was crossed', rows: [...usual, ...refunds(16)] },
    ],
  },
  'operator-refunds': {
    speaks: [
      {
        what: 'six voids of one of four operators',
        rows: [...usual, ...voids(6, '02')],
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      { what: 'three voids', rows: [...usual, ...voids(3, '02')] },
      {
        what: 'all take back as many',
        rows: [
          ...usualRows((i) =>
            i % 9 === 0 ? { type: 'void', amount: { minor: -5000, exponent: 2, currency: 'CNY' } } : {},
          ),
          ...voids(6, '02'),
        ],
      },
      {
        what: 'no column for the operator',
        rows: [
          ...usualRows(() => ({ operator: null })),
          ...voids(6, '02').map(({ key, transaction }) => ({ key, transaction: { ...transaction, operator: null } })),
        ],
      },
    ],
  },
  'bin-burst': {
    speaks: [
      {
        what: 'five cards of a series that is rare here',
        rows: [
          ...usual,
          ...minutes(5, (i) =>
            row(i === 4 ? 'x' : `t${i}`, last, clock(12, 4 * i), 9000, {
              cardMasked: `455561******${2000 + i}`,
              cardLast4: `${2000 + i}`,
            }),
          ),
        ],
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'a series that nearly all cards here have',
        rows: [
          ...usualRows((i) => ({ cardMasked: `455561******${1000 + (i % 230)}` })),
          ...minutes(5, (i) =>
            row(i === 4 ? 'x' : `t${i}`, last, clock(12, 4 * i), 9000, {
              cardMasked: `455561******${2000 + i}`,
              cardLast4: `${2000 + i}`,
            }),
          ),
        ],
      },
      {
        what: 'five banks',
        rows: [
          ...usual,
          ...minutes(5, (i) => row(i === 4 ? 'x' : `t${i}`, last, clock(12, 4 * i), 9000, card(7100 + i))),
        ],
      },
      {
        what: 'cards shown by their last four only',
        rows: minutes(5, (i) =>
          row(i === 4 ? 'x' : `t${i}`, last, clock(12, 4 * i), 9000, {
            cardMasked: `******${2000 + i}`,
            cardLast4: `${2000 + i}`,
          }),
        ),
      },
    ],
  },
  'stepped-amounts': {
    speaks: [
      {
        what: '4,999, 4,899, 4,799',
        rows: [
          ...usual,
          ...minutes(3, (i) => row(i === 2 ? 'x' : `s${i}`, last, clock(11 + i, 0), 499_900 - 10_000 * i, mine)),
        ],
        severity: 'low',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'no even steps',
        rows: [
          ...usual,
          ...minutes(3, (i) => row(i === 2 ? 'x' : `s${i}`, last, clock(11 + i, 0), 499_900 - 10_000 * i * i, mine)),
        ],
      },
      {
        what: 'a host’s rounds, each of a usual amount',
        rows: [
          ...usual,
          ...minutes(3, (i) => row(i === 2 ? 'x' : `s${i}`, last, clock(11 + i, 0), 5000 + 1000 * i, mine)),
        ],
      },
    ],
  },
  'approval-collapse': {
    speaks: [
      {
        what: '25 tries of which seven go through',
        rows: [...usual.filter((_, i) => i < 66 * 8), ...tries(25, (i) => i % 3 === 0 && i < 21)],
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      { what: 'a usual day with declines', rows: [...usual, ...tries(26, (i) => i % 3 !== 1)] },
      { what: 'a few tries', rows: tries(8, () => false) },
      {
        what: 'no column for the status',
        rows: tries(40, () => false).map(({ key, transaction }) => ({
          key,
          transaction: { ...transaction, status: null },
        })),
      },
    ],
  },
  'volume-jump': {
    speaks: [
      {
        what: 'ten times a usual Sunday',
        rows: [...usual, row('x', last, '21:30', 700_000, mine)],
        severity: 'low',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      { what: 'half as much again', rows: [...usual, row('x', last, '21:30', 30_000, mine)] },
      {
        what: 'a market every Sunday',
        rows: [
          ...usual,
          ...minutes(6, (i) => row(`m${i}`, last - 7 * (i + 1), '21:00', 650_000, card(7100 + i))),
          row('x', last, '21:30', 700_000, mine),
        ],
      },
      { what: 'a sale of that day with others after it', rows: [...usual, row('x', last, '10:30', 700_000, mine)] },
    ],
  },
  'dormant-terminal': {
    speaks: [
      {
        what: 'a terminal idle for 50 days',
        rows: [
          ...usual,
          row('b', 19, '12:00', 9000, { ...other, terminal: 'T5' }),
          row('x', last, '12:00', 9000, { ...mine, terminal: 'T5' }),
        ],
        severity: 'low',
        class: 'mis-operation',
      },
    ],
    isStill: [
      {
        what: 'a terminal of last week',
        rows: [
          ...usual,
          row('b', last - 7, '12:00', 9000, { ...other, terminal: 'T5' }),
          row('x', last, '12:00', 9000, { ...mine, terminal: 'T5' }),
        ],
      },
      {
        what: 'a shop closed for the season',
        rows: [...usual.filter((_, i) => i < 20 * 8), row('x', 68, '12:00', 9000, mine)],
      },
    ],
  },
  'changed-row': {
    speaks: [
      {
        what: 'another amount than before',
        rows: [row('x', last, '12:00', 8800, mine)],
        changes: { x: before('x', { amount: { minor: 880_000, exponent: 2, currency: 'CNY' } }) },
        severity: 'high',
        class: 'suspected-fraud',
      },
      {
        what: 'another card than before',
        rows: [row('x', last, '12:00', 8800, mine)],
        changes: { x: before('x', other) },
        severity: 'medium',
        class: 'suspected-fraud',
      },
      {
        what: 'no longer listed',
        rows: [row('x', last, '12:00', 8800, mine)],
        changes: { x: { before: [], missingSince: '2026-03-16T00:00:00Z' } },
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'pending, then through',
        rows: [row('x', last, '12:00', 8800, mine)],
        changes: { x: before('x', { status: 'pending' }) },
      },
      {
        what: 'a column that was hidden before',
        rows: [row('x', last, '12:00', 8800, mine)],
        changes: { x: before('x', { terminal: null, cardMasked: null }) },
      },
      {
        what: 'seconds that were hidden before',
        rows: [row('x', last, '12:00', 8800, mine)],
        changes: { x: before('x', { time: { local: '2026-03-15T12:00', offset: null } }) },
      },
      { what: 'nothing changed', rows: [row('x', last, '12:00', 8800, mine)] },
    ],
  },
};
