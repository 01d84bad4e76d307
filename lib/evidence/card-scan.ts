// The last look before a pack leaves: no full card or identity number may stand in any text of it: not in a text file, in a
// member of an office file, in a part of a mail-like archive, in the data beside a picture, in a file's name.
import { BlobReader, configure, TextWriter, ZipReader } from '@zip.js/zip.js';
import type { BagFile } from './bag';
import { metadataTexts } from './image-metadata';
import { cleanliness, decodeEscapes, type MaskNumbers, textsIn, withoutMarkup } from './text-scan';

export type { MaskNumbers } from './text-scan';

/** A number was left in a file; the export must stop. `path` names the file, and the member within it. */
export class CardNumberLeft extends Error {
  constructor(readonly path: string) {
    super(`a card number is left in ${path}`);
  }
}

const textual = /\.(json|jsonl|csv|tsv|txt|html?|xml|md|log|eml|mht|mhtml|svg|rtf)$/i;
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
  const isClean = cleanliness(mask, known);
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
