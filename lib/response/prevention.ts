// The recurring checks: which are due, what an inspection found against the list, and the record to print. Folds over checks done.
import { letters } from '@/lib/i18n/letters';
import { response } from '@/lib/i18n/response';
import { type Language, say } from '@/lib/i18n/say';
import {
  type CheckKind,
  type CheckRecord,
  checkKinds,
  type PreventionPlan,
  type TerminalEntry,
} from '@/lib/model/prevention';
import { type Clock, daysUntil } from './clock';
import type { Block, LetterDocument } from './letters/document';

/**
 * Days between two checks, until the merchant says otherwise. Ours: PCI DSS 4.0, 9.5.1.2.1, leaves the frequency of terminal
 * inspections to the merchant's own risk analysis; training at least once a year is its 12.6.3.
 */
export const usualDays: Readonly<Record<CheckKind, number>> = {
  inspection: 7,
  firmware: 90,
  'vouchers-filed': 7,
  access: 30,
  'second-factor': 90,
  provider: 180,
  training: 365,
};

export interface DueCheck {
  kind: CheckKind;
  subject: string;
  /** terminal's entry of the list; null for a check of a store */
  terminal: TerminalEntry | null;
  last: CheckRecord | null;
  /** wall date on which it is due; today for what was never done */
  dueOn: string;
  state: 'overdue' | 'today' | 'later' | 'problem';
}

/** Every check of the plan: those with a problem first, then by their day. */
export function checksDue(plan: PreventionPlan, done: readonly CheckRecord[], clock: Clock): DueCheck[] {
  const latest = new Map<string, CheckRecord>();
  for (const record of done) {
    const name = `${record.kind}/${record.subject}`;
    const before = latest.get(name);
    if (!before || before.at < record.at) latest.set(name, record);
  }
  const today = clock.local.slice(0, 10);
  const subjects = (kind: CheckKind): { subject: string; terminal: TerminalEntry | null }[] =>
    kind === 'inspection' || kind === 'firmware'
      ? plan.terminals.map((terminal) => ({ subject: terminal.terminal, terminal }))
      : plan.stores.map((store) => ({ subject: store, terminal: null }));
  return checkKinds
    .flatMap((kind) => {
      const every = plan.everyDays[kind] ?? usualDays[kind];
      if (every === 0) return [];
      return subjects(kind).map(({ subject, terminal }): DueCheck => {
        const last = latest.get(`${kind}/${subject}`) ?? null;
        const dueOn = last ? addDays(last.day, every) : today;
        const days = daysUntil(dueOn, clock);
        const hasProblem =
          last?.result === 'problem' || (last !== null && terminal !== null && !isSerialRight(terminal, last.serial));
        return {
          kind,
          subject,
          terminal,
          last,
          dueOn,
          state: hasProblem ? 'problem' : days < 0 ? 'overdue' : days === 0 ? 'today' : 'later',
        };
      });
    })
    .sort(
      (a, b) =>
        Number(b.state === 'problem') - Number(a.state === 'problem') ||
        (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0),
    );
}

/** Whether the serial number found is the list's; true where either is not known. Spaces, dashes and case do not count. */
export function isSerialRight(entry: TerminalEntry, found: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return plain(entry.serial) === '' || plain(found) === '' || plain(entry.serial) === plain(found);
}

/** Terminals that the ledger shows but the list does not: a new one, or one that nobody ordered. */
export function unlistedTerminals(plan: PreventionPlan, seen: readonly string[]): string[] {
  const listed = new Set(plan.terminals.map(({ terminal }) => terminal));
  return [...new Set(seen)].filter((terminal) => !listed.has(terminal)).sort();
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The record of checks to print and keep: the list of terminals, then every check done, newest first. */
export function preventionRecord(
  plan: PreventionPlan,
  done: readonly CheckRecord[],
  { language, clock, shop }: { language: Language; clock: Clock; shop: string },
): LetterDocument {
  const l = (key: Parameters<typeof say<keyof (typeof letters)['en']>>[2]) => say(letters, language, key);
  const cell = (text: string) => [{ text: text || '—' }];
  const blocks: Block[] = [
    {
      kind: 'facts',
      isLarge: false,
      rows: [
        {
          label: l('label.shop'),
          runs: [shop ? { text: shop, is: 'strong' } : { text: l('label.shop'), is: 'blank' }],
        },
        { label: l('label.date'), runs: [{ text: clock.local.slice(0, 10) }] },
      ],
    },
    { kind: 'heading', text: l('heading.terminals') },
    {
      kind: 'table',
      head: [l('label.terminal'), l('label.store'), l('label.device-model'), l('label.serial'), l('label.place')],
      rows: plan.terminals.map((t) => [t.terminal, t.store, t.model, t.serial, t.place].map(cell)),
    },
    { kind: 'heading', text: l('heading.checks') },
    {
      kind: 'table',
      head: [
        l('label.date'),
        l('label.check'),
        l('label.subject'),
        l('label.result'),
        l('label.serial'),
        l('label.note'),
        l('label.actor'),
      ],
      rows: [...done]
        .sort((a, b) => (a.at < b.at ? 1 : -1))
        .map((record) =>
          [
            record.day,
            say(response, language, `check.${record.kind}`),
            record.subject,
            say(response, language, `check-result.${record.result}`),
            record.serial,
            record.note,
            record.actor,
          ].map(cell),
        ),
    },
    {
      kind: 'signature',
      lines: [
        { label: l('label.signature'), runs: [{ text: '', is: 'blank' }] },
        { label: l('label.date'), runs: [{ text: '', is: 'blank' }] },
      ],
    },
  ];
  return { language, title: l('prevention.title'), footer: clock.local.slice(0, 10), blocks };
}
