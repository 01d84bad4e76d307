// Weeks of shops that no rule was written from, as a merchant's pages day by day and as a statement in time order: how many planted
// incidents are found at medium or high, how often such a mark is right, how many other rows are marked.
import { alone, type Measurement } from '@/tests/bench/measurement';
import { gradeSeasons } from '@/tests/portals/seasons/grade';
import { seasonShops } from '@/tests/portals/seasons/shops';

const area = 'detection';
const seeds = [201, 202, 203];

export async function* measure(): AsyncGenerator<Measurement> {
  const grades = gradeSeasons(seasonShops, seeds);
  for (const way of ['pages', 'scan'] as const) {
    const { planted, medium, high, marked, others } = grades[way];
    const counts = [...planted.values()];
    const sum = (of: 'planted' | 'found') => counts.reduce((total, count) => total + count[of], 0);
    const missed = [...planted]
      .filter(([, count]) => count.found < count.planted)
      .map(([kind, count]) => `${kind} ${count.found}/${count.planted}`);
    const unit = 'share';
    yield alone(
      {
        area,
        name: `seasons-${way}-found`,
        unit,
        note: `${sum('planted')} incidents of ${planted.size} kinds in ${seasonShops.length} shops; not all found: ${missed.join(', ') || 'none'}`,
      },
      [sum('found') / sum('planted')],
    );
    const rules = new Map<string, number>();
    for (const { rule } of marked) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    const wrong = [...rules].map(([rule, count]) => `${rule} ${count}`).join(', ');
    yield alone(
      { area, name: `seasons-${way}-medium-right`, unit, note: `of ${medium.all}; wrong: ${wrong || 'none'}` },
      [medium.right / medium.all],
    );
    yield alone({ area, name: `seasons-${way}-high-right`, unit, note: `of ${high.all}` }, [high.right / high.all]);
    yield alone({ area, name: `seasons-${way}-others-marked`, unit, note: `${marked.length} of ${others} rows` }, [
      marked.length / others,
    ]);
  }
}
