// One gigabyte of attachments, five files of 150 MB among them, packed by the installed extension in Chromium, beside sha256sum and
// zip -0 on as many bytes in the same run; and how far the browser's renderers grow meanwhile.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCaseInBrowser } from './case-in-browser';

const megabyte = 1024 ** 2;
const sizes = [...Array<number>(5).fill(150), ...Array<number>(28).fill(10)];

/** Measures; needs about 5 GB of free disk. */
export async function* measure() {
  const peer = measurePeer();
  const it = await openCaseInBrowser();
  try {
    for (const [i, size] of sizes.entries()) await it.addFile(`clip-${i}.mp4`, size);
    const memory = watchRenderers();
    const started = performance.now();
    const jobId = crypto.randomUUID();
    await it.ask('pack.build', { jobId, caseId: it.caseId, kind: 'master' });
    const job = await it.ended(jobId, 900_000);
    const ours = (performance.now() - started) / 1000;
    const grown = memory.stop();
    if (job.state !== 'done') throw new Error(`The pack failed: ${job.trouble}`);
    const note = 'the installed extension in Chromium, pack kept in its store';
    yield {
      area: 'evidence',
      name: 'pack-1gb-browser',
      ours,
      unit: 's',
      peerName: 'sha256sum + zip -0',
      peer,
      ratio: ours / peer,
      runs: 1,
      note,
    };
    yield {
      area: 'evidence',
      name: 'pack-1gb-browser-memory',
      ours: grown,
      unit: 'MB',
      peerName: null,
      peer: null,
      ratio: null,
      runs: 1,
      note: 'highest resident memory of all renderers together while building, less that before',
    };
  } finally {
    await it.close();
  }
}

function measurePeer(): number {
  const scratch = mkdtempSync(join(tmpdir(), 'tillguard-bench-'));
  try {
    const files = sizes.map((size, i) => {
      const path = join(scratch, `clip-${i}.bin`);
      const file = openSync(path, 'w');
      for (let part = 0; part < size; part++) writeSync(file, randomBytes(megabyte));
      closeSync(file);
      return path;
    });
    const started = performance.now();
    execFileSync('sha256sum', files, { stdio: ['ignore', 'ignore', 'ignore'] });
    execFileSync('zip', ['-0', '-q', '-j', join(scratch, 'peer.zip'), ...files]);
    return (performance.now() - started) / 1000;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Resident memory that renderers do not share, of all below this process; MB. */
function rendererMemory(): number {
  let sum = 0;
  const parents = new Map<number, number>();
  const renderers: number[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]));
      if (readFileSync(`/proc/${name}/cmdline`, 'latin1').includes('--type=renderer')) renderers.push(Number(name));
    } catch {}
  }
  for (const pid of renderers) {
    if (!isBelow(pid, process.pid, parents)) continue;
    try {
      const anonymous = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
      sum += Number(anonymous?.[1] ?? 0) / 1024;
    } catch {
      // Ended meanwhile: it holds nothing.
      sum += 0;
    }
  }
  return sum;
}

function isBelow(pid: number, ancestor: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
    if (at === ancestor) return true;
  return false;
}

function watchRenderers(): { stop(): number } {
  const before = rendererMemory();
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, rendererMemory());
  }, 200);
  return {
    stop: () => {
      clearInterval(timer);
      return highest - before;
    },
  };
}
