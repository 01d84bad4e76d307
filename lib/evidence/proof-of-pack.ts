// What proved a pack, without its contents: manifests, signature, certificate, stamps. Kept when its case goes on elsewhere: the
// manifests still name every file by its hash, and the signature still stands over them.

import { measureAll } from './bag';
import { type BagSource, chunksOf, readWhole } from './bag-source';
import { logPath } from './checks/case-record';
import { storedZip } from './stored-zip';

/**
 * A zip of the bag's tag files and signatures.
 * @param withLog its log too: where events were cut it alone says, signed, what whoever goes on has to go on from
 */
export async function proofOfPack(source: BagSource, at: Date, withLog = false): Promise<Blob> {
  const paths = source.paths.filter((path) => !path.startsWith('data/') || (withLog && path === logPath));
  const files = await Promise.all(
    paths.map(async (path) => ({ path, content: new Blob([await readWhole(source, path)]) })),
  );
  return storedZip(await measureAll(files), at);
}

/** A file of the bag as a blob, however large: memory stays flat where the browser keeps blobs on disk. */
export async function readStream(source: BagSource, path: string): Promise<Blob> {
  const parts: Blob[] = [];
  let together: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const close = () => {
    parts.push(new Blob(together));
    together = [];
    length = 0;
  };
  for await (const chunk of chunksOf(source.stream(path))) {
    together.push(chunk);
    length += chunk.byteLength;
    if (length > 8 * 1024 ** 2) close();
  }
  close();
  return new Blob(parts);
}
