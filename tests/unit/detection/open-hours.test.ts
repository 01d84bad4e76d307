// The merchant's own business hours in place of what payments tell: known at once, and only while the shop is closed.
import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/detection/assess';
import { MemoryHistory } from '@/lib/detection/history';
import { parseMoment } from '@/lib/model/moment';
import { everyDay, type WeekHours } from '@/lib/model/week-hours';
import { row } from '../response/case-log';

const day = { from: '10:00', to: '22:00' };
const night = { from: '18:00', to: '02:00' };

function said(time: string, openHours?: WeekHours, day = '2026-03-01') {
  const one = row({ time: parseMoment(`${day}T${time}:00`) });
  const { findings, notEnough } = assess([one], new MemoryHistory([one]), openHours ? { openHours } : {});
  return { hour: findings.find(({ rule }) => rule === 'odd-hour'), needs: notEnough.map(({ rule }) => rule) };
}

describe('business hours', () => {
  it.each([
    ['03:12', day, true],
    ['12:00', day, false],
    // Half an hour before opening and after closing is nobody's business.
    ['09:45', day, false],
    ['22:20', day, false],
    ['22:31', day, true],
    ['09:29', day, true],
    ['23:30', night, false],
    ['01:59', night, false],
    ['12:00', night, true],
    // Never closed but for minutes: nothing is outside.
    ['06:10', { from: '06:20', to: '06:00' }, false],
  ])('%s in %o is marked: %s', (time, hours, isMarked) => {
    const { hour, needs } = said(time, everyDay(hours));
    expect(hour !== undefined).toBe(isMarked);
    expect(needs).not.toContain('odd-hour');
    if (hour) expect(hour.reason).toMatchObject({ key: 'odd-hour.reason.closed', values: hours });
  });

  // 2026-03-02 was a Monday. Lunch and dinner, Friday and Saturday into the night, closed on Monday.
  const lunch = { from: '11:00', to: '14:00' };
  const dinner = { from: '17:00', to: '21:00' };
  const late = { from: '17:00', to: '01:30' };
  const week = [[], [lunch, dinner], [lunch, dinner], [lunch, dinner], [lunch, late], [late], [lunch]];
  it.each([
    ['2026-03-02', '12:00', 'odd-hour.reason.closed-day'],
    ['2026-03-03', '12:00', null],
    ['2026-03-03', '15:30', 'odd-hour.reason.closed-spans'],
    ['2026-03-03', '16:40', null],
    ['2026-03-04', '00:45', 'odd-hour.reason.closed-spans'],
    // Friday's night is Saturday's small hours, and Saturday's is Sunday's.
    ['2026-03-07', '00:45', null],
    ['2026-03-08', '01:45', null],
    ['2026-03-08', '02:30', 'odd-hour.reason.closed'],
    ['2026-03-08', '19:00', 'odd-hour.reason.closed'],
  ])('each weekday has its own: %s %s says %s', (day, time, key) => {
    expect(said(time, week, day).hour?.reason.key ?? null).toBe(key);
  });

  it('open round the clock, nothing is outside', () => {
    expect(said('04:00', everyDay({ from: '00:00', to: '00:00' })).hour).toBeUndefined();
  });

  it('not entered, the rule needs to know the shop first', () => {
    expect(said('03:12')).toMatchObject({ hour: undefined });
    expect(said('03:12').needs).toContain('odd-hour');
  });
});
