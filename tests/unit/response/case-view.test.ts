// What a case shows: the one next action, papers, reminders against a moved clock, lists and totals, verdicts.
import { describe, expect, it } from 'vitest';
import { response } from '@/lib/i18n/response';
import { languages, say } from '@/lib/i18n/say';
import type { Act } from '@/lib/model/case-event';
import { fromDecimal } from '@/lib/model/money';
import { checklist, nextAction } from '@/lib/response/checklist';
import type { Clock } from '@/lib/response/clock';
import { documentsOf } from '@/lib/response/documents';
import { foldCase } from '@/lib/response/fold';
import { countDue, dueState, remindersOf, reminderText } from '@/lib/response/reminders';
import { badgeOf, listFor, summarise, totalsByShop, totalsOf } from '@/lib/response/summary';
import { weighSigns } from '@/lib/response/triage';
import { verdictsOf } from '@/lib/response/verdicts';
import { call, classified, file, hashOf, logOf, opened, row, triaged } from './case-log';

const viewOf = (acts: readonly (Act | { at: string; act: Act })[]) => foldCase(logOf(acts));
/** Shanghai's wall clock at a UTC instant. */
const shanghai = (instant: string): Clock => ({
  instant,
  local: new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19),
});

it('a case is with whom it was last passed on to; taken back, with whoever had it before', () => {
  const to = (name: string): Act => ({ kind: 'passed-on', to: name, note: '' });
  expect(viewOf([opened()]).holder).toBeNull();
  const acts = [opened(), to('night shift'), to('head office')];
  expect(viewOf(acts).holder?.to).toBe('head office');
  const back: Act = { kind: 'corrected', event: hashOf(3), note: '' };
  expect(viewOf([...acts, back]).holder?.to).toBe('night shift');
  expect(viewOf([...acts, back]).timeline.length).toBe(4);
});

describe('the one next action', () => {
  it('leads from the row to a closed case, one step at a time, and is null at the end', () => {
    const acts: Act[] = [opened()];
    const led: string[] = [];
    for (let i = 0; i < 60; i++) {
      const step = nextAction(viewOf(acts));
      if (!step) break;
      led.push(step.id);
      acts.push(...doing(step.id, step.interaction));
    }
    expect(led.slice(0, 4)).toEqual(['capture', 'confirm-facts', 'check-vouchers', 'classify']);
    expect(led.at(-1)).toBe('fraud.close');
    expect(led.indexOf('fraud.call-police')).toBeLessThan(led.indexOf('fraud.call-acquirer'));
    expect(new Set(led).size).toBe(led.length);
    expect(nextAction(viewOf(acts))).toBeNull();
  });

  it('brings the overhaul of the terminals in before closing where the POS was broken into', () => {
    const acts = [
      ...triaged('suspected-fraud'),
      { kind: 'answered', question: 'cause.broken-into', answer: 'yes', note: '' } as const,
    ];
    const ids = checklist(viewOf(acts)).map(({ step }) => step.id);
    expect(ids.indexOf('overhaul.renew')).toBeGreaterThan(ids.indexOf('fraud.prevent'));
    expect(ids.at(-1)).toBe('fraud.close');
    expect(checklist(viewOf(triaged('suspected-fraud'))).some(({ step }) => step.id.startsWith('overhaul.'))).toBe(
      false,
    );
  });

  it('counts the correction in the ledger as the follow-up of a slip done', () => {
    const seen: Act = {
      kind: 'correction-seen',
      transactions: [row({ id: 'R1' })],
      amount: fromDecimal('10000.00', 'CNY'),
      isFull: true,
    };
    const acts = [...triaged('mis-operation'), call({})];
    expect(checklist(viewOf(acts)).find(({ step }) => step.id === 'slip.follow')!.done).toBeNull();
    expect(checklist(viewOf([...acts, seen])).find(({ step }) => step.id === 'slip.follow')!.done).not.toBeNull();
    expect(summarise(viewOf([...acts, seen])).awaitsClosing).toBe(true);
    expect(summarise(viewOf([...acts, { ...seen, isFull: false }])).awaitsClosing).toBe(false);
  });

  function doing(step: string, interaction: string): Act[] {
    const byTriage = triaged('suspected-fraud');
    if (interaction === 'capture') return [byTriage[1]!];
    if (interaction === 'confirm-facts') return byTriage.slice(2, 9);
    if (interaction === 'check-vouchers') return [byTriage[9]!];
    if (interaction === 'classify') return [classified('suspected-fraud')];
    if (interaction === 'call')
      return [
        call({ party: step === 'fraud.call-police' ? 'police' : step === 'fraud.call-bank' ? 'bank' : 'acquirer' }),
      ];
    if (interaction === 'close') return [{ kind: 'closed', outcome: 'suspected-fraud', note: '' }];
    return [{ kind: 'step-done', step, note: '' }];
  }
});

describe('triage', () => {
  it('hears the answers: the later one counts, and each side says why', () => {
    const asked = (question: string, answer: 'yes' | 'no' | 'unknown'): Act => ({
      kind: 'answered',
      question,
      answer,
      note: '',
    });
    const fraud = weighSigns(viewOf([opened(), asked('was-open', 'no'), asked('unknown-login', 'yes')]));
    expect(fraud.recommended).toBe('suspected-fraud');
    expect(fraud.signs['suspected-fraud'].map(({ text }) => text)).toContain('sign.login.yes');
    const slip = weighSigns(
      viewOf([
        opened(),
        asked('another-amount', 'no'),
        asked('another-amount', 'yes'),
        asked('someone-remembers', 'yes'),
      ]),
    );
    expect(slip.recommended).toBe('mis-operation');
    const unknown = weighSigns(viewOf([opened(), asked('was-open', 'unknown')]));
    expect(unknown.signs).toEqual(weighSigns(viewOf([opened()])).signs);
  });
});

describe('papers', () => {
  it('are satisfied by files, letters and acts, and by hand where nothing shows them', () => {
    const before = documentsOf(viewOf(triaged('suspected-fraud')));
    expect(before.map(({ party }) => party)).toEqual(['police', 'acquirer', 'bank']);
    const missing = (lists: typeof before, party: string) =>
      lists
        .find((list) => list.party === party)!
        .documents.filter(({ state }) => state === 'missing')
        .map(({ need }) => need.id);
    expect(missing(before, 'police')).toContain('business-licence');
    expect(missing(before, 'police')).not.toContain('capture');
    const after = documentsOf(
      viewOf([
        ...triaged('suspected-fraud'),
        file('business-licence', '营业执照.jpg'),
        file('police-receipt'),
        { kind: 'document-marked', party: 'bank', document: 'identity', state: 'not-needed', note: '' },
      ]),
    );
    const bank = after.find(({ party }) => party === 'bank')!;
    expect(bank.documents.find(({ need }) => need.id === 'business-licence')).toMatchObject({
      state: 'there',
      shownBy: '营业执照.jpg',
    });
    expect(bank.documents.find(({ need }) => need.id === 'identity')!.state).toBe('not-needed');
    expect(bank.missing).toBe(2); // urgent page and application: letters not yet written
  });

  it('of a slip of the hand ask for the original in China and take a reprint elsewhere', () => {
    const inRegion = (acts: Act[]) =>
      documentsOf(viewOf(acts))[0]!.documents.find(({ need }) => need.id === 'slip')!.state;
    const acts = [...triaged('mis-operation'), file('slip-reprint')];
    expect(inRegion(acts)).toBe('missing');
    expect(inRegion([...acts, { kind: 'region-chosen', region: 'international' }])).toBe('there');
  });
});

describe('reminders', () => {
  const decided = { at: '2026-03-01T02:00:00.000Z', act: classified('suspected-fraud') };

  it('does not ask for the urgent page any more once all that it is for are called', () => {
    const calls = (['police', 'acquirer', 'bank'] as const).map((party) => call({ party }));
    const asks = (acts: Parameters<typeof viewOf>[0]) =>
      remindersOf(viewOf(acts)).some(({ id }) => id === 'step.fraud.urgent-page');
    expect(asks([opened(), decided])).toBe(true);
    expect(asks([opened(), decided, ...calls.slice(0, 2)])).toBe(true);
    expect(asks([opened(), decided, ...calls])).toBe(false);
  });

  it('name the first hour after the decision, overdue once the clock has passed it', () => {
    const view = viewOf([opened(), decided]);
    const police = remindersOf(view).find(({ id }) => id === 'step.fraud.call-police')!;
    expect(police.due).toEqual({ at: '2026-03-01T03:00:00.000Z' });
    expect(dueState(police.due, shanghai('2026-03-01T02:59:00.000Z'))).toBe('today');
    expect(dueState(police.due, shanghai('2026-03-01T03:00:00.000Z'))).toBe('overdue');
    // Saying the same again does not give another hour; the call ends it.
    const again = viewOf([opened(), decided, { at: '2026-03-01T02:30:00.000Z', act: classified('suspected-fraud') }]);
    expect(remindersOf(again).find(({ id }) => id === 'step.fraud.call-police')!.due).toEqual(police.due);
    expect(
      remindersOf(viewOf([opened(), decided, call({ party: 'police' })])).some(
        ({ id }) => id === 'step.fraud.call-police',
      ),
    ).toBe(false);
  });

  it('count a promised day to its end on the wall clock of the shop', () => {
    const view = viewOf([
      opened(),
      decided,
      { at: '2026-03-01T02:10:00.000Z', act: call({ promisedBy: '2026-03-04' }) },
    ]);
    const answer = remindersOf(view).find(({ kind }) => kind === 'answer')!;
    expect(answer).toMatchObject({
      id: `call.${hashOf(3).slice(0, 16)}`,
      party: 'acquirer',
      due: { on: '2026-03-04' },
    });
    expect(dueState(answer.due, shanghai('2026-03-03T15:59:00.000Z'))).toBe('later');
    expect(dueState(answer.due, shanghai('2026-03-03T16:00:00.000Z'))).toBe('today');
    expect(dueState(answer.due, shanghai('2026-03-04T15:59:59.000Z'))).toBe('today');
    expect(dueState(answer.due, shanghai('2026-03-04T16:00:00.000Z'))).toBe('overdue');
  });

  it('follow the latest word of a party, can be met and put off, and end with the case', () => {
    const first = [opened(), decided, call({ promisedBy: '2026-03-04' })];
    const answers = (acts: Parameters<typeof viewOf>[0]) =>
      remindersOf(viewOf(acts)).filter(({ kind }) => kind === 'answer');
    expect(answers([...first, call({ promisedBy: '2026-03-09' })]).map(({ due }) => due)).toEqual([
      { on: '2026-03-09' },
    ]);
    expect(answers([...first, call({ promisedBy: '' })])).toEqual([]);
    const { id } = answers(first)[0]!;
    expect(answers([...first, { kind: 'reminder-met', reminder: id, note: '' }])).toEqual([]);
    expect(
      answers([...first, { kind: 'reminder-moved', reminder: id, dueOn: '2026-03-06', note: '' }])[0],
    ).toMatchObject({
      due: { on: '2026-03-06' },
      movedFrom: { on: '2026-03-04' },
    });
    expect(remindersOf(viewOf([...first, { kind: 'closed', outcome: 'suspected-fraud', note: '' }]))).toEqual([]);
  });

  it('take the acquirer’s deadline from its notice, as entered', () => {
    const view = viewOf([
      opened(),
      { kind: 'deadline-set', what: '调单回复', dueOn: '2026-03-08', source: 'acquirer-notice', note: '' },
    ]);
    const [reminder] = remindersOf(view);
    expect(reminder).toMatchObject({ kind: 'deadline', due: { on: '2026-03-08' } });
    expect(say(response, 'zh-CN', reminder!.text, reminder!.values)).toBe('收单机构的期限：调单回复');
  });

  it('say when a correction does not arrive by the promised day, once and not twice', () => {
    const acts = [...triaged('mis-operation'), call({ promisedBy: '2026-03-05' })];
    expect(remindersOf(viewOf(acts)).map(({ id }) => id)).toEqual(['correction']);
    expect(countDue(remindersOf(viewOf(acts)), shanghai('2026-03-06T00:00:00.000Z'))).toEqual({ overdue: 1, today: 0 });
    const [reminder] = remindersOf(viewOf(acts));
    expect(reminderText(reminder!, shanghai('2026-03-05T00:00:00.000Z'))).toEqual({
      text: 'reminder.correction',
      values: {},
    });
    expect(reminderText(reminder!, shanghai('2026-03-06T00:00:00.000Z'))).toEqual({
      text: 'reminder.correction.missing',
      values: { day: '2026-03-05' },
    });
    const seen: Act = { kind: 'correction-seen', transactions: [row()], amount: null, isFull: true };
    expect(remindersOf(viewOf([...acts, seen]))).toEqual([]);
  });

  it('have words in both languages', () => {
    const acts: Act[] = [
      opened(),
      { kind: 'region-chosen', region: 'eu' },
      classified('suspected-fraud'),
      call({ party: 'police', promisedBy: '2026-03-04' }),
    ];
    for (const acted of [acts, acts.filter(({ kind }) => kind !== 'region-chosen')])
      for (const { text, values } of remindersOf(viewOf(acted)))
        for (const language of languages) expect(say(response, language, text, values)).not.toMatch(/[{}]/);
    expect(remindersOf(viewOf(acts)).map(({ id }) => id)).toContain('playbook.fraud.data-breach');
  });
});

describe('many cases', () => {
  const one = (caseId: string, acts: (Act | { at: string; act: Act })[]) => ({ ...summarise(viewOf(acts)), caseId });
  const clock = shanghai('2026-03-05T02:00:00.000Z');
  const cases = [
    one('20260301-0001', [opened()]),
    one('20260301-0002', [opened(), call({ promisedBy: '2026-03-05' })]),
    one('20260301-0003', [
      opened(),
      call({ promisedBy: '2026-03-04' }),
      { kind: 'recovered', amount: fromDecimal('4000.00', 'CNY')!, note: '' },
    ]),
    one('20260301-0004', [...triaged('normal'), { kind: 'closed', outcome: 'normal', note: '' }]),
  ];

  it('come overdue first, then today, then the rest, closed last', () => {
    expect(listFor(cases, 'all', '', clock).map(({ caseId }) => caseId.slice(-1))).toEqual(['3', '2', '1', '4']);
    expect(listFor(cases, 'overdue', '', clock).map(({ caseId }) => caseId.slice(-1))).toEqual(['3']);
    expect(listFor(cases, 'open', '0002', clock).map(({ caseId }) => caseId.slice(-1))).toEqual(['2']);
    expect(listFor(cases, 'open', '人民路', clock)).toHaveLength(3);
  });

  it('add up what is at risk and what came back', () => {
    const totals = totalsOf(cases, clock);
    expect(totals).toMatchObject({ open: 3, overdue: 1, today: 1 });
    expect(totals.atRisk).toEqual([{ minor: 2_600_000, exponent: 2, currency: 'CNY' }]);
    expect(totals.recovered).toEqual([{ minor: 400_000, exponent: 2, currency: 'CNY' }]);
    expect(badgeOf(cases, clock)).toEqual({ overdue: 1, today: 1 });
  });

  it('of a chain add up by shop, the one with something overdue first; cases outside of the chain are nobody’s', () => {
    const shops = ['S1', undefined, 'S2', 'S1'];
    const ofChain = cases.map((each, i) => (shops[i] ? { ...each, shop: shops[i] } : each));
    const rows = totalsByShop(ofChain, clock);
    expect(rows.map(({ shop, open, overdue }) => [shop, open, overdue])).toEqual([
      ['S2', 1, 1],
      ['S1', 1, 0],
    ]);
    expect(rows[0]!.recovered).toEqual([{ minor: 400_000, exponent: 2, currency: 'CNY' }]);
    expect(rows[1]!.atRisk).toEqual([{ minor: 1_000_000, exponent: 2, currency: 'CNY' }]);
    expect(listFor(ofChain, 'all', 's2', clock).map(({ caseId }) => caseId.slice(-1))).toEqual(['3']);
    expect(totalsByShop(cases, clock)).toEqual([]);
  });
});

describe('verdicts for detection', () => {
  it('give the outcome that stands, known since it was chosen, with the rules that had marked the row', () => {
    expect(verdictsOf(logOf([opened()]))).toEqual([]);
    const log = logOf([
      opened(),
      { at: '2026-03-01T02:00:00.000Z', act: classified('normal') },
      { at: '2026-03-02T02:00:00.000Z', act: classified('suspected-fraud') },
      { at: '2026-03-09T02:00:00.000Z', act: { kind: 'closed', outcome: 'suspected-fraud', note: '' } },
    ]);
    expect(verdictsOf(log)).toMatchObject([
      {
        key: 'portal|T1',
        outcome: 'suspected-fraud',
        knownAt: '2026-03-02T02:00:00.000Z',
        isFinal: true,
        rules: ['odd-hour'],
      },
    ]);
  });

  it('forget a decision that was corrected away', () => {
    const log = logOf([opened(), classified('normal'), { kind: 'corrected', event: hashOf(2), note: '' }]);
    expect(verdictsOf(log)).toEqual([]);
  });
});
