// Portals that hand out an HTML table under the name .xls: its rows and cells as text, without a document.

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  yen: '¥',
  euro: '€',
  pound: '£',
};

/** Every table of an HTML text as records of cell texts; tables within tables are read as rows of their own. */
export function readHtmlTables(html: string): string[][][] {
  const tables: string[][][] = [];
  for (const table of html.split(/<table\b/i).slice(1)) {
    const records: string[][] = [];
    for (const row of table
      .split(/<\/table/i)[0]!
      .split(/<tr\b/i)
      .slice(1)) {
      const cells = row.split(/<t[dh]\b/i).slice(1);
      records.push(
        cells.flatMap((cell) => {
          const end = cell.indexOf('>');
          const span = Math.min(
            100,
            Math.max(1, Number(/colspan\s*=\s*["']?(\d{1,3})/i.exec(cell.slice(0, Math.max(0, end)))?.[1] ?? '1')),
          );
          const text = plainText(cell.slice(end + 1).split(/<\/t[dhr]/i)[0]!);
          return [text, ...Array.from({ length: span - 1 }, () => '')];
        }),
      );
    }
    if (records.length > 0) tables.push(records);
  }
  return tables;
}

function plainText(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (all, name: string) => {
      if (name[0] !== '#') return entities[name.toLowerCase()] ?? all;
      const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    })
    .replace(/\s+/g, ' ')
    .trim();
}
