// fr: plans that customers pay for, with prices and the next day of renewal.
import type { Decoy } from '../suite-page';
import { drawTable } from '../table';

export const decoy: Decoy = {
  language: 'fr',
  library: 'native table',
  mount: (root) =>
    drawTable(
      root,
      ['Offre', 'Prix', 'Clients', 'Prochain renouvellement', 'Créé par'],
      Array.from({ length: 25 }, (_, i) => [
        `Offre ${i}`,
        `${i + 9},90 €`,
        String(i * 4),
        `2026-03-${String(1 + (i % 28)).padStart(2, '0')}`,
        'Admin',
      ]),
    ),
};
