// Rows on which rules speak and rows on which they must keep still, written from the rules' headers: amounts, hours and what the till says.
import { card, clock, type Examples, last, mine, minutes, other, row, usual, usualRows } from './example-shop';

export const amountExamples: Examples = {
  'amount-out-of-range': {
    speaks: [
      {
        what: '48,000 in a shop of 160',
        rows: [...usual, row('x', last, '12:00', 4_800_000, mine)],
        severity: 'medium',
        class: 'suspected-fraud',
      },
      {
        what: 'one of two in a list so short that the other one is its top',
        rows: [
          ...usual.slice(0, 60),
          row('b', 30, '12:00', 4_866_000, card(7003)),
          row('x', last, '12:00', 1_530_000, mine),
        ],
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
  'odd-hour': {
    speaks: [
      {
        what: '03:12 in a shop of the day',
        rows: [...usual, row('x', last, '03:12', 9000, mine)],
        severity: 'low',
        class: 'suspected-fraud',
      },
      {
        what: '03:12 and one of the highest amounts',
        rows: [...usual, row('x', last, '03:12', 19_900, mine)],
        severity: 'medium',
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
  'test-amount': {
    speaks: [
      {
        what: 'one cent',
        rows: [...usual, row('x', last, '12:00', 1, mine)],
        severity: 'medium',
        class: 'mis-operation',
      },
      {
        what: 'one yuan where the lowest prices are a few',
        rows: [
          ...usualRows((i) => (i % 20 === 0 ? { amount: { minor: 500, exponent: 2, currency: 'CNY' } } : {})),
          row('x', last, '12:00', 100, mine),
        ],
        severity: 'low',
        class: 'mis-operation',
      },
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
  'split-payment': {
    speaks: [
      {
        what: 'three times 150 within minutes',
        rows: [
          ...usual,
          ...minutes(3, (i) => row(i === 2 ? 'x' : `s${i}`, last, clock(12, 3 * i), 15_000 + i * 110, mine)),
        ],
        severity: 'medium',
        class: 'suspected-fraud',
      },
      {
        what: 'three times 350 within minutes, where now and then 900 are paid at once',
        rows: [
          ...usual,
          ...minutes(20, (i) => row(`dear${i}`, 1 + i, clock(13, i), 90_000 + i * 110, card(7200 + i))),
          ...minutes(3, (i) => row(i === 2 ? 'x' : `s${i}`, last, clock(12, 3 * i), 35_000 + i * 110, mine)),
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
        what: 'where prices lie close together, three purchases as any',
        rows: [
          ...usual.map((one) => ({
            ...one,
            transaction: {
              ...one.transaction,
              amount: one.transaction.amount && {
                ...one.transaction.amount,
                minor: 3000 + (one.transaction.amount.minor % 7) * 130,
              },
            },
          })),
          ...minutes(3, (i) => row(i === 2 ? 'x' : `s${i}`, last, clock(12, 3 * i), 3500 + i * 130, mine)),
        ],
      },
      {
        what: 'where one guest in ten pays the same again at once',
        rows: [
          ...usual,
          ...usual
            .filter((_, i) => i % 10 === 0)
            .map(({ transaction }, i) => ({
              key: `again${i}`,
              transaction: {
                ...transaction,
                id: `again${i}`,
                time: { ...transaction.time!, local: `${transaction.time!.local.slice(0, -2)}30` },
              },
            })),
          ...minutes(3, (i) => row(i === 2 ? 'x' : `s${i}`, last, clock(12, 3 * i), 15_000, mine)),
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
};
