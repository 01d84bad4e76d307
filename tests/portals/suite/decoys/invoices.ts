// en: what is owed and until when.
import type { Decoy } from '../suite-page';
import { drawTable } from '../table';

export const decoy: Decoy = {
  language: 'en',
  library: 'native table',
  mount: (root) =>
    drawTable(
      root,
      ['Invoice', 'Client', 'Issue date', 'Due date', 'Amount due', 'Status'],
      Array.from({ length: 20 }, (_, i) => [
        `INV-${100 + i}`,
        `Client ${i}`,
        `2026-03-${String(1 + i).padStart(2, '0')}`,
        `2026-04-${String(1 + i).padStart(2, '0')}`,
        `$${i + 1}00.00`,
        i % 3 === 0 ? 'Overdue' : 'Open',
      ]),
    ),
};
