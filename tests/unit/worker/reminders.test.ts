// The worker's part in reminders and corrections, over a real database and a moved clock: told once, after restarts too.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Act } from '@/lib/model/case-event';
import { everyDay } from '@/lib/model/week-hours';
import { foldCase } from '@/lib/response/fold';
import { summarise } from '@/lib/response/summary';
import { appendCaseEvent, readLog } from '@/lib/storage/cases';
import { saveCheck } from '@/lib/storage/checks';
import { type Database, openDatabase } from '@/lib/storage/database';
import { writePlan } from '@/lib/storage/kept';
import { remember } from '@/lib/storage/ledger';
import { writeSettings } from '@/lib/storage/settings';
import { writeAct } from '@/lib/worker/case-desk';
import type { Desk } from '@/lib/worker/desk';
import { remind, serveReminders } from '@/lib/worker/remind';
import { watchCorrections } from '@/lib/worker/watch-corrections';
import { call, classified, opened, row } from '../response/case-log';
import { type FakeBrowser, fakeBrowser } from './fake-browser';

const held = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('@/lib/platform/browser', () => ({ browser: held.browser }));

const caseId = '20260301-7F3A';
let browser: FakeBrowser;
let db: Database;
let now: Date;
let serial = 0;
const desk: Desk = { database: async () => db, now: () => now, newId: () => crypto.randomUUID() };

/** An instant by this machine's wall clock, whatever its zone is. */
const wall = (local: string) => new Date(local);

async function write(...acts: Act[]): Promise<void> {
  for (const act of acts) {
    serial += 1;
    await appendCaseEvent(db, { caseId, at: now.toISOString(), actor: '', request: `request-${serial}`, act });
  }
}

beforeEach(async () => {
  browser = fakeBrowser();
  Object.assign(held.browser, browser.api);
  db = await openDatabase({ name: `reminders-${Math.random()}` });
  now = wall('2026-03-01T10:00:00');
});

const shown = () => browser.notifications.map(({ id, title }) => [id, title]);

describe('reminders', () => {
  it('tell a promised day on that day and once it is over, each once, whatever restarts in between', async () => {
    await write(opened(), call({ promisedBy: '2026-03-04', ticket: 'T-77' }));
    await remind(desk);
    expect(shown()).toEqual([]);
    expect(browser.badge).toBe('');
    now = wall('2026-03-04T09:00:30');
    await remind(desk);
    await remind(desk);
    expect(browser.notifications).toHaveLength(1);
    expect(browser.notifications[0]).toMatchObject({
      title: '今天到期：约定的答复，工单号 T-77',
      message: `¥10,000.00 · 案件 ${caseId}`,
    });
    expect(browser.badge).toBe('1');
    expect(browser.title).toBe('收银卫士：已逾期 0 项，今天到期 1 项');
    // A restart: another browser, the same store.
    browser = fakeBrowser();
    Object.assign(held.browser, browser.api);
    await remind(desk);
    expect(shown()).toEqual([]);
    expect(browser.alarms.get('remind')).toBeDefined();
    now = wall('2026-03-05T09:01:00');
    await remind(desk);
    expect(browser.notifications[0]!.title).toContain('已逾期');
    // Not by the colour alone.
    expect(browser.badge).toBe('1!');
    await write({ kind: 'closed', outcome: 'normal', note: '' });
    await remind(desk);
    expect(browser.badge).toBe('');
    expect(browser.notifications).toEqual([]);
    expect(browser.title).toBe('收银卫士');
  });

  it('set the alarm for the next moment, and none when nothing is open', async () => {
    await remind(desk);
    expect(browser.alarms.size).toBe(0);
    await write(opened(), call({ promisedBy: '2026-03-01' }));
    now = wall('2026-03-01T08:30:00');
    await remind(desk);
    expect(browser.alarms.get('remind')).toBe(wall('2026-03-01T09:00:00').getTime());
  });

  it('keep still in the quiet hours that the merchant set', async () => {
    await writeSettings(db, { quietHours: everyDay({ from: '21:00', to: '07:00' }) });
    await write(opened(), call({ promisedBy: '2026-03-01' }));
    now = wall('2026-03-01T23:00:00');
    await remind(desk);
    expect(shown()).toEqual([]);
    now = wall('2026-03-02T07:00:10');
    await remind(desk);
    expect(browser.notifications).toHaveLength(1);
  });

  it('are looked through when the alarm rings; a pressed notice opens its case', async () => {
    serveReminders(desk);
    await write(opened(), call({ promisedBy: '2026-03-01' }));
    browser.ring('remind');
    await vi.waitFor(() => expect(browser.notifications).toHaveLength(1));
    browser.press(browser.notifications[0]!.id);
    await vi.waitFor(() => expect(browser.opened).toEqual([`extension://tillguard/cases.html#/case/${caseId}`]));
  });

  it('are looked through soon after an act of the user', async () => {
    await write(opened());
    await writeAct(desk, { request: 'request-act', caseId, act: call({ promisedBy: '2026-03-01' }) });
    expect(browser.alarms.get('remind')).toBe(now.getTime() + 30_000);
  });

  it('name recurring checks that are due, once a day', async () => {
    await writePlan(db, {
      terminals: [{ terminal: '60128801', store: '', model: '', serial: '', place: '' }],
      stores: [],
      everyDays: { firmware: 0 },
    });
    await remind(desk);
    await remind(desk);
    expect(browser.notifications.map(({ title }) => title)).toEqual(['有 1 项检查到期']);
    await saveCheck(db, {
      id: 'check-0001',
      kind: 'inspection',
      subject: '60128801',
      at: now.toISOString(),
      day: '2026-03-01',
      actor: '',
      result: 'in-order',
      serial: '',
      note: '',
      files: [],
    });
    await remind(desk);
    expect(browser.notifications).toHaveLength(1);
  });
});

describe('the user’s words', () => {
  it('reach the log with card numbers masked', async () => {
    await write(opened());
    await writeAct(desk, {
      request: 'request-card',
      caseId,
      act: call({ answer: '卡号 6214830212345678 的客人来过', who: '4111 1111 1111 1111' }),
    });
    const text = JSON.stringify(await readLog(db, caseId));
    expect(text).not.toMatch(/4111 1111 1111 1111|4111111111111111/);
    expect(text).toContain('4111 11** **** 1111');
  });
});

describe('the correction of a slip', () => {
  const charge = row({ value: '2980.00' });
  const refund = row({ id: 'R1', type: 'refund', value: '-2980.00', originalId: 'T1' });
  const seen = { at: '2026-03-02T03:00:00.000Z', url: 'https://portal.example/' };

  it('is written into the case when it shows up, told once, and waits for the user to close', async () => {
    await write(opened(charge), classified('mis-operation'), call({ promisedBy: '2026-03-05' }));
    await remember(db, 'portal', [charge], seen);
    await watchCorrections(desk, db, 'portal', [charge]);
    expect(foldCase(await readLog(db, caseId)).correction).toBeNull();
    await remember(db, 'portal', [refund], seen);
    await watchCorrections(desk, db, 'portal', [refund]);
    await watchCorrections(desk, db, 'portal', [refund]);
    const view = foldCase(await readLog(db, caseId));
    expect(view.timeline.filter(({ act }) => act.kind === 'correction-seen')).toHaveLength(1);
    expect(view.closed).toBeNull();
    expect(summarise(view).awaitsClosing).toBe(true);
    expect(browser.notifications.map(({ title }) => title)).toEqual(['更正已到账']);
  });

  it('of a case of fraud is nobody’s to look for', async () => {
    await write(opened(charge), classified('suspected-fraud'));
    await remember(db, 'portal', [charge, refund], seen);
    await watchCorrections(desk, db, 'portal', [refund]);
    expect(foldCase(await readLog(db, caseId)).correction).toBeNull();
  });
});
