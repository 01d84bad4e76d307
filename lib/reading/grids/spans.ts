// Rows of native tables laid out on columns, with the cells that reach over several of them.

export interface LaidOutRow {
  row: HTMLTableRowElement;
  slots: (HTMLTableCellElement | null)[];
  /** most of the row is cells of the row above: it goes on with that one (the second article of one order) */
  isContinued: boolean;
}

interface Carried {
  left: number;
  at: number;
  cell: HTMLTableCellElement | null;
}

/**
 * Lays rows out on columns, one after the other: a cell that spans several columns stands in the first, the others are null;
 * one that spans several rows stands in each of them (a store's name beside its payments).
 */
export class RowLayout {
  #carried: Carried[] = [];

  /** True where a cell of an earlier row reaches into the next one. */
  get isCarrying(): boolean {
    return this.#carried.some(({ left }) => left > 0);
  }

  /** @param mayspan false where the row and the next have as many cells as the table has columns: nothing spans there */
  lay(row: HTMLTableRowElement, maySpan = true): LaidOutRow {
    const carried = this.#carried;
    const slots: (HTMLTableCellElement | null)[] = [];
    const next: Carried[] = [];
    for (const one of carried) if (one.left > 1) next.push({ ...one, left: one.left - 1 });
    let count = 0;
    for (let child = row.firstElementChild; child !== null; child = child.nextElementSibling) {
      if (child.localName !== 'td' && child.localName !== 'th') continue;
      const cell = child as HTMLTableCellElement;
      count++;
      if (carried.length > 0) this.#takeCarried(slots);
      const at = slots.length;
      slots.push(cell);
      if (!maySpan) continue;
      // Looked for as attributes first: the properties cost more, and most cells have neither.
      if (!cell.hasAttribute('colspan') && !cell.hasAttribute('rowspan')) continue;
      const width = Math.min(Math.max(cell.colSpan, 1), 100);
      for (let i = 1; i < width; i++) slots.push(null);
      const height = Math.min(cell.rowSpan, 1000);
      if (height > 1)
        for (let i = 0; i < width; i++) next.push({ left: height - 1, at: at + i, cell: i === 0 ? cell : null });
    }
    if (carried.length > 0) this.#takeCarried(slots);
    this.#carried = next;
    return { row, slots, isContinued: carried.length > count };
  }

  #takeCarried(slots: (HTMLTableCellElement | null)[]): void {
    for (;;) {
      const found = this.#carried.find(({ at }) => at === slots.length);
      if (!found) return;
      slots.push(found.cell);
    }
  }
}
