// The text that a PDF holds, page by page, as far as a notice needs it: streams that are plain or deflated, fonts that say which
// characters their codes are. No layout, no forms, no signatures. After ISO 32000-1, sections 7.3, 7.5 and 9.4–9.10.

const mostPages = 20;
/** Most bytes that all streams together may unfold to. */
const mostBytes = 40_000_000;

/** The text of the first pages, a line per line of text; null where there is none that can be read. */
export async function readPdfText(bytes: Uint8Array): Promise<string | null> {
  const file = latin1(bytes);
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(file)) return null;
  const objects = new Objects(file);
  await objects.unfold();
  const pages: string[] = [];
  for (const page of objects.pages().slice(0, mostPages)) pages.push(await pageText(objects, page));
  const text = pages.join('\n').trim();
  return text === '' ? null : text;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** The file's objects by number: what stands before a stream, and the stream as it is stored. */
class Objects {
  private readonly heads = new Map<number, string>();
  private readonly streams = new Map<number, string>();
  private left = mostBytes;

  constructor(file: string) {
    const begin = /(?<!\d)(\d{1,8})\s+\d{1,5}\s+obj\b/g;
    for (let match = begin.exec(file); match; match = begin.exec(file)) {
      const from = match.index + match[0].length;
      const end = file.indexOf('endobj', from);
      const stream = /stream\r?\n/g;
      stream.lastIndex = from;
      const start = stream.exec(file);
      const number = Number(match[1]);
      // A later object of the same number is the newer one.
      if (start && (end < 0 || start.index < end)) {
        const head = file.slice(from, start.index);
        const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(head);
        const at = start.index + start[0].length;
        const stop = length ? at + Number(length[1]) : file.indexOf('endstream', at);
        this.heads.set(number, head);
        this.streams.set(number, file.slice(at, stop < 0 ? file.length : stop));
        begin.lastIndex = Math.max(stop, at);
      } else {
        this.heads.set(number, file.slice(from, end < 0 ? file.length : end));
        this.streams.delete(number);
        begin.lastIndex = end < 0 ? file.length : end;
      }
    }
  }

  /** Takes the objects out of the streams that hold several (section 7.5.7). */
  async unfold(): Promise<void> {
    for (const [number, head] of [...this.heads]) {
      if (!/\/Type\s*\/ObjStm\b/.test(head)) continue;
      const body = await this.stream(number);
      const first = Number(/\/First\s+(\d+)/.exec(head)?.[1] ?? Number.NaN);
      if (body === null || !Number.isFinite(first)) continue;
      const places = (body.slice(0, first).match(/\d+/g) ?? []).map(Number);
      for (let i = 0; i + 1 < places.length; i += 2) {
        const next = places[i + 3];
        this.heads.set(places[i]!, body.slice(first + places[i + 1]!, next === undefined ? body.length : first + next));
      }
    }
  }

  head(number: number): string {
    return this.heads.get(number) ?? '';
  }

  /** A stream's bytes, unfolded; null where it is stored in a way that is not read here. */
  async stream(number: number): Promise<string | null> {
    const stored = this.streams.get(number);
    if (stored === undefined) return null;
    const head = this.head(number);
    const filters = /\/Filter\s*(?:\[([^\]]*)\]|(\/\w+))/.exec(head);
    const names = (filters?.[1] ?? filters?.[2] ?? '').match(/\/\w+/g) ?? [];
    if (names.length === 0) return stored;
    if (names.length > 1 || !/^\/(?:FlateDecode|Fl)$/.test(names[0]!)) return null;
    const unfolded = await inflate(stored, this.left);
    this.left -= unfolded?.length ?? 0;
    return unfolded;
  }

  /** Objects that are pages, in the order of the page tree; all that say they are one where the tree is broken. */
  pages(): number[] {
    const root = [...this.heads].find(([, head]) => /\/Type\s*\/Catalog\b/.test(head));
    const tree = root && /\/Pages\s+(\d+)\s+\d+\s+R/.exec(root[1]);
    const found: number[] = [];
    const seen = new Set<number>();
    const walk = (number: number) => {
      if (seen.has(number) || found.length >= mostPages) return;
      seen.add(number);
      const head = this.head(number);
      const kids = /\/Kids\s*\[([^\]]*)\]/.exec(head);
      if (kids) for (const kid of references(kids[1]!)) walk(kid);
      else if (/\/Type\s*\/Page\b/.test(head)) found.push(number);
    };
    if (tree) walk(Number(tree[1]));
    if (found.length > 0) return found;
    return [...this.heads].flatMap(([number, head]) => (/\/Type\s*\/Page\b(?!s)/.test(head) ? [number] : []));
  }

  /** The value of a name in an object's dictionary as text, a reference followed; the parent's where a page has none. */
  value(number: number, name: string, isInherited = false): string {
    const head = this.head(number);
    const at = new RegExp(`/${name}(?=[\\s/<\\[(\\d])`).exec(head);
    if (at) return this.followed(head.slice(at.index + at[0].length));
    const parent = isInherited ? /\/Parent\s+(\d+)\s+\d+\s+R/.exec(head) : null;
    return parent && Number(parent[1]) !== number ? this.value(Number(parent[1]), name, true) : '';
  }

  /** A value that may be a reference, as the text of what it refers to. */
  followed(text: string): string {
    const reference = /^\s*(\d+)\s+\d+\s+R/.exec(text);
    return reference ? this.head(Number(reference[1])) : text;
  }
}

function references(text: string): number[] {
  return [...text.matchAll(/(\d+)\s+\d+\s+R/g)].map((match) => Number(match[1]));
}

async function inflate(stored: string, most: number): Promise<string | null> {
  const bytes = Uint8Array.from(stored, (char) => char.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += latin1(part.value);
      if (text.length > most) {
        await reader.cancel();
        return null;
      }
    }
  } catch {
    // What came before the damage, or before bytes after the stream's end, is read all the same.
  }
  return text;
}

/** How a font's codes are read. */
interface Font {
  width: 1 | 2;
  decode: (code: number, bytes: string) => string;
}

const plainFont: Font = { width: 1, decode: (_, bytes) => bytes };

async function fontOf(objects: Objects, number: number): Promise<Font> {
  const head = objects.head(number);
  const map = /\/ToUnicode\s+(\d+)\s+\d+\s+R/.exec(head);
  const isComposite = /\/Subtype\s*\/Type0\b/.test(head);
  const cmap = map ? await objects.stream(Number(map[1])) : null;
  if (cmap !== null) {
    const characters = charactersOf(cmap);
    const width = isComposite ? 2 : 1;
    return { width, decode: (code, bytes) => characters.get(code) ?? (isComposite ? '' : bytes) };
  }
  if (!isComposite) return plainFont;
  if (/\/Encoding\s*\/Uni\w+-(?:UCS2|UTF16)-[HV]/.test(head))
    return { width: 2, decode: (code) => String.fromCharCode(code) };
  const gbk = new TextDecoder('gb18030');
  if (/\/Encoding\s*\/GB[\w-]*-[HV]/.test(head))
    return { width: 2, decode: (_, bytes) => gbk.decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0))) };
  // Numbers of glyphs without a word of what they are.
  return { width: 2, decode: () => '' };
}

/** Code → characters, as a font's ToUnicode says (section 9.10.3). */
function charactersOf(cmap: string): Map<number, string> {
  const characters = new Map<number, string>();
  const number = (hex: string) => Number.parseInt(hex, 16);
  for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, to] of block!.matchAll(/<([\da-f]+)>\s*<([\da-f\s]*)>/gi))
      characters.set(number(code!), utf16(to!));
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const match of block!.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>\s*(?:<([\da-f\s]+)>|\[([^\]]*)\])/gi)) {
      const [from, to] = [number(match[1]!), Math.min(number(match[2]!), number(match[1]!) + 65_535)];
      const list = match[4]?.match(/<[\da-f\s]*>/gi);
      for (let code = from; code <= to; code++) {
        if (list) characters.set(code, utf16(list[code - from] ?? ''));
        else {
          const first = utf16(match[3]!);
          const last = first.charCodeAt(first.length - 1) + code - from;
          characters.set(code, first.slice(0, -1) + String.fromCharCode(last));
        }
      }
    }
  return characters;
}

function utf16(hex: string): string {
  return (hex.replace(/[^\da-f]/gi, '').match(/.{4}/g) ?? [])
    .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
    .join('');
}

async function pageText(objects: Objects, page: number): Promise<string> {
  const resources = objects.value(page, 'Resources', true);
  const fontsAt = /\/Font(?=[\s<\d])/.exec(resources);
  const fonts = new Map<string, Font>();
  if (fontsAt) {
    const named = objects.followed(resources.slice(fontsAt.index + fontsAt[0].length));
    for (const [, name, number] of named.matchAll(/\/([^\s/<>[\]()]+)\s+(\d+)\s+\d+\s+R/g))
      if (!fonts.has(name!)) fonts.set(name!, await fontOf(objects, Number(number)));
  }
  const contents = /\/Contents\s*(?:\[([^\]]*)\]|(\d+\s+\d+\s+R))/.exec(objects.head(page));
  let numbers = references(contents?.[1] ?? contents?.[2] ?? '');
  // One reference to an array of them.
  if (numbers.length === 1 && /^\s*\[/.test(objects.head(numbers[0]!))) numbers = references(objects.head(numbers[0]!));
  const parts: string[] = [];
  for (const number of numbers) parts.push((await objects.stream(number)) ?? '');
  return shownText(parts.join('\n'), fonts);
}

const token =
  /\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S]|\([^()]*\))*\))*\)|<[\da-fA-F\s]*>|<<|>>|[[\]]|\/[^\s/<>[\]()]*|[+-]?(?:\d+\.?\d*|\.\d+)|[A-Za-z'"*][\w'"*]*|%[^\r\n]*/g;

/** What the operators of a page's content show (section 9.4), line by line. */
function shownText(content: string, fonts: ReadonlyMap<string, Font>): string {
  const sheet = new Sheet();
  let font = plainFont;
  let stack: string[] = [];
  const last = (back = 1) => Number(stack.at(-back) ?? 0) || 0;
  for (const [one] of content.matchAll(token)) {
    if (!/^[A-Za-z'"*]/.test(one)) {
      if (!one.startsWith('%')) stack.push(one);
      continue;
    }
    if (one === 'Tf') {
      font = fonts.get(stack.at(-2)?.slice(1) ?? '') ?? plainFont;
      sheet.size = Math.abs(last()) || 1;
    } else if (one === 'BT') sheet.place(1, 1, 0, 0);
    else if (one === 'Tm') sheet.place(Math.abs(last(6)) || 1, last(3) || 1, last(2), last());
    else if (one === 'Td' || one === 'TD') sheet.move(last(2), last());
    else if (one === 'T*') sheet.move(0, -1.2 * sheet.size);
    else if (one === 'Tj') sheet.show(decoded(stack.at(-1) ?? '', font));
    else if (one === "'" || one === '"') {
      sheet.move(0, -1.2 * sheet.size);
      sheet.show(decoded(stack.at(-1) ?? '', font));
    } else if (one === 'TJ') {
      for (const part of stack) {
        if (/^[(<]/.test(part) && part !== '<<') sheet.show(decoded(part, font));
        else if (Number(part)) sheet.skip(-Number(part) / 1000);
      }
    }
    stack = [];
  }
  return sheet.text;
}

/**
 * Text as it is put down, piece by piece: a piece lower or higher begins a line, one farther off than the piece before it reaches
 * has a blank before it. How wide a character is is guessed: a Chinese one a full size, any other half of it.
 */
class Sheet {
  text = '';
  size = 1;
  private scale = { x: 1, y: 1 };
  /** where the line begins, and where the next piece does */
  private line = { x: 0, y: 0 };
  private at = 0;
  /** where the last piece ended, as far as is known */
  private end: { x: number; y: number } | null = null;

  place(scaleX: number, scaleY: number, x: number, y: number): void {
    this.scale = { x: scaleX, y: scaleY };
    this.line = { x, y };
    this.at = x;
  }

  move(x: number, y: number): void {
    this.line = { x: this.line.x + x * this.scale.x, y: this.line.y + y * this.scale.y };
    this.at = this.line.x;
  }

  /** Goes on by a share of the font's size. */
  skip(share: number): void {
    this.at += share * this.size * this.scale.x;
  }

  show(piece: string): void {
    if (piece === '') return;
    const em = this.size * this.scale.x;
    if (this.end !== null) {
      if (Math.abs(this.line.y - this.end.y) > em * 0.4) this.text += '\n';
      else if (this.at - this.end.x > em * 0.28 && !/\s$/.test(this.text) && !/^\s/.test(piece)) this.text += ' ';
    }
    this.text += piece;
    for (const char of piece)
      this.at += em * (char > '\u2e7f' ? 1 : /[MW@%m]/.test(char) ? 0.9 : /[A-Zw]/.test(char) ? 0.72 : 0.53);
    this.end = { x: this.at, y: this.line.y };
  }
}

function decoded(literal: string, font: Font): string {
  const bytes = literal.startsWith('(') ? unescaped(literal.slice(1, -1)) : unhexed(literal);
  let text = '';
  for (let at = 0; at < bytes.length; at += font.width) {
    const part = bytes.slice(at, at + font.width);
    let code = 0;
    for (let i = 0; i < part.length; i++) code = code * 256 + part.charCodeAt(i);
    text += font.decode(code, part);
  }
  return text;
}

function unhexed(literal: string): string {
  const digits = literal.replace(/[^\da-f]/gi, '');
  return (digits.length % 2 ? `${digits}0` : digits).replace(/../g, (pair) =>
    String.fromCharCode(Number.parseInt(pair, 16)),
  );
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\(\d{1,3}|\r\n|[\s\S])/g, (_, what: string) => {
    if (/^\d/.test(what)) return String.fromCharCode(Number.parseInt(what, 8) & 255);
    return /^[\r\n]/.test(what) ? '' : (escapes[what] ?? what);
  });
}
