// Office files (DOCX, XLSX) are zips that their libraries date with now: repacked here, in order, with one given time, so that
// the same case at the same moment gives the same bytes.
import { BlobReader, BlobWriter, TextReader, TextWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';

const zip = { useWebWorkers: false } as const;

/** The same package with every time set to `at`. */
export async function fixTimes(office: Blob, at: Date): Promise<Blob> {
  const reader = new ZipReader(new BlobReader(office), zip);
  const writer = new ZipWriter(new BlobWriter(office.type), {
    ...zip,
    level: 6,
    extendedTimestamp: false,
    keepOrder: true,
  });
  const iso = at.toISOString().replace(/\.\d+Z$/, 'Z');
  // [Content_Types].xml stands first, as some readers want it; the others by name.
  const entries = (await reader.getEntries()).sort((a, b) => (rank(a.filename) < rank(b.filename) ? -1 : 1));
  for (const entry of entries) {
    if (entry.directory) continue;
    const options = { lastModDate: zipTime(at) };
    if (entry.filename === 'docProps/core.xml') {
      const text = await entry.getData(new TextWriter(), zip);
      const dated = text.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${iso}`);
      await writer.add(entry.filename, new TextReader(dated), options);
    } else await writer.add(entry.filename, new BlobReader(await entry.getData(new BlobWriter(), zip)), options);
  }
  return writer.close();
}

function rank(name: string): string {
  return name === '[Content_Types].xml' ? '' : name;
}

/** Zip keeps wall times without a zone: the UTC figures, whatever zone this machine is in. */
export function zipTime(at: Date): Date {
  return new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds() & ~1,
  );
}
