// Rows on which rules speak and rows on which they must keep still, written from the rules' headers: cards, terminals and how a payment was entered.
import {
  card,
  clock,
  type Examples,
  failed,
  keyed,
  last,
  mine,
  minutes,
  other,
  preauth,
  row,
  usual,
  usualRows,
} from './example-shop';

export const cardExamples: Examples = {
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
  'card-out-of-range': {
    speaks: [
      {
        what: 'a regular of 45 yuan pays 2,400',
        rows: [
          ...usual,
          ...minutes(6, (i) => row(`r${i}`, 50 + i * 2, '12:00', 4500 + i * 60, mine)),
          row('x', last, '12:00', 240_000, mine),
        ],
        severity: 'medium',
        class: 'suspected-fraud',
      },
      {
        what: 'the amount comes first and the small ones after it',
        rows: [
          ...usual,
          row('x', 40, '12:00', 240_000, mine),
          ...minutes(6, (i) => row(`r${i}`, 50 + i * 2, '12:00', 4500 + i * 60, mine)),
        ],
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'three times as much',
        rows: [
          ...usual,
          ...minutes(6, (i) => row(`r${i}`, 50 + i * 2, '12:00', 4500 + i * 60, mine)),
          row('x', last, '12:00', 13_500, mine),
        ],
      },
      {
        what: 'a card that was here but once',
        rows: [...usual, row('r', 50, '12:00', 4500, mine), row('x', last, '12:00', 240_000, mine)],
      },
      {
        what: 'a card whose amounts vary as widely',
        rows: [
          ...usual,
          ...minutes(8, (i) => row(`r${i}`, 50 + i * 2, '12:00', i % 2 === 0 ? 4500 : 180_000, mine)),
          row('x', last, '12:00', 240_000, mine),
        ],
      },
      {
        what: 'no column for the card',
        rows: [...usualRows(() => ({ cardMasked: null, cardLast4: null })), row('x', last, '12:00', 240_000)],
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
      {
        what: 'typed in, and one of the highest amounts',
        rows: [...usual, row('x', last, '12:00', 19_900, { ...mine, ...keyed })],
        severity: 'medium',
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
  'fallback-entry': {
    speaks: [
      {
        what: 'two cards by the stripe in one afternoon',
        rows: [
          ...usual,
          row('a', last, '12:00', 9000, { ...other, entryMode: '降级刷卡' }),
          row('x', last, '15:00', 9000, { ...mine, entryMode: 'Fallback' }),
        ],
        severity: 'medium',
        class: 'suspected-fraud',
      },
    ],
    isStill: [
      {
        what: 'one worn chip, tried twice',
        rows: [
          ...usual,
          row('a', last, '12:00', 9000, { ...mine, entryMode: '降级刷卡' }),
          row('x', last, '12:02', 9000, { ...mine, entryMode: '降级刷卡' }),
        ],
      },
      {
        what: 'a terminal of which the reader is worn',
        rows: [
          ...usualRows((i) => (i % 6 === 1 ? { entryMode: '降级刷卡', terminal: 'T1' } : {})),
          row('a', last, '12:00', 9000, { ...other, entryMode: '降级刷卡' }),
          row('x', last, '15:00', 9000, { ...mine, entryMode: '降级刷卡' }),
        ],
      },
      {
        what: 'no column for the entry',
        rows: [...usualRows(() => ({ entryMode: null })), row('x', last, '12:00', 9000, { ...mine, entryMode: null })],
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
      {
        what: 'five cards of one bank that are no neighbours: a coach of its customers',
        rows: [
          ...usual,
          ...minutes(5, (i) =>
            row(i === 4 ? 'x' : `t${i}`, last, clock(12, 4 * i), 9000, {
              cardMasked: `455561******${1200 + 1733 * i}`,
              cardLast4: `${1200 + 1733 * i}`,
            }),
          ),
        ],
        severity: 'low',
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
};
