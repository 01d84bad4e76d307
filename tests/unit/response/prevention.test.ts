// Recurring checks against a moved clock, and the record to print.
import { describe, expect, it } from 'vitest';
import { languages } from '@/lib/i18n/say';
import { type CheckRecord, PreventionPlan } from '@/lib/model/prevention';
import { missingIn } from '@/lib/response/letters/document';
import { letterHtml } from '@/lib/response/letters/html';
import { checksDue, isSerialRight, preventionRecord, unlistedTerminals } from '@/lib/response/prevention';

const terminal = { terminal: '60128801', store: '人民路店', model: 'A920', serial: 'SN-1234 5678', place: '前台' };
const plan = PreventionPlan.parse({
  terminals: [terminal],
  stores: ['人民路店'],
  everyDays: { firmware: 0, access: 14, provider: 0, 'second-factor': 0, training: 0, 'vouchers-filed': 0 },
});
const on = (day: string) => ({ instant: `${day}T02:00:00.000Z`, local: `${day}T10:00:00` });
const done = (day: string, change: Partial<CheckRecord> = {}): CheckRecord => ({
  id: `check-${day}`,
  kind: 'inspection',
  subject: '60128801',
  at: `${day}T02:00:00.000Z`,
  day,
  actor: '李敏',
  result: 'in-order',
  serial: 'sn12345678',
  note: '',
  files: [],
  ...change,
});
const states = (records: CheckRecord[], day: string) =>
  checksDue(plan, records, on(day)).map(({ kind, dueOn, state }) => [kind, dueOn, state]);

describe('checks', () => {
  it('are due at once where never done, then after their days; a switched-off one never', () => {
    expect(states([], '2026-03-01')).toEqual([
      ['inspection', '2026-03-01', 'today'],
      ['access', '2026-03-01', 'today'],
    ]);
    expect(states([done('2026-03-01'), done('2026-02-01')], '2026-03-07')).toContainEqual([
      'inspection',
      '2026-03-08',
      'later',
    ]);
    expect(states([done('2026-03-01')], '2026-03-08')).toContainEqual(['inspection', '2026-03-08', 'today']);
    expect(states([done('2026-03-01')], '2026-03-09')[0]).toEqual(['inspection', '2026-03-08', 'overdue']);
  });

  it('stand first while something is wrong: said so, or another serial number than the list’s', () => {
    expect(states([done('2026-03-01', { result: 'problem' })], '2026-03-02')[0]).toEqual([
      'inspection',
      '2026-03-08',
      'problem',
    ]);
    expect(states([done('2026-03-01', { serial: 'SN-9999' })], '2026-03-02')[0]![2]).toBe('problem');
    expect(states([done('2026-03-01', { serial: 'SN-9999' }), done('2026-03-02')], '2026-03-02')[1]![2]).toBe('later');
  });

  it('compare serial numbers as people write them', () => {
    expect(isSerialRight(terminal, 'ＳＮ１２３４-5678')).toBe(true);
    expect(isSerialRight(terminal, '')).toBe(true);
    expect(isSerialRight(terminal, 'SN-1234 5679')).toBe(false);
  });

  it('name terminals that the portal shows and the list does not', () => {
    expect(unlistedTerminals(plan, ['60128801', '60128809', '60128809'])).toEqual(['60128809']);
  });
});

describe('the record', () => {
  it.each(languages)('in %s holds list and checks, and leaves the signature open', (language) => {
    const letter = preventionRecord(plan, [done('2026-03-01', { note: '封条完好' })], {
      language,
      clock: on('2026-03-02'),
      shop: '望江楼',
    });
    const html = letterHtml(letter);
    for (const part of ['60128801', 'SN-1234 5678', '封条完好', '望江楼', '2026-03-01']) expect(html).toContain(part);
    expect(html).not.toMatch(/\{\w+\}|undefined/);
    expect(missingIn(letter)).toEqual(['']);
  });
});
