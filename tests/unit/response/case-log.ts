// A case's log without keys: events as the fold needs them, for tests of what is folded and not of signatures.
import type { Act, CaseEvent } from '@/lib/model/case-event';
import type { Finding } from '@/lib/model/finding';
import { parseMoment } from '@/lib/model/moment';
import { fromDecimal } from '@/lib/model/money';
import { blankTransaction, type KeyedTransaction, type Transaction } from '@/lib/model/transaction';

export const device = 'd'.repeat(64);

/** The n-th event's hash. */
export function hashOf(seq: number): string {
  return seq.toString(16).padStart(16, '0').repeat(4);
}

/** Events of one device, one a minute from 2026-03-01T01:00:00Z, or at the instant given beside the act. */
export function logOf(acts: readonly (Act | { at: string; act: Act })[]): CaseEvent[] {
  return acts.map((entry, i) => {
    const seq = i + 1;
    const at = 'at' in entry ? entry.at : new Date(Date.parse('2026-03-01T01:00:00.000Z') + i * 60_000).toISOString();
    const act = 'act' in entry ? entry.act : entry;
    return {
      body: {
        v: 1,
        caseId: '20260301-7F3A',
        device,
        seq,
        prev: seq === 1 ? null : hashOf(seq - 1),
        seen: {},
        at,
        actor: 'Li Min',
        request: `request-${seq}`,
        act,
      },
      hash: hashOf(seq),
      signature: 'A'.repeat(120),
    };
  });
}

/** A transaction of the restaurant's night, changed as given. */
export function row(change: Partial<Transaction> & { value?: string } = {}): KeyedTransaction {
  const { value = '10000.00', ...rest } = change;
  const transaction: Transaction = {
    ...blankTransaction(),
    id: 'T1',
    time: parseMoment('2026-03-01T03:12:41'),
    amount: fromDecimal(value, 'CNY'),
    type: 'sale',
    status: 'success',
    cardMasked: '621483******1234',
    cardLast4: '1234',
    merchantNo: '898310058120017',
    store: '望江楼·人民路店',
    terminal: '60128802',
    rrn: '260301123456',
    authCode: '042917',
    ...rest,
  };
  return { key: `portal|${transaction.id}`, transaction };
}

export function finding(key: string, change: Partial<Finding> = {}): Finding {
  const worded = { key: 'odd-hour.reason', values: {} };
  return {
    key,
    rule: 'odd-hour',
    severity: 'high',
    score: 0.9,
    class: 'suspected-fraud',
    reason: worded,
    innocent: worded,
    next: worded,
    related: [],
    ...change,
  };
}

export function opened(...rows: KeyedTransaction[]): Act {
  const shown = rows.length > 0 ? rows : [row()];
  return {
    kind: 'opened',
    transactions: shown,
    findings: shown.map(({ key }) => finding(key)),
    page: { url: 'https://portal.example/list', title: 'Transactions', portal: 'portal.example' },
  };
}

export function call(change: Partial<Extract<Act, { kind: 'call-logged' }>>): Act {
  return {
    kind: 'call-logged',
    party: 'acquirer',
    channel: 'phone',
    who: 'Ms Wu',
    ticket: 'T-77',
    answer: '',
    promisedBy: '',
    ...change,
  };
}

export function classified(outcome: 'normal' | 'mis-operation' | 'suspected-fraud'): Act {
  return { kind: 'classified', outcome, reason: '' };
}

export function file(role: Extract<Act, { kind: 'file-added' }>['role'], title = `${role}.jpg`): Act {
  return {
    kind: 'file-added',
    role,
    note: '',
    file: { sha256: 'a'.repeat(64), name: 'file.jpg', mime: 'image/jpeg', bytes: 10, title },
  };
}

/** The acts that bring a case through triage. */
export function triaged(outcome: 'normal' | 'mis-operation' | 'suspected-fraud'): Act[] {
  const reference = {
    sha256: 'b'.repeat(64),
    name: 'capture.json',
    mime: 'application/json',
    bytes: 2,
    title: 'Capture 1',
  };
  return [
    opened(),
    {
      kind: 'captured',
      item: 1,
      record: reference,
      files: [],
      page: { url: 'https://portal.example/', title: '', portal: 'portal.example' },
    },
    ...(['amount', 'time', 'place', 'type', 'status', 'card', 'on-shift'] as const).map(
      (fact): Act => ({ kind: 'fact-confirmed', fact, value: 'x', corrected: false }),
    ),
    { kind: 'voucher-checked', outcome: 'no-voucher', by: 'hand', note: '' },
    classified(outcome),
  ];
}
