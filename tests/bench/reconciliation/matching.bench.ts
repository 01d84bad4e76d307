// Reconciliation's measurements, for `npm run bench`.
import type { Measurement } from '@/tests/bench/measurement';
import { measureReconciliation } from '@/tests/bench/reconciliation';

export async function* measure(): AsyncGenerator<Measurement> {
  yield* measureReconciliation();
}
