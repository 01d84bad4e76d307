// How long it takes to match 50,000 charges with 50,000 till records, noise, tips, splits and doubles among them.
import { reconcile } from '@/lib/reconciliation/match';
import { makeLedgers, pairsOf, pairsRight } from '@/tests/unit/reconciliation/ledgers';

/** One line of `npm run bench`: medians of the same run; `peer` null where there is none to stand beside. */
export interface Measurement {
  area: string;
  name: string;
  ours: number;
  unit: string;
  peerName: string | null;
  peer: number | null;
  ratio: number | null;
  runs: number;
  note: string;
}

/** Measures reconciliation; about half a minute. */
export function measureReconciliation(runs = 5): Measurement[] {
  const { rows, till, truths } = makeLedgers({ sales: 50_000, seed: 50 });
  const [charges, records] = [rows.slice(0, 50_000), till.slice(0, 50_000)];
  const seconds: number[] = [];
  let result = reconcile(charges.slice(0, 2000), records.slice(0, 2000));
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    result = reconcile(charges, records);
    seconds.push((performance.now() - started) / 1000);
  }
  const compared = new Set(charges.map(({ key }) => key));
  const truth = pairsOf(
    truths.filter(
      (one) => one.charges.every((key) => compared.has(key)) && one.records.every((i) => i < records.length),
    ),
  );
  const { recall } = pairsRight(pairsOf(result.matches), truth);
  return [
    {
      area: 'reconciliation',
      name: '50k-by-50k',
      ours: Number(median(seconds).toFixed(3)),
      unit: 's',
      peerName: null,
      peer: null,
      ratio: null,
      runs,
      note: `${charges.length} charges by ${records.length} records, 20 % noise; ${(recall * 100).toFixed(2)} % of true pairs found`,
    },
  ];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}
