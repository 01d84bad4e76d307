// Pictures without what cameras and programs write beside the picture: place, device, comments. The picture's own data are copied
// byte for byte; how it is turned stays known. JPEG (ITU T.81, Exif 2.32) and PNG (W3C).

/** Pictures larger than this are left as they are: no camera still is; bytes. */
const largest = 80 * 1024 ** 2;
/** bytes of one unpacked text beside a picture */
const largestText = 16 * 1024 ** 2;

/** The picture without metadata; null where it has none, or is neither JPEG nor PNG. */
export async function withoutMetadata(picture: Blob, mime: string): Promise<Blob | null> {
  if (picture.size > largest || !/^image\/(jpeg|png)$/.test(mime)) return null;
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const parts = mime === 'image/png' ? partsOfPng(bytes) : partsOfJpeg(bytes);
  if (!parts?.some(({ isMetadata }) => isMetadata)) return null;
  const turned = mime === 'image/jpeg' ? orientationOf(parts) : 1;
  const kept = parts.filter(({ isMetadata }) => !isMetadata).map(({ data }) => data);
  if (turned !== 1) kept.splice(1, 0, orientationSegment(turned));
  return new Blob(kept, { type: mime });
}

/** Texts within the metadata of a picture, as far as they can be read: what a scan for card numbers looks at. */
export async function metadataTexts(picture: Blob, mime: string): Promise<string[]> {
  if (picture.size > largest || !/^image\/(jpeg|png)$/.test(mime)) return [];
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const parts = (mime === 'image/png' ? partsOfPng(bytes) : partsOfJpeg(bytes)) ?? [];
  const texts: string[] = [];
  for (const { isMetadata, data } of parts) {
    if (!isMetadata) continue;
    texts.push(...readings(data));
    const packed = mime === 'image/png' ? packedText(data) : null;
    if (packed) texts.push(...readings(await unpacked(packed)));
  }
  return texts;
}

/** Exif's user comment may be UTF-16 in either order, from an odd byte on too. */
function readings(data: Uint8Array<ArrayBuffer>): string[] {
  const wide = ['utf-16le', 'utf-16be'].flatMap((name) =>
    [0, 1].map((from) => new TextDecoder(name).decode(data.subarray(from))),
  );
  return [new TextDecoder('latin1').decode(data), new TextDecoder().decode(data), ...wide];
}

/** The packed text of a zTXt or iTXt chunk: behind its keyword, and in iTXt behind language and translated keyword; null where there is none. */
function packedText(chunk: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const type = String.fromCharCode(...chunk.subarray(4, 8));
  const content = chunk.subarray(8, -4);
  const keyword = content.indexOf(0);
  if (keyword < 0) return null;
  if (type === 'zTXt') return content.subarray(keyword + 2);
  if (type !== 'iTXt' || content[keyword + 1] !== 1) return null;
  const language = content.indexOf(0, keyword + 3);
  const translated = language < 0 ? -1 : content.indexOf(0, language + 1);
  return translated < 0 ? null : content.subarray(translated + 1);
}

/** As much as can be unpacked; a text that unpacks to more than any person writes is cut off there. */
async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (let read = await reader.read(); !read.done && length < largestText; read = await reader.read()) {
      parts.push(read.value);
      length += read.value.length;
    }
  } catch {
    // Damaged: what came until there is read.
  }
  reader.cancel().catch(() => undefined);
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

interface Part {
  data: Uint8Array<ArrayBuffer>;
  isMetadata: boolean;
}

function partsOfPng(bytes: Uint8Array<ArrayBuffer>): Part[] | null {
  if (bytes[0] !== 0x89 || bytes[1] !== 0x50) return null;
  const view = new DataView(bytes.buffer);
  const parts: Part[] = [{ data: bytes.subarray(0, 8), isMetadata: false }];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    parts.push({ data: bytes.subarray(at, end), isMetadata: /^(tEXt|zTXt|iTXt|eXIf|tIME)$/.test(type) });
    at = end;
  }
  // What follows the last chunk is no part of the picture.
  if (at < bytes.length) parts.push({ data: bytes.subarray(at), isMetadata: true });
  return parts;
}

function partsOfJpeg(bytes: Uint8Array<ArrayBuffer>): Part[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const parts: Part[] = [{ data: bytes.subarray(0, 2), isMetadata: false }];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    // From the start of scan on everything is the picture, up to the end marker.
    if (marker === 0xda) {
      parts.push({ data: bytes.subarray(at), isMetadata: false });
      return parts;
    }
    const end = at + 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
    if (end > bytes.length) return null;
    // APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe's colour transform) say how colours are to be shown.
    const isApp = marker >= 0xe0 && marker <= 0xef && marker !== 0xe0 && marker !== 0xe2 && marker !== 0xee;
    parts.push({ data: bytes.subarray(at, end), isMetadata: isApp || marker === 0xfe });
    at = end;
  }
  return null;
}

/** Exif's orientation (1 to 8); 1 where it says none. */
function orientationOf(parts: readonly Part[]): number {
  for (const { data } of parts) {
    if (data[1] !== 0xe1 || String.fromCharCode(...data.subarray(4, 8)) !== 'Exif') continue;
    const view = new DataView(data.buffer, data.byteOffset + 10, data.byteLength - 10);
    try {
      const little = view.getUint16(0) === 0x4949;
      const table = view.getUint32(4, little);
      for (let i = 0; i < view.getUint16(table, little); i++) {
        const entry = table + 2 + i * 12;
        if (view.getUint16(entry, little) === 0x0112) {
          const value = view.getUint16(entry + 8, little);
          return value >= 1 && value <= 8 ? value : 1;
        }
      }
    } catch {
      // A cut-off Exif block says nothing about how the picture is turned.
      return 1;
    }
  }
  return 1;
}

function orientationSegment(value: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    0xff,
    0xe1,
    0,
    34,
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    value,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
}
