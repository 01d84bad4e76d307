// The text of a notice's file: plain text, CSV, a web page or mail as HTML, a PDF that holds text. Pictures are not read.
import { readPdfText } from './pdf-text';

/** The file's text; null where it holds none that can be read (a scan, a locked PDF, a picture, a workbook). */
export async function noticeText(bytes: Uint8Array): Promise<string | null> {
  if (startsWith(bytes, '%PDF-')) return readPdfText(bytes);
  // PNG, JPEG, zip (DOCX, XLSX), old Office files.
  if (
    ['\x89PNG', '\xff\xd8\xff', 'PK\x03\x04', '\xd0\xcf\x11\xe0', 'GIF8', 'RIFF'].some((mark) =>
      startsWith(bytes, mark),
    )
  )
    return null;
  const text = decode(bytes);
  if (text === null) return null;
  return /<(?:html|body|table|div|p|br)\b/i.test(text.slice(0, 20_000)) ? htmlText(text) : text;
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((char, i) => bytes[i] === char.charCodeAt(0));
}

/** UTF-8 or UTF-16 where the bytes are, else what Chinese systems write (GB 18030 holds ASCII too). */
function decode(bytes: Uint8Array): string | null {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('gb18030').decode(bytes);
  }
  const odd = text.match(/[\0-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0;
  return odd > text.length / 50 ? null : text;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ' };

/** What a reader sees of a page: no styles or scripts, a line for each block and row, cells apart. */
function htmlText(html: string): string {
  return html
    .replace(/<(script|style|head|template)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<\/(?:td|th)\s*>/gi, ' ')
    .replace(/<(?:br|\/?(?:p|div|tr|li|h[1-6]|table|ul|ol|section))\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (all, name: string) => {
      if (name[0] !== '#') return entities[name.toLowerCase()] ?? all;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    });
}
