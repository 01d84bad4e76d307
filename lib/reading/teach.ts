// What the user taught about a site's tables, applied to a table that stands on the page now: known again by its headings, so that
// it holds after a re-deploy, a moved or a new column. Pure; pointing at columns is lib/frame's, keeping it the worker's.
import type { Role } from '@/lib/model/column-role';
import type { TaughtColumn, TaughtSite, TaughtTable } from '@/lib/model/taught';
import { foldWord } from './values/fold';

/** Share of the headings that two versions of one table have in common at least. */
const leastAlike = 0.5;

/** What was taught of one column of a table on the page; null where nothing was. */
export type TaughtRoleOf = (heading: string, index: number) => Role | null;

/**
 * The roles taught for a table with these headings (innermost level, empty where a column has none); null where none of the
 * site's tables is like it. A heading that stands once is found wherever it moved to; of several alike, or of columns without a
 * heading, the place decides, and only while the table has as many columns as then.
 */
export function taughtRoles(site: TaughtSite | null, headings: readonly string[]): TaughtRoleOf | null {
  const table = site && likest(site.tables, headings);
  if (!table) return null;
  const isSameWidth = table.headings.length === headings.length;
  const countNow = counted(headings);
  const countThen = counted(table.headings);
  const byHeading = new Map<string, Role>();
  const byPlace = new Map<number, TaughtColumn>();
  for (const column of table.columns) {
    const key = foldWord(column.heading);
    if (key !== '' && countThen.get(key) === 1) byHeading.set(key, column.role);
    byPlace.set(column.index, column);
  }
  return (heading, index) => {
    const key = foldWord(heading);
    if (key !== '' && (countNow.get(key) ?? 0) <= 1) {
      const role = byHeading.get(key);
      if (role !== undefined) return role;
    }
    const there = byPlace.get(index);
    return isSameWidth && there && foldWord(there.heading) === key ? there.role : null;
  };
}

/** The site with a table taught anew: it takes the place of the one that it is a version of. No columns forget the table. */
export function rememberTable(site: TaughtSite | null, host: string, table: TaughtTable): TaughtSite {
  const tables = site?.tables ?? [];
  const old = likest(tables, table.headings);
  const kept = tables.filter((other) => other !== old);
  const now = old && table.columns.length > 0 ? withUnseen(table, old) : table;
  return {
    format: 'tillguard-columns',
    version: 1,
    host,
    tables: table.columns.length === 0 ? kept : [...kept, now].slice(-40),
  };
}

/** The site with what a file says of it: the file's tables take the place of those that they are versions of, others stay. */
export function rememberSite(site: TaughtSite | null, given: TaughtSite): TaughtSite {
  const tables = given.tables.filter(({ columns }) => columns.length > 0);
  return tables.reduce<TaughtSite>((known, table) => rememberTable(known, given.host, table), {
    ...given,
    tables: site?.tables ?? [],
  });
}

/** A table taught while some of its columns were out of sight, with what was said of those before. */
function withUnseen(table: TaughtTable, old: TaughtTable): TaughtTable {
  const shown = new Set(table.headings.map(foldWord));
  const given = new Set(table.columns.map(({ role }) => role));
  const unseen = old.columns.filter(
    ({ heading, role }) => heading !== '' && !shown.has(foldWord(heading)) && (role === 'text' || !given.has(role)),
  );
  if (unseen.length === 0) return table;
  const headings = [...table.headings, ...new Set(unseen.map(({ heading }) => heading))].slice(0, 400);
  const columns = unseen.map((column) => ({ ...column, index: headings.indexOf(column.heading) }));
  return { headings, columns: [...table.columns, ...columns.filter(({ index }) => index >= 0)] };
}

function likest(tables: readonly TaughtTable[], headings: readonly string[]): TaughtTable | null {
  let best: TaughtTable | null = null;
  let bestScore = leastAlike;
  for (const table of tables) {
    const score = likeness(table.headings, headings);
    if (score >= bestScore) {
      best = table;
      bestScore = score;
    }
  }
  return best;
}

/** Shared headings of all headings; tables without any are alike where they are equally wide. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = new Set(a.map(foldWord).filter((word) => word !== ''));
  const right = new Set(b.map(foldWord).filter((word) => word !== ''));
  if (left.size === 0 && right.size === 0) return a.length === b.length ? 1 : 0;
  const shared = [...left].filter((word) => right.has(word)).length;
  const alike = shared / (left.size + right.size - shared);
  // Of a grid that draws only the columns in sight, one look may be a part of another.
  const isPart = shared >= 3 && shared === Math.min(left.size, right.size);
  return isPart ? Math.max(alike, leastAlike) : alike;
}

function counted(headings: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const heading of headings) counts.set(foldWord(heading), (counts.get(foldWord(heading)) ?? 0) + 1);
  return counts;
}
