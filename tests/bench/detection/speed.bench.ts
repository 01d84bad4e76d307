// How long `npm run scan` takes over 1.75 million payments, how much memory it needs, and how both grow: over a statement made here.
import { mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alone, beside, type Measurement } from '@/tests/bench/measurement';
import { runScan, type ScanRun } from './run-scan';

const area = 'detection';
const rows = 1_750_000;

export async function* measure(): AsyncGenerator<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'tillguard-bench-'));
  try {
    const runs: ScanRun[] = [];
    const sizes = [rows / 4, rows / 2, rows];
    for (const [i, size] of sizes.entries()) {
      const path = join(folder, `${i}.csv`);
      await writeStatement(path, size);
      runs.push(await runScan(path, join(folder, 'scores.csv')));
      rmSync(path);
    }
    const [quarter, half, whole] = runs as [ScanRun, ScanRun, ScanRun];
    const note = `5,000 cards, 10,000 terminals; ${sizes.map((size, i) => `${size.toLocaleString('en')} rows ${runs[i]!.seconds.toFixed(1)} s`).join(', ')}`;
    yield alone({ area, name: 'scan-1.75m', unit: 's', note }, [whole.seconds]);
    if (whole.peak !== null)
      yield alone(
        { area, name: 'scan-peak-rss', unit: 'MB', note: `a quarter of the rows ${quarter.peak?.toFixed(0)} MB` },
        [whole.peak],
      );
    else
      console.error(
        'detection: this system does not tell a process’s largest memory, so scan-peak-rss is not measured.',
      );
    yield beside(
      { area, name: 'scan-growth', unit: 's', peerName: 'the same at half the rows', note: 'ratio 2 is linear' },
      [whole.seconds],
      [half.seconds],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Payments of half a year as a statement's file: each card with a level of its own. The same every time. */
async function writeStatement(path: string, count: number): Promise<void> {
  const file: FileHandle = await open(path, 'w');
  let seed = 20_260_301;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const levels = Array.from({ length: 5000 }, () => 10 * 10 ** (random() * 1.3));
  const start = Date.UTC(2026, 0, 1);
  const gap = (183 * 86_400_000) / count;
  let lines = ['商户号,终端号,交易时间,交易类型,交易状态,交易金额,币种,卡号,交易单号'];
  for (let i = 0; i < count; i++) {
    const card = Math.floor(random() * 5000);
    const terminal = 10_000_000 + ((card * 7 + Math.floor(random() * 60)) % 10_000);
    const amount = levels[card]! * (0.3 + 1.4 * random());
    const time = new Date(start + i * gap).toISOString().slice(0, 19).replace('T', ' ');
    lines.push(
      `898440054110001,${terminal},${time},消费,交易成功,${amount.toFixed(2)},CNY,621483******${String(card).padStart(4, '0')},42${String(i).padStart(10, '0')}`,
    );
    if (lines.length >= 20_000) {
      await file.write(`${lines.join('\n')}\n`);
      lines = [];
    }
  }
  await file.write(`${lines.join('\n')}\n`);
  await file.close();
}
