// Opens a zip as a bag. A zip is hostile until checked: names that lead elsewhere, two files of one name, links, entries that
// overlap or lie about their size, claims of enormous size are refused; sizes are counted again while unpacking.
import { BlobReader, BlobWriter, configure, type Entry, ZipReader } from '@zip.js/zip.js';
import { type BagSource, isSafeName, Unreadable } from './bag-source';

/** A pack holds at most so much; beyond, a zip is not one of ours and may be made to fill a disk. */
const limits = { files: 100_000, bytes: 16 * 1024 ** 3, names: 32 * 1024 ** 2 };
/** Text packs ten to one, a still picture of nothing hundred to one: more than this in a large file is a trap. */
const bomb = { ratio: 200, from: 64 * 1024 ** 2 };

const options = {
  strictness: 'balanced',
  // Names are checked here, with a reason that can be told.
  filenameValidation: 'tolerant',
  checkLocalFilename: true,
  checkOverlappingEntry: true,
  useWebWorkers: false,
} as const;

type FileEntry = Extract<Entry, { directory: false }>;

/**
 * Opens a zip that holds one bag. An AES-wrapped pack (one locked zip within a zip) is opened with its password.
 * Throws Unreadable: `verify.why.password` where one is needed, `verify.why.wrong-password` where it does not fit.
 */
export async function openZip(blob: Blob, password?: string): Promise<BagSource> {
  configure({ useWebWorkers: false });
  const entries = await entriesOf(blob);
  const files = checkedFiles(entries);
  const wrapped = [...files.values()];
  if (wrapped.length === 1 && /\.zip$/i.test(wrapped[0]!.filename)) {
    return openZip(await unwrapped(wrapped[0]!, password));
  }
  if (wrapped.some((entry) => entry.encrypted) && !password) throw new Unreadable('verify.why.password');
  const folder = bagFolder([...files.keys()]);
  const inside = (name: string) => name.slice(folder.length);
  const paths = [...files.keys()].filter((name) => name.startsWith(folder)).map(inside);
  const folders = new Set(
    entries
      .filter((entry) => entry.directory && entry.filename.startsWith(folder))
      .map((entry) => inside(entry.filename).replace(/\/$/, '')),
  );
  for (const path of paths) {
    const parts = path.split('/');
    for (let n = 1; n < parts.length; n++) folders.add(parts.slice(0, n).join('/'));
  }
  folders.delete('');
  const entryOf = (path: string) => {
    const entry = files.get(folder + path);
    if (!entry) throw new Unreadable('verify.why.not-there', path);
    return entry;
  };
  return {
    paths: paths.sort(),
    folders: [...folders].sort(),
    size: (path) => entryOf(path).uncompressedSize,
    stream: (path) => unpacked(entryOf(path), path, password),
  };
}

async function entriesOf(blob: Blob): Promise<Entry[]> {
  const entries: Entry[] = [];
  let names = 0;
  try {
    for await (const entry of new ZipReader(new BlobReader(blob), options).getEntriesGenerator()) {
      names += entry.filename.length + 46;
      if (entries.length >= limits.files || names > limits.names) throw new Unreadable('verify.why.too-many');
      entries.push(entry);
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('verify.why.no-zip');
  }
  return entries;
}

function checkedFiles(entries: readonly Entry[]): Map<string, FileEntry> {
  const files = new Map<string, FileEntry>();
  let total = 0;
  for (const entry of entries) {
    const name = entry.filename;
    if (!isSafeName(entry.directory ? name.replace(/\/$/, '') : name))
      throw new Unreadable('verify.why.leads-elsewhere', name.slice(0, 80));
    // Unix type bits 0xa000 of the mode: a symbolic link; devices and pipes are no files either.
    const type = (entry.externalFileAttributes >>> 16) & 0xf000;
    if (type !== 0 && type !== 0x8000 && type !== 0x4000) throw new Unreadable('verify.why.link', name.slice(0, 80));
    if (entry.directory) continue;
    if (files.has(name)) throw new Unreadable('verify.why.double', name.slice(0, 80));
    total += entry.uncompressedSize;
    const isBomb =
      entry.uncompressedSize > bomb.from && entry.uncompressedSize > Math.max(entry.compressedSize, 1) * bomb.ratio;
    const isStoredLie =
      entry.compressionMethod === 0 && !entry.encrypted && entry.compressedSize !== entry.uncompressedSize;
    if (total > limits.bytes || isBomb || isStoredLie) throw new Unreadable('verify.why.enormous');
    files.set(name, entry);
  }
  // What macOS adds beside the folder when it zips is no part of the pack.
  for (const name of [...files.keys()])
    if (/^__MACOSX\/|(^|\/)\.DS_Store$/.test(name) && !name.includes('/data/')) files.delete(name);
  return files;
}

/** The one folder that the zip holds, with its `/`; empty where the bag lies at the zip's top. */
function bagFolder(names: readonly string[]): string {
  if (names.includes('bagit.txt')) return '';
  const tops = new Set(names.map((name) => name.slice(0, name.indexOf('/') + 1)));
  const [top] = tops;
  if (tops.size !== 1 || !top) throw new Unreadable('verify.why.not-one-folder');
  return top;
}

/** Unpacks while counting: more bytes than stated are never let through. Every failure is Unreadable, naming the file. */
function unpacked(entry: FileEntry, path: string, password?: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pipe = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const reader = pipe.readable.getReader();
  let length = 0;
  let failure: unknown = null;
  const unpacking = entry
    .getData(pipe.writable, { ...options, ...(password === undefined ? {} : { password }) })
    .catch(async (error: unknown) => {
      failure = error;
      await pipe.writable.abort(error).catch(() => undefined);
    });
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          // The last bytes may be through before the checks at the entry's end have spoken.
          await unpacking;
          if (failure !== null) throw failure;
          controller.close();
          return;
        }
        length += value.byteLength;
        if (length > entry.uncompressedSize) throw new Unreadable('verify.why.enormous');
        controller.enqueue(value);
      } catch (error) {
        await reader.cancel().catch(() => undefined);
        controller.error(wordedFailure(error, path));
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function wordedFailure(error: unknown, path: string): Unreadable {
  if (error instanceof Unreadable) return error;
  const message = error instanceof Error ? error.message : '';
  if (/password/i.test(message)) return new Unreadable('verify.why.wrong-password');
  return /uncompressed size/i.test(message)
    ? new Unreadable('verify.why.enormous')
    : new Unreadable('verify.why.damaged', path);
}

/** The zip within: unlocked with the password, or as it lies. */
async function unwrapped(entry: FileEntry, password?: string): Promise<Blob> {
  if (entry.encrypted && !password) throw new Unreadable('verify.why.password');
  try {
    return await entry.getData(new BlobWriter('application/zip'), {
      ...options,
      checkCrc32: true,
      ...(entry.encrypted ? { password: password! } : {}),
    });
  } catch (error) {
    throw wordedFailure(error, entry.filename.slice(0, 80));
  }
}
