// One gigabyte of attachments, five files of 150 MB among them, packed by the installed extension in Chromium, beside sha256sum and
// zip -0 on as many bytes in the same run; and how far the browser's renderers grow meanwhile.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alone, beside } from '../measurement';
import { openCaseInBrowser } from './case-in-browser';
import { writeRandom } from './random-file';

const megabyte = 1024 ** 2;
const sizes = [...Array<number>(5).fill(150), ...Array<number>(28).fill(10)];

/** Measures; needs about 6 GB of free disk. */
export async function* measure() {
  const scratch = mkdtempSync(join(tmpdir(), 'tillguard-bench-'));
  const it = await openCaseInBrowser();
  try {
    const files = sizes.map((size, i) => writeRandom(join(scratch, `clip-${i}.mp4`), size * megabyte));
    let started = performance.now();
    await it.addFiles(files);
    const added = since(started);
    started = performance.now();
    execFileSync('sha256sum', files, { stdio: ['ignore', 'ignore', 'ignore'] });
    execFileSync('zip', ['-0', '-q', '-j', join(scratch, 'peer.zip'), ...files]);
    const peer = since(started);
    const memory = watchRenderers();
    started = performance.now();
    const jobId = crypto.randomUUID();
    await it.ask('pack.build', { jobId, caseId: it.caseId, kind: 'master' });
    const job = await it.ended(jobId, 900_000);
    const ours = since(started);
    const grown = memory.stop();
    if (job.state !== 'done') throw new Error(`The pack failed: ${job.trouble}`);
    const what = { area: 'evidence', unit: 's' };
    const name = 'pack-1gb-browser';
    const note = 'the installed extension in Chromium, pack kept in its store';
    yield beside({ ...what, name, peerName: 'sha256sum + zip -0', note }, [ours], [peer]);
    const highest = 'highest resident memory of all renderers together while building, less that before';
    yield alone({ ...what, name: `${name}-memory`, unit: 'MB', note: highest }, [grown]);
    const before = 'the same files added on the case’s page beforehand: kept, and hashed for the packs to come';
    yield alone({ ...what, name: 'files-1gb-browser-added', note: before }, [added]);
  } finally {
    await it.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const since = (started: number) => (performance.now() - started) / 1000;

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
