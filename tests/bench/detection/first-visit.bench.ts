// How many planted incidents are found on a first visit, and how many other rows are marked: pages of 60 to 500 rows of many kinds of
// shop, made up here, judged from themselves alone.
import { alone, type Measurement } from '@/tests/bench/measurement';
import { gradeVisits } from '@/tests/portals/visits/grade';
import { shopKinds } from '@/tests/portals/visits/shops';

const area = 'detection';
const sizes = [60, 120, 250, 500];
const seeds = [101, 102, 103, 104, 105, 106, 107, 108];

export async function* measure(): AsyncGenerator<Measurement> {
  const { planted, others, marked, innocent } = gradeVisits(shopKinds, sizes, seeds);
  const counts = [...planted.values()];
  const sum = (of: 'planted' | 'found') => counts.reduce((total, count) => total + count[of], 0);
  const missed = [...planted]
    .filter(([, { planted: all, found }]) => found < all)
    .map(([kind, { planted: all, found }]) => `${kind} ${found}/${all}`);
  yield alone(
    {
      area,
      name: 'first-visit-found',
      unit: 'share',
      note: `${sum('planted')} incidents of ${planted.size} kinds in ${shopKinds.length} kinds of shop; not all found: ${missed.join(', ') || 'none'}`,
    },
    [sum('found') / sum('planted')],
  );
  yield alone(
    {
      area,
      name: 'first-visit-others-marked',
      unit: 'share',
      note: `${marked.length} of ${others} rows at medium or high; ${[...innocent].map(([what, { rows, marked: count }]) => `${what} ${count}/${rows}`).join(', ')}`,
    },
    [marked.length / others],
  );
}
