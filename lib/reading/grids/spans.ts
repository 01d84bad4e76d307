// Rows of native tables laid out on columns, with the cells that reach over several of them.

export interface LaidOutRow {
  row: HTMLTableRowElement;
  slots: (HTMLTableCellElement | null)[];
  /** most of the row is cells of the row above: it goes on with that one (the second article of one order) */
  isContinued: boolean;
}

/**
 * Lays rows out on columns: a cell that spans several columns stands in the first, the others are null; one that spans several
 * rows stands in each of them where `repeats` says so (a store's name beside its payments).
 */
export function spanned(rows: readonly HTMLTableRowElement[], repeats: boolean): LaidOutRow[] {
  let carried: { left: number; at: number; cell: HTMLTableCellElement | null }[] = [];
  return rows.map((row) => {
    const { cells } = row;
    const count = cells.length;
    const slots: (HTMLTableCellElement | null)[] = [];
    const next: typeof carried = [];
    const takeCarried = () => {
      for (let found = carried.find(({ at }) => at === slots.length); found; ) {
        slots.push(repeats ? found.cell : null);
        found = carried.find(({ at }) => at === slots.length);
      }
    };
    for (const one of carried) if (one.left > 1) next.push({ ...one, left: one.left - 1 });
    for (let c = 0; c < count; c++) {
      const cell = cells[c]!;
      if (carried.length > 0) takeCarried();
      const at = slots.length;
      slots.push(cell);
      // Read as attributes: the properties cost more, and most cells have neither.
      if (!cell.hasAttribute('colspan') && !cell.hasAttribute('rowspan')) continue;
      const width = Math.min(Math.max(cell.colSpan, 1), 100);
      for (let i = 1; i < width; i++) slots.push(null);
      const height = Math.min(cell.rowSpan, 1000);
      if (height > 1)
        for (let i = 0; i < width; i++) next.push({ left: height - 1, at: at + i, cell: i === 0 ? cell : null });
    }
    if (carried.length > 0) takeCarried();
    const isContinued = carried.length > count;
    carried = next;
    return { row, slots, isContinued };
  });
}
