// Rows on which rules speak and rows on which they must keep still, written from the rules' headers: terminals, declines and rows that change.
import { before, type Examples, last, mine, other, refund, row, tries, usual } from './example-shop';

export const shopExamples: Examples = {
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
