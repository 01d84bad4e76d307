// A plain table, for pages and decoys whose shape is not their point.

/** Draws headings and rows of texts. */
export function drawTable(root: HTMLElement, headings: readonly string[], rows: readonly (readonly string[])[]): void {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const heading of headings) head.append(Object.assign(document.createElement('th'), { textContent: heading }));
  const body = table.createTBody();
  for (const texts of rows) {
    const line = body.insertRow();
    for (const text of texts) line.insertCell().textContent = text;
  }
  root.append(table);
}
