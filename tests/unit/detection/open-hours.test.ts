// The merchant's own business hours in place of what payments tell: known at once, and only while the shop is closed.
import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/detection/assess';
import { MemoryHistory } from '@/lib/detection/history';
import { parseMoment } from '@/lib/model/moment';
import { row } from '../response/case-log';

const day = { from: '10:00', to: '22:00' };
const night = { from: '18:00', to: '02:00' };

function said(time: string, openHours?: { from: string; to: string }) {
  const one = row({ time: parseMoment(`2026-03-01T${time}:00`) });
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
    const { hour, needs } = said(time, hours);
    expect(hour !== undefined).toBe(isMarked);
    expect(needs).not.toContain('odd-hour');
    if (hour) expect(hour.reason).toMatchObject({ key: 'odd-hour.reason.closed', values: hours });
  });

  it('not entered, the rule needs to know the shop first', () => {
    expect(said('03:12')).toMatchObject({ hour: undefined });
    expect(said('03:12').needs).toContain('odd-hour');
  });
});
