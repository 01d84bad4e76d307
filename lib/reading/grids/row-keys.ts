// What names a row or a column on several elements at once (data-row-key, row-id, aria-rowindex, col-id, data-field…): any
// attribute will do that tells the rows of one piece apart and comes again in another. No name is needed to know it.

const unfit = /^(?:class|style|role|tabindex|hidden|draggable|slot|part|align|valign|bgcolor|height|width)$|^on/;

/** Attribute that each of the elements has with a value of its own; those named in `lists` also share values between lists. */
export function sharedKey(lists: readonly (readonly Element[])[]): string | null {
  const [first] = lists;
  const sample = first?.[0];
  if (!first || !sample) return null;
  for (const { name } of sample.attributes) {
    if (unfit.test(name) || (/^aria-/.test(name) && !/index$/.test(name))) continue;
    const known = valuesOf(first, name);
    if (known === null) continue;
    const isShared = lists.slice(1).every((list) => {
      const others = valuesOf(list, name);
      if (others === null) return false;
      let common = 0;
      for (const value of others) if (known.has(value)) common++;
      return common >= Math.min(known.size, others.size) * 0.8;
    });
    if (isShared) return name;
  }
  return null;
}

function valuesOf(elements: readonly Element[], name: string): Set<string> | null {
  const values = new Set<string>();
  for (const element of elements) {
    const value = element.getAttribute(name);
    if (value === null || value === '' || values.has(value)) return null;
    values.add(value);
  }
  return values;
}

/** Attribute by which cells name their column as its header does. */
export function columnKey(headers: readonly Element[], cells: readonly Element[]): string | null {
  if (headers.length === 0 || cells.length === 0) return null;
  return sharedKey([headers, cells]);
}

/** How rows of one grid are named. */
export interface RowNames {
  of(row: Element): string;
  /** the name is a place in the list, which another row takes after sorting */
  isPlace: boolean;
}

/** Attributes made for one element rather than for what it shows, whatever they say. */
const fleeting = /^(?:comp-id|aria-(?!rowindex)|data-v-|jsaction|x-|v-|ng-)/;

/** What tells each row from the others and stays with it while the list is scrolled; null where nothing does. */
export function rowNameOf(rows: readonly Element[]): RowNames | null {
  const [sample] = rows;
  if (!sample) return null;
  const names = [...sample.attributes]
    .map(({ name }) => name)
    .filter((name) => !unfit.test(name) && !fleeting.test(name) && valuesOf(rows, name) !== null);
  const isPlace = (name: string) => /ind(?:ex|x)$|^data-known-size$/.test(name);
  const own = names.find((name) => !isPlace(name) && /(?:^|[-_])(?:row)?-?(?:id|key)(?:$|[-_])|rowid|uid/.test(name));
  const name = own ?? names.find((one) => one === 'aria-rowindex') ?? names.find(isPlace);
  return name === undefined
    ? null
    : { of: (row) => row.getAttribute(name) ?? '', isPlace: name !== own || /^(?:id)$/.test(name) };
}
