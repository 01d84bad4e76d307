// [large files are hashed once] What is kept beside a large file is what tools say of it; a pack goes by it only where the file's bytes
// are still the same, and states no hash that is not true of what it holds.
import 'fake-indexeddb/auto';
import { createHash, randomFillSync } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownHashes } from '@/lib/evidence/pack';
import { isAsHashed, takeHashes } from '@/lib/evidence/take-hashes';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { type FileHashes, hashedWhole, readHashes } from '@/lib/model/file-hashes';
import { pieceBytes } from '@/lib/model/file-pieces';
import { artefactBlob, deleteArtefacts, readFileHashes } from '@/lib/storage/artefacts';
import { openDatabase } from '@/lib/storage/database';
import { keepFile } from '@/lib/worker/keep-file';
import { type Sample, samplePack } from './sample-pack';

const bytesOf = (size: number) => randomFillSync(new Uint8Array(size));
const hex = (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest('hex');

describe('what is taken of a file', () => {
  it.each([0, 1, 4096, pieceBytes, hashedWhole, hashedWhole + 1, 14 * pieceBytes, 14 * pieceBytes + 7])(
    'of %i bytes is what other programs say of it',
    async (size) => {
      const bytes = bytesOf(size);
      let read = 0;
      const taken = await takeHashes(new Blob([bytes]), (more) => {
        read += more;
      });
      expect(taken).toMatchObject({
        sha256: hex('sha256', bytes),
        sha512: hex('sha512', bytes),
        crc32: crc32(bytes),
        bytes: size,
      });
      expect(read).toBe(size);
    },
  );

  it('is held against every byte: one changed anywhere, cut off or added shows', async () => {
    const size = hashedWhole + pieceBytes + 5;
    const bytes = bytesOf(size);
    const taken = await takeHashes(new Blob([bytes]));
    expect(await isAsHashed(new Blob([bytes]), taken)).toBe(true);
    for (const at of [0, pieceBytes - 1, pieceBytes, hashedWhole, size - 1]) {
      const changed = bytes.slice();
      changed[at]! ^= 1;
      expect(await isAsHashed(new Blob([changed]), taken), `byte ${at}`).toBe(false);
    }
    expect(await isAsHashed(new Blob([bytes.subarray(1)]), taken)).toBe(false);
    expect(await isAsHashed(new Blob([bytes, 'x']), taken)).toBe(false);
    expect(await isAsHashed(new Blob([bytes]), { ...taken, pieces: [] })).toBe(false);
  });
});

describe('what is kept beside a file', () => {
  it('is there for a large one only, goes with it, and is not believed where any of it was changed', async () => {
    const db = await openDatabase({ name: 'hashes' });
    const [small, large] = [new Blob([bytesOf(1000)]), new Blob([bytesOf(hashedWhole + 1)])];
    expect(await readFileHashes(db, await keepFile(db, small, ''))).toBeNull();
    const sha256 = await keepFile(db, large, '');
    const kept = (await readFileHashes(db, sha256))!;
    expect(kept).toEqual(await takeHashes(large));
    expect((await artefactBlob(db, sha256)).size).toBe(large.size);
    const row = (await db.get('fileHashes', sha256)) as FileHashes & { check: string };
    expect(await readHashes(row)).toEqual(kept);
    const other = (text: string) => `${text[0] === '0' ? '1' : '0'}${text.slice(1)}`;
    for (const change of [
      { sha512: other(row.sha512) },
      { crc32: (row.crc32 ^ 1) >>> 0 },
      { bytes: row.bytes - 1 },
      { pieces: [...row.pieces.slice(1), row.pieces[0]!] },
      { check: other(row.check) },
      { sha512: undefined },
    ])
      expect(await readHashes({ ...row, ...change }), JSON.stringify(change)).toBeNull();
    await deleteArtefacts(db, [sha256]);
    expect(await db.count('fileHashes')).toBe(0);
    db.close();
  });
});

describe('a pack with a large file', () => {
  const clip = bytesOf(hashedWhole + 12_345);
  const wrong = clip.slice();
  let sample: Sample;
  let taken: FileHashes;
  beforeAll(async () => {
    wrong[hashedWhole]! ^= 1;
    taken = await takeHashes(new Blob([clip]));
    sample = await samplePack(undefined, {
      attached: [{ sha256: taken.sha256, name: 'clip.mp4', mime: 'video/mp4', bytes: clip.length, title: 'clip' }],
    });
  });

  /** Builds it over these bytes and kept hashes. */
  async function build(bytes: Uint8Array<ArrayBuffer>, known: FileHashes | null) {
    const kept: FileHashes[] = [];
    const hashes: KnownHashes = {
      read: async (sha256) => (sha256 === taken.sha256 ? known : null),
      keep: async (one) => void kept.push(one),
    };
    const readArtefact = async (sha256: string) =>
      sha256 === taken.sha256 ? new Blob([bytes]) : sample.input.readArtefact(sha256);
    const { zip } = await sample.build({ readArtefact, hashes });
    return { report: await verifyBag(await openZip(zip)), kept };
  }

  it('is valid with the hashes taken before, and takes them itself, once, where there are none', async () => {
    const first = await build(clip, null);
    expect(first.report.isValid).toBe(true);
    expect(first.kept).toEqual([taken]);
    const second = await build(clip, taken);
    expect(second.report.isValid).toBe(true);
    expect(second.kept).toEqual([]);
  });

  it('is valid also where what was kept is of other bytes: the file counts', async () => {
    const { report, kept } = await build(clip, {
      ...(await takeHashes(new Blob([wrong]))),
      sha256: taken.sha256,
    });
    expect(report.isValid).toBe(true);
    expect(kept).toEqual([taken]);
  });

  it('is stopped where the file’s bytes are no longer those that the log names, whatever was kept', async () => {
    for (const known of [null, taken, await takeHashes(new Blob([wrong]))])
      await expect(build(wrong, known)).rejects.toMatchObject({ sha256: taken.sha256 });
  });
});
