// A first visit: 60 to 250 rows of many kinds of shop are all that is known, and the planted incidents must be found from them alone,
// while the other rows, odd-looking ones that are in order included, are left in peace. More of them: `npm run bench -- detection`.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Grade, gradeVisits } from '@/tests/portals/visits/grade';
import { incidentKinds } from '@/tests/portals/visits/incidents';
import { shopKinds } from '@/tests/portals/visits/shops';

describe('first pages of many kinds of shop', () => {
  let grade: Grade;
  beforeAll(() => {
    grade = gradeVisits(shopKinds, [60, 120, 250], [11, 12]);
  });

  it('plants every kind of incident that so few rows can show', () => {
    // Two kinds need more days, or oftener-seen cards, than some of such pages hold.
    expect(grade.planted.size).toBeGreaterThanOrEqual(incidentKinds.length - 2);
  });

  it('at least 95 % of the planted incidents are found at medium or high', () => {
    let [planted, found] = [0, 0];
    for (const count of grade.planted.values()) {
      planted += count.planted;
      found += count.found;
    }
    const missed = [...grade.planted].filter(([, count]) => count.found < count.planted).map(([kind]) => kind);
    expect(planted).toBeGreaterThan(150);
    expect(found / planted, `missed: ${missed.join(', ')}`).toBeGreaterThanOrEqual(0.95);
  });

  it('at most 1 % of the other rows are marked, and none that only looks odd', () => {
    expect(grade.others).toBeGreaterThan(8000);
    expect(grade.marked.length / grade.others).toBeLessThanOrEqual(0.01);
    const innocents = [...grade.innocent].filter(([what]) => what !== 'ordinary');
    expect(innocents.length).toBeGreaterThanOrEqual(8);
    for (const [what, { rows, marked }] of innocents) expect(marked / rows, what).toBeLessThanOrEqual(0.02);
  });
});
