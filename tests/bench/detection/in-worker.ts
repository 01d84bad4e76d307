// Runs in a worker of a real browser: fills a ledger as visits would have left it, and assesses pages of it as the product does.
import { openDatabase } from '@/lib/storage/database';
import { assessRows } from '@/lib/worker/assess-rows';
import { fill, portal, rowAt } from './large-ledger';

/** Time for the browser to tidy what was written in one go; ms. */
const settle = 20_000;

/** Fills a ledger and gives milliseconds of each of some pages of 100 rows, spread over it, once a first one has warmed it. */
async function measure(rows: number, runs: number): Promise<number[]> {
  const name = `bench-${rows}`;
  const db = await openDatabase({ name });
  await fill(db, rows);
  // A ledger that visits have filled over months lies tidied on the disk.
  await new Promise((resume) => setTimeout(resume, settle));
  const times: number[] = [];
  for (let run = -3; run < runs; run++) {
    const from = Math.max(0, rows - 100 * (run + 4));
    const page = Array.from({ length: 100 }, (_, i) => rowAt(from + i, rows));
    const started = performance.now();
    await assessRows(db, portal, page);
    if (run >= 0) times.push(performance.now() - started);
  }
  db.close();
  return times;
}

addEventListener('message', (event: MessageEvent<{ rows: number; runs: number }>) => {
  measure(event.data.rows, event.data.runs).then(
    (times) => postMessage({ times }),
    (error: unknown) => postMessage({ error: String(error) }),
  );
});
