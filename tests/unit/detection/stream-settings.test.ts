// A long statement is judged by the merchant's own choice as a page is: rules switched off, thresholds moved, business hours entered.
import { describe, expect, it } from 'vitest';
import type { DetectionSettings } from '@/lib/detection/settings';
import { StreamAssessor } from '@/lib/detection/stream';
import type { Finding } from '@/lib/model/finding';
import { everyDay } from '@/lib/model/week-hours';
import { last, mine, row, usual } from './example-shop';

const line = [
  ...usual,
  row('a', last, '20:30', 9000, mine),
  row('b', last, '20:45', 9000, mine),
  row('large', last, '23:59', 480_000, mine),
];

function said(settings: DetectionSettings): Finding[] {
  const assessor = new StreamAssessor([], new Map(), settings);
  return line.flatMap((keyed) => assessor.push(keyed).findings);
}
const rulesOn = (key: string, settings: DetectionSettings) =>
  said(settings)
    .filter((finding) => finding.key === key)
    .map(({ rule }) => rule);

describe('a statement in time order', () => {
  it('is judged by all rules where nothing was chosen', () => {
    expect(rulesOn('b', {})).toContain('duplicate-charge');
    expect(rulesOn('large', {})).toEqual(expect.arrayContaining(['digit-slip', 'volume-jump', 'odd-hour']));
    expect(rulesOn('b', {})).not.toContain('odd-hour');
  });

  it('hears nothing of rules that are switched off, the score’s own parts among them', () => {
    const off = ['duplicate-charge', 'digit-slip', 'volume-jump'];
    expect(said({ off }).filter(({ rule }) => off.includes(rule))).toEqual([]);
  });

  it('goes by thresholds that were moved', () => {
    expect(rulesOn('b', { parameters: { 'duplicate-charge': { minutes: 10 } } })).not.toContain('duplicate-charge');
  });

  it('knows the business hours that were entered', () => {
    expect(rulesOn('large', { openHours: everyDay({ from: '10:00', to: '22:00' }) })).toContain('odd-hour');
    expect(rulesOn('b', { openHours: everyDay({ from: '10:00', to: '22:00' }) })).not.toContain('odd-hour');
  });
});
