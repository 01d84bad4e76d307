// de: rates of exchange, bought and sold.
import type { Decoy } from '../suite-page';
import { drawTable } from '../table';

export const decoy: Decoy = {
  language: 'de',
  library: 'native table',
  mount: (root) =>
    drawTable(
      root,
      ['Währung', 'Code', 'Ankauf', 'Verkauf', 'Mittelkurs', 'Stand'],
      Array.from({ length: 25 }, (_, i) => [
        `Währung ${i}`,
        ['USD', 'GBP', 'CHF', 'JPY'][i % 4]!,
        (1.01 + i / 100).toFixed(4).replace('.', ','),
        (1.04 + i / 100).toFixed(4).replace('.', ','),
        (1.02 + i / 100).toFixed(4).replace('.', ','),
        `2026-03-${String(1 + (i % 28)).padStart(2, '0')}`,
      ]),
    ),
};
