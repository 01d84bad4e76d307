// Rows on which rules speak and rows on which they must keep still, written from the rules' headers: the same again, and pre-authorisations.
import {
  before,
  card,
  clock,
  type Examples,
  failed,
  last,
  mine,
  minutes,
  other,
  preauth,
  row,
  usual,
} from './example-shop';

export const repeatExamples: Examples = {
  'duplicate-charge': {
    speaks: [
      {
        what: 'taken back and entered anew, in a list that names no types',
        rows: [
          row('a', 1, '12:00', 8800, { ...mine, type: null, status: null }),
          row('b', 1, '12:02', -8800, { ...mine, type: null, status: null }),
          row('x', 1, '12:03', 8800, { ...mine, type: null, status: null }),
        ],
        severity: 'low',
        class: 'mis-operation',
      },
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
};
