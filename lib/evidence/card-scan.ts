// The last look before a pack leaves: no full card or identity number may stand in any text of it: not in a text file, in a
// member of an office file, in a part of a mail-like archive, in the data beside a picture, in a file's name.
import { BlobReader, configure, TextWriter, ZipReader } from '@zip.js/zip.js';
import type { BagFile } from './bag';
import { metadataTexts } from './image-metadata';
import { decodeEscapes, type MaskNumbers, numberFinder, textsIn, withoutMarkup } from './text-scan';

export type { MaskNumbers } from './text-scan';

/** A number was left in a file; the export must stop. `path` names the file, and the member within it. */
export class CardNumberLeft extends Error {
  constructor(readonly path: string) {
    super(`a card number is left in ${path}`);
  }
}

/** A number that is whole in a file: its plain digits, and the first place where it stands. */
export interface NumberLeft {
  digits: string;
  /** the file, and the member within it */
  path: string;
  /** it stands in the file's name */
  isInName: boolean;
}

export const textual = /\.(json|jsonl|csv|tsv|txt|html?|xml|md|log|eml|mht|mhtml|svg|rtf)$/i;
const office = /\.(xlsx|docx|pptx|ods|odt)$/i;
const pictures: readonly [RegExp, string][] = [
  [/\.jpe?g$/i, 'image/jpeg'],
  [/\.png$/i, 'image/png'],
];
/** An office file that unpacks to more than this is not looked through, but refused; bytes. */
const largestMember = 256 * 1024 ** 2;

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
  for await (const { path } of numbersIn(files, mask, known)) throw new CardNumberLeft(path);
}

/** Every number that `mask` would mask, file by file, as often as it is met. Throws CardNumberLeft where a file cannot be looked through. */
export async function* numbersIn(
  files: readonly BagFile[],
  mask: MaskNumbers,
  known: ReadonlySet<string>,
): AsyncGenerator<NumberLeft> {
  const find = numberFinder(mask, known);
  for (const { path, content } of files) {
    const found = (text: string, place = path, isInName = false) =>
      find(text).map((digits) => ({ digits, path: place, isInName }));
    yield* found(path, path, true);
    if (textual.test(path)) {
      for await (const text of textsIn(content, /\.(mht|mhtml|eml)$/i.test(path))) yield* found(text);
    } else if (office.test(path)) yield* inOffice(path, content, found);
    const mime = pictures.find(([name]) => name.test(path))?.[1];
    if (mime)
      for (const text of await metadataTexts(content, mime)) {
        yield* found(text);
        // XMP is XML: its tags and entities may stand between the digits.
        if (text.includes('<')) yield* found(withoutMarkup(decodeEscapes(text)));
      }
  }
}

async function* inOffice(
  path: string,
  content: Blob,
  found: (text: string, place: string) => NumberLeft[],
): AsyncGenerator<NumberLeft> {
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
    const place = `${path} (${entry.filename})`;
    yield* found(plain, place);
    yield* found(text.replace(/<[^<>]{0,4000}>/g, ' '), place);
  }
}
