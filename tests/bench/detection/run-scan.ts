// Runs `npm run scan` as a user does, in a process of its own, and measures it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Seconds of a whole run, and the largest resident memory in MB; null where the system does not tell it. */
export interface ScanRun {
  seconds: number;
  peak: number | null;
}

/** Scans a file into scores. */
export async function runScan(statement: string, out: string): Promise<ScanRun> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [
      'node_modules/tsx/dist/cli.mjs',
      '--tsconfig',
      'tests/config/tsx.json',
      'tests/commands/scan.ts',
      statement,
      '--out',
      out,
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  let peak: number | null = null;
  const watch = setInterval(() => {
    for (const pid of [child.pid, ...childrenOf(child.pid)]) {
      const now = peakOf(pid);
      if (now !== null) peak = Math.max(peak ?? 0, now);
    }
  }, 100);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  clearInterval(watch);
  if (code !== 0) throw new Error(`scan ended with ${code}.`);
  return { seconds: (performance.now() - started) / 1000, peak };
}

/** tsx runs the program in a child of its own. */
function childrenOf(pid: number | undefined): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

function peakOf(pid: number | undefined): number | null {
  const peak = /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`));
  return peak ? Number(peak[1]) / 1024 : null;
}

/** A process that has just ended has no files any more. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
