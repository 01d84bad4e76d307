// The shape that passes from grids (what stands where) to columns (what it means).

/** One cell's texts, kept apart: nothing here is glued from parts that a reader would see separately. */
export interface Cell {
  /** text as seen: hidden and screen-reader-only parts left out, white space folded, lines joined by one blank */
  visible: string;
  /** visible text split at line and child-block boundaries (`订单号…`, `交易号…` in one cell are two) */
  lines: readonly string[];
  /** complete text of the cell (textContent), for ids that the page shortens with an ellipsis */
  full: string;
  title: string | null;
  label: string | null;
  alt: string | null;
  /** `<time datetime>` */
  datetime: string | null;
  /** `data-*` values of the cell and its children, by name */
  data: Readonly<Record<string, string>>;
}

/** A cell from plain text, as statements have it. */
export function textCell(text: string): Cell {
  const visible = text.replace(/\s+/g, ' ').trim();
  return {
    visible,
    lines: visible === '' ? [] : [visible],
    full: text,
    title: null,
    label: null,
    alt: null,
    datetime: null,
    data: {},
  };
}

/** A table found on a page, before anyone knows what its columns mean. */
export interface Grid<Row> {
  /** heading texts of each leaf column, outermost first; empty array where a column has none */
  headings: readonly (readonly string[])[];
  rows: readonly { row: Row; cells: readonly (Cell | null)[] }[];
  /** rows of the whole list, where the page says it (pager text, aria-rowcount) */
  total: number | null;
}

/** What the page itself says that helps to read values: all optional evidence. */
export interface PageContext {
  /** BCP 47 tag of the page (`<html lang>`), empty if none */
  language: string;
  host: string;
  /** the reader's own clock, wall time `YYYY-MM-DDTHH:mm:ss`, for relative dates only */
  now: string;
  /** whole dates that the page shows beside its tables (the range asked for), `YYYY-MM-DD`; for days printed without a year */
  dates?: () => readonly string[];
  /** false: what each row said under each heading is not kept, for long statements that are only counted */
  isRawKept?: boolean;
}
