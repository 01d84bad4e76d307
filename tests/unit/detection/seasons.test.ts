// Weeks of shops that no rule was written from: planted incidents are found, ordinary rows and such as only look odd are left in peace, on
// pages as in a statement. More of them: `npm run bench -- detection`.
import { beforeAll, describe, expect, it } from 'vitest';
import { gradeSeasons, type SeasonGrade } from '@/tests/portals/seasons/grade';
import { plantedKinds } from '@/tests/portals/seasons/plant';
import { seasonShops } from '@/tests/portals/seasons/shops';

/** Rows of the largest shop that is judged here: a page's history is built anew for each day. */
const most = { pages: 2500, scan: 7000 };

describe.each(['pages', 'scan'] as const)('weeks of a shop, judged by its %s', (way) => {
  let grade: SeasonGrade;
  beforeAll(() => {
    const shops = seasonShops.filter(({ days, pace }) => days * pace < most[way]);
    grade = gradeSeasons(shops, [31], [way])[way];
  }, 300_000);

  it('shows nearly every kind of incident, and most are found', () => {
    const counts = [...grade.planted.values()];
    const sum = (of: 'planted' | 'found') => counts.reduce((total, count) => total + count[of], 0);
    const missed = [...grade.planted].filter(([, { planted, found }]) => found < planted).map(([kind]) => kind);
    expect(grade.planted.size).toBeGreaterThanOrEqual(plantedKinds.length - 2);
    expect(sum('found') / sum('planted'), missed.join(', ')).toBeGreaterThanOrEqual(0.75);
  });

  it('is right three times in four at medium, and oftener at high', () => {
    expect(grade.medium.all).toBeGreaterThan(60);
    expect(grade.medium.right / grade.medium.all).toBeGreaterThanOrEqual(0.75);
    expect(grade.high.right / grade.high.all).toBeGreaterThanOrEqual(0.8);
    expect(grade.marked.length / grade.others).toBeLessThanOrEqual(0.005);
  });
});
