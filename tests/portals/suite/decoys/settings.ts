// en: settings with their values and defaults.
import type { Decoy } from '../suite-page';
import { drawTable } from '../table';

export const decoy: Decoy = {
  language: 'en',
  library: 'native table',
  mount: (root) =>
    drawTable(
      root,
      ['Setting', 'Value', 'Default value', 'Last modified'],
      Array.from({ length: 25 }, (_, i) => [
        `option.${i}`,
        i % 2 === 0 ? 'On' : `${i * 10}.00`,
        'Off',
        `2026-03-${String(1 + (i % 28)).padStart(2, '0')}`,
      ]),
    ),
};
