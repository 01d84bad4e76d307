// The last look before a pack leaves: no full card or identity number may stand in any text of it: not in a text file, in a
// member of an office file, in a part of a mail-like archive, in the data beside a picture, in a file's name.
import { BlobReader, configure, TextWriter, ZipReader } from '@zip.js/zip.js';
import type { BagFile } from './bag';
import { metadataTexts } from './image-metadata';

/** A number was left in a file; the export must stop. `path` names the file, and the member within it. */
export class CardNumberLeft extends Error {
  constructor(readonly path: string) {
    super(`a card number is left in ${path}`);
  }
}

/** A case's number, alone or in a pack's name. */
const ownNumber = /\b(?:POSCASE-)?20\d{6}-[0-9A-F]{4,8}(?:-\d{2,3})?\b/g;
const dateTime = /\b20\d\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d/g;
const textual = /\.(json|jsonl|csv|tsv|txt|html?|xml|md|log|eml|mht|mhtml|svg|rtf)$/i;
const office = /\.(xlsx|docx|pptx|ods|odt)$/i;
const pictures: readonly [RegExp, string][] = [
  [/\.jpe?g$/i, 'image/jpeg'],
  [/\.png$/i, 'image/png'],
];
/** A text is looked through in stretches that overlap by more than the longest number with its separators; characters. */
const stretch = { length: 4_000_000, overlap: 400 };
/** An office file that unpacks to more than this is not looked through, but refused; bytes. */
const largestMember = 256 * 1024 ** 2;

/** Masks full card and identity numbers in a text; gives the same text where there is none. */
export type MaskNumbers = (text: string) => string;

/**
 * Throws CardNumberLeft for the first file in which `mask` would mask anything.
 * @param known identifiers that the portal itself names as such, or that the user confirmed (order and reference numbers): one in
 * ten passes the check digit of a card without being one
 */
export async function refuseCardNumbers(
  files: readonly BagFile[],
  mask: MaskNumbers,
  known: ReadonlySet<string>,
): Promise<void> {
  const identifiers = [...known].filter((text) => /\d{12,}/.test(text)).sort((a, b) => b.length - a.length);
  const isClean = (text: string) => {
    // Hashes and signatures are no card numbers, though runs of their digits may look like one.
    // Nor are a case's own number and the time beside it.
    let rest = text
      .replace(/\b[0-9a-f]{64,128}\b/g, ' # ')
      .replace(/[A-Za-z0-9+/=]{100,}/g, ' # ')
      .replace(ownNumber, ' # ')
      .replace(dateTime, ' # ');
    for (const identifier of identifiers) rest = rest.replaceAll(identifier, ' # ');
    return mask(rest) === rest;
  };
  for (const { path, content } of files) {
    if (!isClean(path)) throw new CardNumberLeft(path);
    if (textual.test(path)) {
      for await (const text of textsIn(content, /\.(mht|mhtml|eml)$/i.test(path)))
        if (!isClean(text)) throw new CardNumberLeft(path);
    } else if (office.test(path)) await refuseInOffice(path, content, isClean);
    const mime = pictures.find(([name]) => name.test(path))?.[1];
    if (mime) for (const text of await metadataTexts(content, mime)) if (!isClean(text)) throw new CardNumberLeft(path);
  }
}

/** The text in stretches; entities, percent signs, soft line ends and base64 parts decoded beside what stands there. */
async function* textsIn(content: Blob, isMail: boolean): AsyncGenerator<string> {
  const decoder = await decoderFor(content);
  const bytes = stretch.length;
  let before = '';
  for (let at = 0; at < content.size; at += bytes) {
    const text = before + decoder.decode(await content.slice(at, at + bytes).arrayBuffer(), { stream: true });
    yield text;
    // Markup between the digits of one number is no separator to a reader.
    if (text.includes('<')) yield withoutMarkup(text);
    if (/&#|%\d/.test(text)) yield withoutMarkup(decodeEscapes(text));
    if (isMail) yield decodeMail(text);
    before = text.slice(-stretch.overlap);
  }
}

/** UTF-8 where the start of the file is that, a byte order mark's encoding, else GB 18030 (what Chinese programs write). */
async function decoderFor(content: Blob): Promise<TextDecoder> {
  const head = new Uint8Array(await content.slice(0, 65_536).arrayBuffer());
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be');
  try {
    // The slice may end within a character: a stream's decoder waits for the rest.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return new TextDecoder('utf-8');
  } catch {
    return new TextDecoder('gb18030');
  }
}

function decodeEscapes(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => characterOf(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => characterOf(Number(code)))
    .replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => characterOf(Number.parseInt(hex, 16)));
}

/** The text that a reader sees: what ends a cell, a line or a paragraph parts two numbers, any other markup does not. */
function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?(?:t[dhr]|table|tbody|thead|p|li|ul|ol|d[dtl]|h[1-6]|br|hr|option)(?:\s[^<>]{0,4000})?\/?>/gi, '\n')
    .replace(/<[^<>]{0,4000}>/g, '');
}

function characterOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** Quoted-printable and base64 parts of a mail or MHTML as text. */
function decodeMail(text: string): string {
  const quoted = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => characterOf(Number.parseInt(hex, 16)));
  const parts = [...text.matchAll(/(?:[A-Za-z0-9+/]{60,76}\r?\n){1,}[A-Za-z0-9+/]*={0,2}/g)].map(([block]) => {
    try {
      return atob(block.replace(/\s/g, ''));
    } catch {
      return '';
    }
  });
  return [quoted, ...parts].map(withoutMarkup).join('\n');
}

async function refuseInOffice(path: string, content: Blob, isClean: (text: string) => boolean): Promise<void> {
  configure({ useWebWorkers: false });
  let entries: Awaited<ReturnType<ZipReader<Blob>['getEntries']>>;
  try {
    entries = await new ZipReader(new BlobReader(content)).getEntries();
  } catch {
    // Not a zip at all: nothing that a program would open as such a file.
    return;
  }
  for (const entry of entries) {
    if (entry.directory || !/\.(xml|rels|txt|html?)$/i.test(entry.filename)) continue;
    if (entry.uncompressedSize > largestMember || entry.encrypted)
      throw new CardNumberLeft(`${path} (${entry.filename})`);
    const text = await entry.getData(new TextWriter()).catch(() => '');
    // Cells and runs are read one by one, and as one text: a number may be cut into several runs.
    const plain = withoutMarkup(decodeEscapes(text.replace(/<\/(?:w:p|t|c|si|row)>/g, '\n')));
    if (!isClean(plain) || !isClean(text.replace(/<[^<>]{0,4000}>/g, ' ')))
      throw new CardNumberLeft(`${path} (${entry.filename})`);
  }
}
