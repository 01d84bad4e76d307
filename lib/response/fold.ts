// The case that a screen or report shows: a fold over its log. Nothing here is stored by hand.
import { headsOf, orderEvents } from '@/lib/model/case-chain';
import type { Act, CaseEvent, Fact, FileReference, PageReference, Region } from '@/lib/model/case-event';
import type { Finding, Outcome } from '@/lib/model/finding';
import { addMoney, type Money } from '@/lib/model/money';
import { noEdits, type PlaybookEdits } from '@/lib/model/playbook-edits';
import type { KeyedTransaction } from '@/lib/model/transaction';

type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>;
/** An act with when and by whom it was done. */
export type Done<K extends Act['kind']> = ActOf<K> & { at: string; actor: string; hash: string };

/** One line of the time line; `isStruck`: a later event corrected it; `isCut`: it came here with card numbers in it cut. */
export interface TimelineEntry {
  at: string;
  actor: string;
  device: string;
  hash: string;
  act: Act;
  isStruck: boolean;
  isCut: boolean;
}

export interface CaseView {
  caseId: string;
  openedAt: string;
  lastAt: string;
  page: PageReference | null;
  transactions: KeyedTransaction[];
  findings: Finding[];
  facts: Partial<Record<Fact, Done<'fact-confirmed'>>>;
  voucher: Done<'voucher-checked'> | null;
  /** the latest decision; earlier ones stay in the time line */
  classified: Done<'classified'> | null;
  stepsDone: Map<string, Done<'step-done'>>;
  calls: Done<'call-logged'>[];
  files: Done<'file-added'>[];
  captures: Done<'captured'>[];
  packs: Done<'exported'>[];
  stamps: Done<'stamped'>[];
  handovers: Done<'handed-over'>[];
  /** packs from which the case came here from other machines */
  imports: Done<'imported'>[];
  notes: Done<'note-added'>[];
  /** whom the case was last passed on to */
  holder: Done<'passed-on'> | null;
  /** digest of a number that looks like a card's → what it is by the user's last word */
  numbers: Map<string, Done<'numbers-settled'>['numbers'][number] & { at: string; actor: string }>;
  region: Region;
  /** the answer that stands for each of triage's questions */
  answers: Map<string, Done<'answered'>>;
  deadlines: Done<'deadline-set'>[];
  /** reminders seen to and reminders put off, by their id */
  remindersMet: Map<string, Done<'reminder-met'>>;
  remindersMoved: Map<string, Done<'reminder-moved'>>;
  /** `party/document` → what was last said of it by hand */
  documents: Map<string, Done<'document-marked'>>;
  letters: Done<'letter-written'>[];
  accounts: Done<'account-named'>[];
  /** the latest sight of the correction in the ledger */
  correction: Done<'correction-seen'> | null;
  /** sum per currency (empty string where unknown) */
  recovered: Money[];
  closed: Done<'closed'> | null;
  timeline: TimelineEntry[];
  /** the merchant's changes of the playbooks: what the case's steps are besides the log */
  edits: PlaybookEdits;
  /** last event of each device's chain */
  heads: Record<string, string>;
  /** number of events of each device */
  counts: Record<string, number>;
}

/**
 * Folds a log in the order that every machine agrees on. A request that stands twice counts once. Throws only on an empty log.
 * @param edits the merchant's changes of the playbooks, which the view's checklist goes by
 */
export function foldCase(log: readonly CaseEvent[], edits: PlaybookEdits = noEdits): CaseView {
  const first = log[0];
  if (!first) throw new RangeError('a case has at least one event');
  const ordered = onceEach(orderEvents(log));
  const struck = struckEvents(ordered.map(({ body, hash }) => ({ hash, act: body.act })));
  const view: CaseView = {
    caseId: first.body.caseId,
    edits,
    openedAt: ordered[0]!.body.at,
    lastAt: ordered.at(-1)!.body.at,
    page: null,
    transactions: [],
    findings: [],
    facts: {},
    voucher: null,
    classified: null,
    stepsDone: new Map(),
    calls: [],
    files: [],
    captures: [],
    packs: [],
    stamps: [],
    handovers: [],
    imports: [],
    notes: [],
    holder: null,
    numbers: new Map(),
    region: 'cn',
    answers: new Map(),
    deadlines: [],
    remindersMet: new Map(),
    remindersMoved: new Map(),
    documents: new Map(),
    letters: [],
    accounts: [],
    correction: null,
    recovered: [],
    closed: null,
    timeline: [],
    heads: headsOf(log),
    counts: {},
  };
  for (const { body } of log) view.counts[body.device] = (view.counts[body.device] ?? 0) + 1;
  for (const { body, hash, cut } of ordered) {
    const { at, actor, device, act } = body;
    const isStruck = struck.has(hash);
    view.timeline.push({ at, actor, device, hash, act, isStruck, isCut: cut === true });
    if (!isStruck) apply(view, { at, actor, hash }, act);
  }
  cutCards(view);
  return view;
}

function onceEach(ordered: readonly CaseEvent[]): CaseEvent[] {
  const requests = new Set<string>();
  return ordered.filter(({ body: { request } }) => !requests.has(request) && requests.add(request));
}

/**
 * Events named by a correction that itself still stands: a correction may be corrected.
 * @param ordered hash and act of each, oldest first @param andThis hash of one that would be taken back now
 */
export function struckEvents(ordered: readonly { hash: string; act: Act }[], andThis?: string): Set<string> {
  const struck = new Set(andThis === undefined ? [] : [andThis]);
  for (const { act, hash } of [...ordered].reverse()) {
    if (act.kind === 'corrected' && !struck.has(hash)) struck.add(act.event);
  }
  return struck;
}

/** What the user said to be a card's number, though the portal shows it as another, is shown as cards are: first 6 and last 4. */
function cutCards(view: CaseView): void {
  const cards = [...view.numbers.values()]
    .filter(({ answer }) => answer === 'card-number')
    .map(({ shown }) => ({
      shown,
      pattern: new RegExp(`^${shown.replace(/\*+/, ({ length }) => `\\d{${length}}`)}$`),
    }));
  if (cards.length === 0) return;
  view.transactions = view.transactions.map((row) => ({
    ...row,
    transaction: Object.fromEntries(
      Object.entries(row.transaction).map(([field, value]) => {
        const digits = typeof value === 'string' ? value.normalize('NFKC').replace(/[ -]/g, '') : '';
        return [field, cards.find(({ pattern }) => pattern.test(digits))?.shown ?? value];
      }),
    ) as KeyedTransaction['transaction'],
  }));
}

function apply(view: CaseView, by: { at: string; actor: string; hash: string }, act: Act): void {
  switch (act.kind) {
    case 'opened':
    case 'transaction-added': {
      const known = new Set(view.transactions.map(({ key }) => key));
      view.transactions.push(...act.transactions.filter(({ key }) => !known.has(key)));
      view.findings.push(...act.findings);
      view.page ??= act.page;
      break;
    }
    case 'fact-confirmed':
      view.facts[act.fact] = { ...act, ...by };
      break;
    case 'voucher-checked':
      view.voucher = { ...act, ...by };
      break;
    case 'classified':
      view.classified = { ...act, ...by };
      break;
    case 'step-done':
      view.stepsDone.set(act.step, { ...act, ...by });
      break;
    case 'step-undone':
      view.stepsDone.delete(act.step);
      break;
    case 'call-logged':
      view.calls.push({ ...act, ...by });
      break;
    case 'file-added':
      view.files.push({ ...act, ...by });
      break;
    case 'captured':
      view.captures.push({ ...act, ...by });
      break;
    case 'exported':
      view.packs.push({ ...act, ...by });
      break;
    case 'stamped':
      view.stamps.push({ ...act, ...by });
      break;
    case 'handed-over':
      view.handovers.push({ ...act, ...by });
      break;
    case 'imported':
      view.imports.push({ ...act, ...by });
      break;
    case 'numbers-settled':
      for (const number of act.numbers) view.numbers.set(number.digest, { ...number, at: by.at, actor: by.actor });
      break;
    case 'note-added':
      view.notes.push({ ...act, ...by });
      break;
    case 'region-chosen':
      view.region = act.region;
      break;
    case 'answered':
      view.answers.set(act.question, { ...act, ...by });
      break;
    case 'passed-on':
      view.holder = { ...act, ...by };
      break;
    case 'deadline-set':
      view.deadlines.push({ ...act, ...by });
      break;
    case 'reminder-met':
      view.remindersMet.set(act.reminder, { ...act, ...by });
      break;
    case 'reminder-moved':
      view.remindersMoved.set(act.reminder, { ...act, ...by });
      // Put off again after it was met: it stands again.
      view.remindersMet.delete(act.reminder);
      break;
    case 'document-marked':
      view.documents.set(`${act.party}/${act.document}`, { ...act, ...by });
      break;
    case 'letter-written':
      view.letters.push({ ...act, ...by });
      break;
    case 'account-named':
      view.accounts.push({ ...act, ...by });
      break;
    case 'correction-seen':
      view.correction = { ...act, ...by };
      break;
    case 'recovered':
      view.recovered = addMoney(view.recovered, act.amount);
      break;
    case 'closed':
      view.closed = { ...act, ...by };
      break;
    case 'reopened':
      view.closed = null;
      break;
    case 'corrected':
    case 'key-handed-over':
    case 'key-lost':
      break;
  }
}

/** What the case is about in money: the sum of its rows, where all are of one currency. */
export function amountAtStake(view: CaseView): Money | null {
  const sums = view.transactions
    .flatMap(({ transaction: { amount } }) => (amount ? [amount] : []))
    .reduce<Money[]>(addMoney, []);
  return sums.length === 1 ? sums[0]! : null;
}

/** Outcome that stands, or null before one is chosen. */
export function outcomeOf(view: CaseView): Outcome | null {
  return view.classified?.outcome ?? null;
}

/** Every file that the case holds, captures' included, in the order they came. */
export function filesOf(view: CaseView): FileReference[] {
  return [
    ...view.captures.flatMap((capture) => [capture.record, ...capture.files]),
    ...view.files.map(({ file }) => file),
    ...view.letters.map(({ file }) => file),
    ...view.stamps.flatMap(({ file, ofPack }) => (ofPack ? [ofPack.signature, file] : [file])),
    ...view.imports.map(({ proof }) => proof),
  ];
}
