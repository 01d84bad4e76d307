// Ways to change a page of the suite, as re-deploys, other languages and other merchants change a portal.
import { translated } from './headings';
import type { SuiteColumn, SuitePage } from './suite-page';

export const mutations = ['none', 'drop', 'rename', 'translate', 'reorder', 'many'] as const;
export type Mutation = (typeof mutations)[number];

/** Columns that no list of payments is without. */
const needed = new Set(['time', 'date', 'clock', 'amount', 'currency']);

/** A page's columns and number of rows under a mutation. Renamed classes are done to the drawn page (rename.ts). */
export function mutated(page: SuitePage, mutation: Mutation): { columns: readonly SuiteColumn[]; count: number } {
  const { columns, count } = page;
  switch (mutation) {
    case 'drop': {
      const droppable = columns.filter((column) => !needed.has(column.key));
      const gone = droppable[page.seed % droppable.length];
      return { columns: columns.filter((column) => column !== gone), count };
    }
    case 'translate':
      return { columns: columns.map((column) => ({ ...column, heading: translated(column, page) })), count };
    case 'reorder': {
      const turn = 1 + (page.seed % (columns.length - 1));
      return { columns: [...columns.slice(turn), ...columns.slice(0, turn)].reverse(), count };
    }
    case 'many':
      return { columns, count: page.most ?? 5000 };
    default:
      return { columns, count };
  }
}
