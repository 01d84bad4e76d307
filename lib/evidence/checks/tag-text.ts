// Tag files as text: bagit.txt itself, the encoding that it names, manifests, bag-info's lines, fetch.txt. What they mean for
// the bag is checks/bag.ts's. (RFC 8493; versions 0.93 to 0.97 of its drafts where they differ.)

export interface Declaration {
  version: string;
  /** decodes the bag's other tag files */
  decoder: TextDecoder;
}

const versions = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'];

/** Reads bagit.txt; null where it is not exactly as it must be: two lines, UTF-8 without a byte order mark. */
export function readDeclaration(bytes: Uint8Array): Declaration | null {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const match = /^BagIt-Version: (\d+\.\d+)(?:\r\n|\n|\r)Tag-File-Character-Encoding: ([\w.:-]+)(?:\r\n|\n|\r)*$/.exec(
    text,
  );
  if (!match || !versions.includes(match[1]!)) return null;
  try {
    // `UTF-16` without an order is read by its mark, as the Encoding standard's decoder for utf-16le does not.
    return { version: match[1]!, decoder: new TextDecoder(match[2]!) };
  } catch {
    return null;
  }
}

/** The text of a tag file in the encoding that bagit.txt names; a UTF-16 byte order mark decides over it. */
export function decodeTagFile(bytes: Uint8Array, decoder: TextDecoder): string {
  if (decoder.encoding.startsWith('utf-16')) {
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  }
  return decoder.decode(bytes);
}

export interface ManifestLine {
  hash: string;
  /** the name as it stands, and as it reads with `%0A`, `%0D` and `%25` decoded (RFC 8493, 2.1.3) */
  name: string;
  decoded: string;
}

/** Lines `hash  name`; null for a text in which a line is none. A leading `./` is dropped, `*` before the name is md5sum's. */
export function readManifest(text: string): ManifestLine[] | null {
  const lines: ManifestLine[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue;
    const match = /^([0-9a-fA-F]{32,128})[ \t]+\*?(.+)$/.exec(line);
    if (!match) return null;
    const name = match[2]!.replace(/^(?:\.\/)+/, '');
    const decoded = name.replace(/%(0A|0D|25)/gi, (code) => decodeURIComponent(code));
    lines.push({ hash: match[1]!.toLowerCase(), name, decoded });
  }
  return lines;
}

/** bag-info's labels and values, in order, folded lines joined; null for a text in which a line is neither. */
export function readBagInfo(text: string): [string, string][] | null {
  const entries: [string, string][] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue;
    const last = entries.at(-1);
    if (/^[ \t]/.test(line)) {
      if (!last) return null;
      last[1] += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon <= 0) return null;
    entries.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return entries;
}

/** Names that fetch.txt says are to be fetched; null for a text in which a line is none (`url length name`). */
export function readFetch(text: string): string[] | null {
  const names: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue;
    const match = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line);
    if (!match) return null;
    names.push(match[1]!.replace(/^(?:\.\/)+/, ''));
  }
  return names;
}
