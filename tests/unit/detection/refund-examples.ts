// Rows on which rules speak and rows on which they must keep still, written from the rules' headers: refunds, voids and disputes.
import {
  card,
  clock,
  type Examples,
  keyed,
  last,
  mine,
  minutes,
  other,
  refund,
  refunds,
  row,
  usual,
  usualRows,
  voids,
} from './example-shop';

export const refundExamples: Examples = {
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
      {
        what: 'too much keyed, the difference to another card',
        rows: [
          row('s', 1, '12:00', 80_000, { ...mine, ...keyed }),
          row('x', 1, '12:06', -60_000, { ...other, ...refund }),
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
      {
        what: 'a refund to a card that bought for as much, after another guest’s keyed sale',
        rows: [
          row('b', 0, '12:00', 70_000, other),
          row('s', 1, '12:00', 80_000, { ...mine, ...keyed }),
          row('x', 1, '12:06', -60_000, { ...other, ...refund }),
        ],
      },
      {
        what: 'a small refund after a keyed sale',
        rows: [
          row('s', 1, '12:00', 80_000, { ...mine, ...keyed }),
          row('x', 1, '12:06', -6000, { ...other, ...refund }),
        ],
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
      {
        what: 'the last of eight to cards that bought nothing, all on two days',
        rows: [
          ...usual,
          ...minutes(7, (i) => row(`s${i}`, last - (i % 2), clock(11, i), -9000, { ...card(7100 + i), ...refund })),
          row('x', last, '12:00', -9000, { ...mine, ...refund }),
        ],
        severity: 'medium',
        class: 'suspected-fraud',
      },
      {
        what: 'one like many on other days',
        rows: [
          ...usual,
          ...minutes(7, (i) => row(`s${i}`, last - 3 * i - 1, '12:00', -9000, { ...card(7100 + i), ...refund })),
          row('x', last, '12:00', -9000, { ...mine, ...refund }),
        ],
        severity: 'low',
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
};
