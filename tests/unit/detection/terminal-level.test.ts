// A terminal's own level of amounts: believed where terminals differ, and only there.
import { describe, expect, it } from 'vitest';
import { TerminalLevel } from '@/lib/detection/scoring/terminal-level';
import { seeded } from '@/tests/portals/demo/random';

/** Offsets of the last round over terminals whose amounts lie so many places above each other. */
function offsets(apart: number, rounds: number): number[] {
  const [levels, random] = [new TerminalLevel(), seeded(5)];
  let last: number[] = [];
  for (let round = 0; round < rounds; round++)
    last = [0, 1, 2, 3].map((terminal) =>
      levels.offset(0, terminal, 130 + apart * (terminal - 1.5) + 8 * (random.next() - 0.5)),
    );
  return last;
}

describe('the level of a terminal', () => {
  it('is learned where a counter sells what is dear', () => {
    const [low, , , high] = offsets(8, 600) as [number, number, number, number];
    expect(low).toBeGreaterThan(-14);
    expect(low).toBeLessThan(-9);
    expect(high).toBeGreaterThan(9);
    expect(high).toBeLessThan(14);
  });

  it('is the shop’s where terminals are alike, and before anything is known', () => {
    expect(offsets(0, 600)).toEqual([0, 0, 0, 0]);
    expect(offsets(8, 1)).toEqual([0, 0, 0, 0]);
  });

  it('is nothing for a row that shows no terminal', () => {
    expect(new TerminalLevel().offset(0, -1, 130)).toBe(0);
  });
});
