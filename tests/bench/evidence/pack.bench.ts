// One gigabyte of attachments, five files of 150 MB among them: how long the pack takes beside sha256sum and zip -0 on the same
// files in the same run, and how far memory grows meanwhile.
import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileReference } from '@/lib/model/case-event';
import { bundledFont, samplePack } from '@/tests/unit/evidence/sample-pack';
import { writeRandom } from './random-file';

const megabyte = 1024 ** 2;
const sizes = [...Array<number>(5).fill(150 * megabyte), ...Array<number>(28).fill(Math.round((274 / 28) * megabyte))];
const runs = 3;

/** Measures; needs about 2.5 GB of free disk. */
export async function* measure() {
  const scratch = mkdtempSync(join(tmpdir(), 'tillguard-bench-'));
  try {
    const files = sizes.map((size, i) => writeRandom(join(scratch, `clip-${i}.bin`), size));
    const attached = files.map((path, i): FileReference => {
      const sha256 = execFileSync('sha256sum', [path], { encoding: 'utf8' }).slice(0, 64);
      return { sha256, name: `clip-${i}.bin`, mime: 'video/mp4', bytes: sizes[i]!, title: `clip ${i}` };
    });
    const paths = new Map(attached.map(({ sha256 }, i) => [sha256, files[i]!]));
    const sample = await samplePack(undefined, { attached });
    const ours: number[] = [];
    const peer: number[] = [];
    const grown: number[] = [];
    for (let run = 0; run < runs; run++) {
      let started = performance.now();
      execFileSync('sha256sum', files, { stdio: ['ignore', 'ignore', 'ignore'] });
      execFileSync('zip', ['-0', '-q', '-j', join(scratch, 'peer.zip'), ...files]);
      peer.push((performance.now() - started) / 1000);
      rmSync(join(scratch, 'peer.zip'));
      const memory = watchMemory();
      started = performance.now();
      const pack = await sample.build({
        reportTools: { font: bundledFont(), drawText: null },
        readArtefact: async (sha256) => {
          const path = paths.get(sha256);
          return path ? openAsBlob(path) : sample.input.readArtefact(sha256);
        },
      });
      await pipeline(Readable.fromWeb(pack.zip.stream() as never), createWriteStream(join(scratch, 'ours.zip')));
      ours.push((performance.now() - started) / 1000);
      grown.push(memory.stop());
      rmSync(join(scratch, 'ours.zip'));
    }
    const [a, b] = [median(ours), median(peer)];
    const note = 'SHA-256, SHA-512 and CRC-32 of every file, reports, signature, zip written to disk; Node';
    yield {
      area: 'evidence',
      name: 'pack-1gb',
      ours: a,
      unit: 's',
      peerName: 'sha256sum + zip -0',
      peer: b,
      ratio: a / b,
      runs,
      note,
    };
    yield {
      area: 'evidence',
      name: 'pack-1gb-memory',
      ours: median(grown),
      unit: 'MB',
      peerName: null,
      peer: null,
      ratio: null,
      runs,
      note: 'highest resident memory while building, less that before; Node',
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function watchMemory(): { stop(): number } {
  (globalThis as { gc?: () => void }).gc?.();
  const before = process.memoryUsage.rss();
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 20);
  return {
    stop: () => {
      clearInterval(timer);
      return (highest - before) / megabyte;
    },
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
