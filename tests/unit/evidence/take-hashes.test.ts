// What is kept beside a large file is what tools say of it; a pack goes by it only where the file's bytes
// are still the same, and states no hash that is not true of what it holds.
import 'fake-indexeddb/auto';
import { createHash, randomFillSync } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KnownHashes } from '@/lib/evidence/pack';
import { hashedZip, NotAsHashed, storedZip } from '@/lib/evidence/stored-zip';
import { takeHashes } from '@/lib/evidence/take-hashes';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { type FileHashes, hashedWhole, readHashes } from '@/lib/model/file-hashes';
import { pieceBytes, piecesOf } from '@/lib/model/file-pieces';
import { Sha256Stream } from '@/lib/model/sha256';
import { artefactBlob, deleteArtefacts, readFileHashes } from '@/lib/storage/artefacts';
import { openDatabase } from '@/lib/storage/database';
import { keepFile } from '@/lib/worker/keep-file';
import { type Sample, samplePack } from './sample-pack';

const bytesOf = (size: number) => randomFillSync(new Uint8Array(size));
const hex = (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest('hex');

describe('what is taken of a file', () => {
  it.each([0, 1, 4096, pieceBytes, hashedWhole, hashedWhole + 1, 4 * pieceBytes, 4 * pieceBytes + 7])(
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
});

describe('a zip read through', () => {
  const at = new Date('2026-03-01T00:00:00Z');
  const size = hashedWhole + pieceBytes + 5;
  const bytes = bytesOf(size);

  it('gives the hash of its bytes, told how far it is', async () => {
    let read = 0;
    const more = new Blob([bytes.subarray(0, 100_001)]);
    const [first, second] = [await takeHashes(new Blob([bytes])), await takeHashes(more)];
    const files = [
      { path: 'a', content: new Blob([bytes]), ...first },
      { path: 'b', content: more, crc32: second.crc32 },
      { path: 'c', content: new Blob([]), crc32: 0 },
    ];
    const { zip, sha256 } = await hashedZip(files, at, (some) => {
      read += some;
    });
    expect(sha256).toBe(hex('sha256', new Uint8Array(await zip.arrayBuffer())));
    expect(await zip.arrayBuffer()).toEqual(await storedZip(files, at).arrayBuffer());
    expect(read).toBe(size + 100_001);
  });

  it('is refused where a byte of a file was changed, cut off or added since its hashes were taken', async () => {
    const taken = await takeHashes(new Blob([bytes]));
    const read = (content: Blob) => hashedZip([{ path: 'a', content, ...taken }], at, () => undefined);
    for (const where of [0, pieceBytes - 1, pieceBytes, hashedWhole, size - 1]) {
      const changed = bytes.slice();
      changed[where]! ^= 1;
      await expect(read(new Blob([changed])), `byte ${where}`).rejects.toBeInstanceOf(NotAsHashed);
    }
    await expect(read(new Blob([bytes.subarray(0, 2 * pieceBytes)]))).rejects.toBeInstanceOf(NotAsHashed);
    await expect(read(new Blob([bytes, 'x']))).rejects.toBeInstanceOf(NotAsHashed);
    await read(new Blob([bytes]));
  });
});

describe('the pieces of a file', () => {
  /** A file whose stream gives memory of its own, in odd portions, as older browsers do. */
  function older(bytes: Uint8Array<ArrayBuffer>, claimed = bytes.length): Blob {
    const stream = () => {
      let at = 0;
      return new ReadableStream({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.slice(at, at + 70_001));
          at += 70_001;
        },
      });
    };
    return { size: claimed, stream } as unknown as Blob;
  }

  it('are all of it in order, whatever the stream is like', async () => {
    for (const length of [0, 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes + 77]) {
      const bytes = bytesOf(length);
      for (const file of [new Blob([bytes]), older(bytes)]) {
        const parts: Uint8Array[] = [];
        for await (const piece of piecesOf(file)) parts.push(piece.slice());
        expect(Buffer.concat(parts).equals(bytes)).toBe(true);
        expect(parts.slice(0, -1).every((part) => part.length === pieceBytes)).toBe(true);
      }
    }
  });

  it('are all of it also where the stream stops answering', async () => {
    const bytes = bytesOf(2 * pieceBytes + 9);
    for (const answered of [0, 1000, pieceBytes + 1000]) {
      let left = answered;
      const pull = (controller: ReadableByteStreamController) => {
        const view = controller.byobRequest?.view;
        if (!view || left === 0) return new Promise<void>(() => undefined);
        const length = Math.min(left, view.byteLength);
        new Uint8Array(view.buffer, view.byteOffset, length).set(
          bytes.subarray(answered - left, answered - left + length),
        );
        left -= length;
        controller.byobRequest!.respond(length);
      };
      const whole = new Blob([bytes]);
      const file = {
        size: bytes.length,
        stream: () => new ReadableStream({ type: 'bytes', pull }),
        slice: (from: number) => whole.slice(from),
      } as unknown as Blob;
      const parts: Uint8Array[] = [];
      for await (const piece of piecesOf(file)) parts.push(piece.slice());
      expect(Buffer.concat(parts).equals(bytes), `after ${answered}`).toBe(true);
    }
  });

  it('end with an error where the file ends before it should', async () => {
    const all = async () => {
      for await (const _ of piecesOf(older(bytesOf(5), 6)));
    };
    await expect(all()).rejects.toThrow('ends before');
  });
});

describe('SHA-256 piece by piece', () => {
  it('is SHA-256, for every length around a block’s, however the bytes are cut', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = bytesOf(length);
      for (const step of [1, 7, 63, 64, 65, 200]) {
        const hash = new Sha256Stream();
        for (let at = 0; at < length; at += step) hash.update(bytes.subarray(at, at + step));
        expect(Buffer.from(hash.digest()).toString('hex'), `${length} by ${step}`).toBe(hex('sha256', bytes));
      }
    }
  });

  it('counts bits beyond what 32 of them hold', () => {
    // 544 MB of noughts: 4.5 thousand million bits.
    const noughts = new Uint8Array(32 * 1024 ** 2);
    const hash = new Sha256Stream();
    const other = createHash('sha256');
    for (let n = 0; n < 17; n++) {
      hash.update(noughts);
      other.update(noughts);
    }
    expect(Buffer.from(hash.digest()).toString('hex')).toBe(other.digest('hex'));
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
