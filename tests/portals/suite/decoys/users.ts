// en: people who may sign in.
import type { Decoy } from '../suite-page';
import { drawTable } from '../table';

export const decoy: Decoy = {
  language: 'en',
  library: 'native table',
  mount: (root) =>
    drawTable(
      root,
      ['Name', 'E-mail', 'Role', 'Last login', 'Status'],
      Array.from({ length: 25 }, (_, i) => [
        `User ${i}`,
        `user${i}@example.com`,
        i % 3 === 0 ? 'Admin' : 'Cashier',
        `2026-03-${String(1 + (i % 28)).padStart(2, '0')}`,
        i % 4 === 0 ? 'Pending' : 'Active',
      ]),
    ),
};
