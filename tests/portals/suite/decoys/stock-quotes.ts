// en: prices of shares.
import type { Decoy } from '../suite-page';
import { drawTable } from '../table';

export const decoy: Decoy = {
  language: 'en',
  library: 'native table',
  mount: (root) =>
    drawTable(
      root,
      ['Symbol', 'Company', 'Last price', 'Change %', 'Volume', 'Time'],
      Array.from({ length: 25 }, (_, i) => [
        `AB${i}`,
        `Company ${i}`,
        `$${(20 + i * 3.17).toFixed(2)}`,
        `${(i % 7) - 3}.12%`,
        String(10_000 + i * 137),
        `2026-03-28 15:${String(i + 10)}:00`,
      ]),
    ),
};
