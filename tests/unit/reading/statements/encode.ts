// Text in the older encodings that exports still use; Node decodes them but does not write them, so the tables are turned round.

const tables = new Map<string, Map<string, number[]>>();

function tableOf(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  for (let a = 0; a < 256; a++) {
    const one = decoder.decode(Uint8Array.of(a));
    if (one.length === 1 && one !== '\ufffd') table.set(one, [a]);
  }
  for (let a = 0x81; a < 0xff; a++) {
    for (let b = 0x40; b < 0xff; b++) {
      const two = decoder.decode(Uint8Array.of(a, b));
      if (two.length === 1 && two !== '\ufffd' && !table.has(two)) table.set(two, [a, b]);
    }
  }
  tables.set(encoding, table);
  return table;
}

/** The bytes of a text; throws where the encoding has no such character. */
export function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8-bom') return new TextEncoder().encode(`\ufeff${text}`);
  if (encoding.startsWith('utf-16')) {
    const isLittle = encoding.includes('le');
    const marked = encoding.endsWith('-bom') ? `\ufeff${text}` : text;
    const view = new DataView(new ArrayBuffer(marked.length * 2));
    for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), isLittle);
    return new Uint8Array(view.buffer);
  }
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const char of text) {
    const found = table.get(char);
    if (!found) throw new RangeError(`${encoding} has no ${char}`);
    bytes.push(...found);
  }
  return Uint8Array.from(bytes);
}
