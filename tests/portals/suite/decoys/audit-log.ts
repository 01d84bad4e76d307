// en: who did what and when, with addresses of machines.
import type { Decoy } from '../suite-page';
import { drawTable } from '../table';

export const decoy: Decoy = {
  language: 'en',
  library: 'native table',
  mount: (root) =>
    drawTable(
      root,
      ['Time', 'User', 'Action', 'IP address', 'Result'],
      Array.from({ length: 25 }, (_, i) => [
        `${`2026-03-${String(1 + (i % 28)).padStart(2, '0')}`} 10:${String(i + 10)}:00`,
        `user${i}`,
        i % 2 === 0 ? 'Login' : 'Export report',
        `10.0.0.${i}`,
        'Success',
      ]),
    ),
};
