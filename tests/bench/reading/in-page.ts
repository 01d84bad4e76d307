// Runs in a page of the reading benchmark: our reader beside its peers on the same document, in the same run.
import { utils } from 'xlsx';
import { readPage } from '@/lib/reading/page';
import { PageReader } from '@/lib/reading/page-reader';
import { mayHoldTables } from '@/lib/reading/table-like';

const context = () => ({ language: document.documentElement.lang, host: location.host, now: '2026-03-29T09:00:00' });

/** Reads every cell's text and keeps it, as the plainest reader would. */
function walk(selector: string): string[] {
  const texts: string[] = [];
  for (const cell of document.querySelectorAll(selector)) texts.push(cell.textContent ?? '');
  return texts;
}

const changesASample = 40;

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const rest = (ms = 0) => new Promise<void>((done) => setTimeout(done, ms));

async function inTurn(
  runs: number,
  ours: () => unknown,
  peer: () => unknown,
): Promise<{ ours: number[]; peer: number[] }> {
  const result = { ours: [] as number[], peer: [] as number[] };
  for (let run = 0; run < runs + 2; run++) {
    await rest(20);
    const a = timed(ours);
    await rest(20);
    const b = timed(peer);
    // The first two warm the code up, for both alike.
    if (run >= 2) {
      result.ours.push(a);
      result.peer.push(b);
    }
  }
  return result;
}

function rowsRead(): number {
  return readPage(document, context()).tables.reduce((sum, table) => sum + table.rows.length, 0);
}

const bench = {
  rowsRead,
  againstWalk: (runs: number, selector: string) => inTurn(runs, rowsRead, () => walk(selector)),
  againstSheet: (runs: number) =>
    inTurn(runs, rowsRead, () => utils.table_to_sheet(document.querySelector('table')!, { raw: true })),
  /** what the content script does on a page as it comes, once, in a fresh document, in milliseconds */
  look: () =>
    timed(() => {
      const steps = mayHoldTables(document, (element) => element.shadowRoot);
      let step = steps.next();
      while (!step.done) step = steps.next();
      if (step.value) throw new Error('a table was seen where none is');
    }),
  /** reads in slices and gives the longest slice */
  async slices(): Promise<{ longest: number; rows: number }> {
    const reader = new PageReader(document, context);
    const read = await reader.read();
    return { longest: reader.longestSlice, rows: read?.tables.reduce((sum, table) => sum + table.rows.length, 0) ?? 0 };
  },
  /** changes one cell after the other and reads only what changed */
  async changes(runs: number, selector: string): Promise<{ ours: number[]; peer: number[]; right: boolean }> {
    const reader = new PageReader(document, context);
    const peer: number[] = [];
    for (let run = 0; run < 5; run++) {
      await rest(10);
      peer.push(timed(() => reader.readNow()));
    }
    const cells = [...document.querySelectorAll(selector)];
    const ours: number[] = [];
    let right = true;
    for (let run = 0; run < runs; run++) {
      // Clocks of pages are coarse: one sample is a batch of changes, each read on its own.
      const batch = Array.from({ length: changesASample }, (_, i) => cells[(run * 37 + i * 101) % cells.length]!);
      for (const cell of batch) cell.firstChild!.nodeValue = `${1000 + run}.25`;
      const time = timed(() => {
        for (const cell of batch) reader.refresh([cell.firstChild!]);
      });
      ours.push(time / changesASample);
      const rows = new Set(batch.map((cell) => cell.closest('tr,[role="row"]')!));
      for (const { elements, transaction } of reader.latest!.tables[0]!.rows)
        if (rows.has(elements[0]!)) right &&= Math.abs(transaction.amount?.minor ?? 0) === (1000 + run) * 100 + 25;
    }
    return { ours, peer, right };
  },
};

declare global {
  interface Window {
    readingBench: typeof bench;
  }
}
window.readingBench = bench;
