// How well payments are ordered by how odd they are, beside detectors that Node can run, on the same rows in the same run: the given
// seven later weeks of the handbook's simulated payments, graded by the scorer given with them. Nothing where they are not there.
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import type { Measurement } from '@/tests/bench/measurement';
import { scorePeers } from './peers';
import { runScan } from './run-scan';

const area = 'detection';
const shared = fileURLToPath(new URL('../../../../shared/detection', import.meta.url));
const statement = join(shared, 'data/handbook-dev.csv.gz');
const weeks = { from: '2018-06-06', to: '2018-07-24' };

interface Grades {
  AP13: number;
  P20: number;
}

export async function* measure(): AsyncGenerator<Measurement> {
  if (!existsSync(statement)) {
    console.error(
      'detection: the given payments (../shared/detection) are not here, so ap13 and p20 are not measured.',
    );
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'tillguard-bench-'));
  try {
    const plain = join(folder, 'statement.csv');
    await pipeline(createReadStream(statement), createGunzip(), createWriteStream(plain));
    const out = join(folder, 'scores.csv');
    await runScan(plain, out);
    const ours = grade(out);
    const { ids, peers } = await scorePeers(statement);
    const grades = peers.map(({ name, scores }) => {
      const path = join(folder, 'peer.csv');
      writeScores(path, ids, scores);
      return { name, ...grade(path) };
    });
    for (const [name, measure] of [
      ['ap13', 'AP13'],
      ['p20', 'P20'],
    ] as const) {
      const best = [...grades].sort((a, b) => b[measure] - a[measure])[0]!;
      yield {
        area,
        name,
        ours: ours[measure],
        unit: measure === 'AP13' ? 'average precision' : 'share of 20 a day',
        peerName: best.name,
        peer: best[measure],
        ratio: ours[measure] / best[measure],
        runs: 1,
        note: `${weeks.from} to ${weeks.to}, simulated payments; ${grades.map((peer) => `${peer.name} ${peer[measure].toFixed(3)}`).join(', ')}`,
      };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The given scorer's mean over the weeks. */
function grade(scores: string): Grades {
  const labels = join(shared, 'data/handbook-dev-labels.csv.gz');
  const told = execFileSync(
    process.execPath,
    [
      join(shared, 'score.mjs'),
      ...['--scores', scores, '--statement', statement, '--labels', labels],
      ...['--from', weeks.from, '--to', weeks.to, '--mode', 'handbook', '--json'],
    ],
    { maxBuffer: 1 << 28, encoding: 'utf8' },
  );
  return (JSON.parse(told) as { mean: Grades }).mean;
}

/** Ranks as scores in 0…1: the scorer wants them there, and the order is all that is graded. */
function writeScores(path: string, ids: readonly string[], scores: Float64Array): void {
  const sorted = Float64Array.from(scores).sort();
  const rankOf = (score: number) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < score) low = middle + 1;
      else high = middle;
    }
    return low / sorted.length;
  };
  const lines = ids.map((id, i) => `${i + 1},${id},${rankOf(scores[i]!).toPrecision(9)},,`);
  writeFileSync(path, `row,id,score,severity,rules\n${lines.join('\n')}\n`);
}
