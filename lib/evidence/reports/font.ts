// Which characters a TrueType font can draw: read from its own `cmap` table (OpenType 1.9, formats 4 and 12), so that a glyph
// that is missing is known before it prints as an empty box.

/** Code points that the font maps to a glyph. Throws RangeError where it has no Unicode cmap. */
export function codePointsOf(font: Uint8Array<ArrayBuffer>): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOffset(view, 'cmap');
  const found = new Set<number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const record = cmap + 4 + i * 8;
    const platform = view.getUint16(record);
    if (platform !== 0 && platform !== 3) continue;
    const at = cmap + view.getUint32(record + 4);
    const format = view.getUint16(at);
    if (format === 4) readFormat4(view, at, found);
    else if (format === 12) readFormat12(view, at, found);
  }
  if (found.size === 0) throw new RangeError('the font has no Unicode cmap');
  return found;
}

function tableOffset(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)));
    if (name === tag) return view.getUint32(at + 8);
  }
  throw new RangeError(`the font has no table ${tag}`);
}

function readFormat4(view: DataView, at: number, found: Set<number>): void {
  const twice = view.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + twice + 2;
  const deltas = starts + twice;
  const offsets = deltas + twice;
  for (let i = 0; i < twice; i += 2) {
    const end = view.getUint16(ends + i);
    const offset = view.getUint16(offsets + i);
    for (let code = view.getUint16(starts + i); code <= end && code !== 0xffff; code++) {
      const glyph =
        offset === 0
          ? (code + view.getUint16(deltas + i)) & 0xffff
          : view.getUint16(offsets + i + offset + 2 * (code - view.getUint16(starts + i)));
      if (glyph !== 0) found.add(code);
    }
  }
}

function readFormat12(view: DataView, at: number, found: Set<number>): void {
  for (let i = 0; i < view.getUint32(at + 12); i++) {
    const group = at + 16 + i * 12;
    const end = view.getUint32(group + 4);
    for (let code = view.getUint32(group); code <= end; code++) found.add(code);
  }
}

/** Characters of the texts that the font cannot draw, each once, in the order of their code points. */
export function missingGlyphs(texts: readonly string[], drawable: ReadonlySet<number>): string[] {
  const missing = new Set<number>();
  for (const text of texts)
    for (const character of text) {
      const code = character.codePointAt(0)!;
      if (code > 0x1f && !drawable.has(code)) missing.add(code);
    }
  return [...missing].sort((a, b) => a - b).map((code) => String.fromCodePoint(code));
}
