// When reminders are told: on the day, once overdue, never in quiet hours, never twice.
import { describe, expect, it } from 'vitest';
import { everyDay } from '@/lib/model/week-hours';
import type { Clock } from '@/lib/response/clock';
import { endOfQuiet, planNotices } from '@/lib/response/notices';

/** Shanghai's wall clock. */
const at = (local: string): Clock => ({
  instant: new Date(Date.parse(`${local}Z`) - 8 * 3_600_000).toISOString(),
  local,
});
const inShanghai = (milliseconds: number | null) =>
  milliseconds === null ? null : new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 16);
const quiet = everyDay({ from: '22:30', to: '08:00' });
const answer = { caseId: '20260301-7F3A', id: 'call.1', due: { on: '2026-03-04' } };
const police = { caseId: '20260301-7F3A', id: 'step.fraud.call-police', due: { at: '2026-02-28T20:00:00.000Z' } }; // 04:00 in Shanghai

describe('notices', () => {
  it.each([
    ['2026-03-03T23:00:00', [], '2026-03-04T09:00'],
    ['2026-03-04T08:59:00', [], '2026-03-04T09:00'],
    ['2026-03-04T09:00:00', ['today'], '2026-03-05T09:00'],
    ['2026-03-05T00:30:00', ['today'], '2026-03-05T09:00'],
    ['2026-03-05T09:00:00', ['overdue'], null],
    ['2026-03-20T12:00:00', ['overdue'], null],
  ])('a promised day, at %s', (local, states, next) => {
    const plan = planNotices([answer], new Set(), at(local), null);
    expect(plan.tell.map(({ state }) => state)).toEqual(states);
    expect(inShanghai(plan.next)).toBe(next);
  });

  it('tells each state once, whatever restarts in between', () => {
    const first = planNotices([answer], new Set(), at('2026-03-04T10:00:00'), quiet);
    expect(first.tell).toHaveLength(1);
    const told = new Set(first.tell.map(({ name }) => name));
    expect(planNotices([answer], told, at('2026-03-04T10:05:00'), quiet).tell).toEqual([]);
    expect(planNotices([answer], told, at('2026-03-05T10:05:00'), quiet).tell.map(({ state }) => state)).toEqual([
      'overdue',
    ]);
    // Put off to another day it is told anew.
    expect(
      planNotices([{ ...answer, due: { on: '2026-03-06' } }], told, at('2026-03-06T10:00:00'), quiet).tell,
    ).toHaveLength(1);
  });

  it('keeps still in quiet hours and tells at their end, but for the first hour of the user’s own decision', () => {
    const night = planNotices([answer], new Set(), at('2026-03-05T23:10:00'), quiet);
    expect(night.tell).toEqual([]);
    expect(inShanghai(night.next)).toBe('2026-03-06T08:00');
    const hour = planNotices([police], new Set(), at('2026-03-01T03:50:00'), quiet);
    expect(hour.tell.map(({ state }) => state)).toEqual(['today']);
    expect(inShanghai(hour.next)).toBe('2026-03-01T04:00');
  });

  it.each([
    ['2026-03-01T22:30:00', '2026-03-02T08:00'],
    ['2026-03-01T03:00:00', '2026-03-01T08:00'],
    ['2026-03-01T08:00:00', null],
    ['2026-03-01T22:29:00', null],
  ])('quiet hours over midnight, at %s', (local, end) => {
    expect(inShanghai(endOfQuiet(at(local), quiet))).toBe(end);
  });

  it('quiet hours within a day, and none', () => {
    expect(inShanghai(endOfQuiet(at('2026-03-01T13:00:00'), everyDay({ from: '12:00', to: '14:00' })))).toBe(
      '2026-03-01T14:00',
    );
    expect(endOfQuiet(at('2026-03-01T15:00:00'), everyDay({ from: '12:00', to: '14:00' }))).toBeNull();
    expect(endOfQuiet(at('2026-03-01T15:00:00'), everyDay())).toBeNull();
    // Quiet without end would be never told: that is no quiet at all.
    expect(endOfQuiet(at('2026-03-01T15:00:00'), everyDay({ from: '12:00', to: '12:00' }))).toBeNull();
  });

  it('each weekday has its own, over the end of the week too, and stretches that follow each other are one', () => {
    const night = { from: '22:00', to: '07:00' };
    const weekend = { from: '07:00', to: '11:00' };
    const week = [[night], [night], [night], [night], [], [weekend, night], [weekend, night]];
    // Friday night to Saturday has none; Sunday night ends on Monday at seven, Saturday night goes on till Sunday at eleven.
    expect(endOfQuiet(at('2026-03-06T23:00:00'), week)).toBeNull();
    expect(inShanghai(endOfQuiet(at('2026-03-08T23:00:00'), week))).toBe('2026-03-09T07:00');
    expect(inShanghai(endOfQuiet(at('2026-03-07T23:00:00'), week))).toBe('2026-03-08T11:00');
    expect(endOfQuiet(at('2026-03-09T08:00:00'), week)).toBeNull();
  });
});
