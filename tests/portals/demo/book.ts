// Where the generator writes its records down: hands out cards and references from one seeded source, and numbers everything in the
// order of time once all is written, as an acquirer's and a terminal's own counters do.
import { cardPrefixes } from './chain';
import type { Random } from './random';
import type { DemoData, IncidentKind, PortalRecord, TillLine } from './records';

export const minute = 60_000;
export const day = 24 * 60 * minute;

/** `YYYY-MM-DDTHH:mm:ss` of an instant counted as if the shop's clock were UTC. */
export function wall(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19);
}

/** Milliseconds of a wall time, the other way round. */
export function instantOf(time: string): number {
  return Date.parse(`${time}Z`);
}

export interface Card {
  pan: string;
  issuer: number;
}

/** What a record needs; the rest has usual values. `original` is the record that it takes back or completes. */
export type Draft = Partial<PortalRecord> &
  Pick<PortalRecord, 'time' | 'amount' | 'store' | 'terminal' | 'operator'> & { original?: PortalRecord };

export class Book {
  readonly records: PortalRecord[] = [];
  readonly till: TillLine[] = [];
  readonly pans: string[] = [];
  private readonly originals = new Map<PortalRecord, PortalRecord>();
  private readonly stories: { kind: IncidentKind; rows: PortalRecord[]; needsTill: boolean }[] = [];

  constructor(
    readonly random: Random,
    /** midnight of the first day and of the day on which the portal is looked at */
    readonly firstDay: number,
    readonly lastDay: number,
  ) {}

  /** A card never seen before. */
  newCard(): Card {
    const { prefix, length, issuer } = this.random.pick(cardPrefixes);
    let digits = prefix;
    while (digits.length < length - 1) digits += String(this.random.int(0, 9));
    const pan = withCheckDigit(digits);
    this.pans.push(pan);
    return { pan, issuer };
  }

  add({ original, ...draft }: Draft): PortalRecord {
    const { random } = this;
    const date = draft.time.slice(0, 10);
    const compact = date.replaceAll('-', '');
    const record: PortalRecord = {
      id: '',
      orderId: `WJL${compact}${String(random.int(0, 99_999)).padStart(5, '0')}`,
      type: 'sale',
      status: 'success',
      pan: null,
      issuer: null,
      payer: null,
      method: 'card',
      entry: 'chip',
      rrn: `${compact.slice(2)}${String(random.int(0, 999_999)).padStart(6, '0')}`,
      authCode: String(random.int(0, 999_999)).padStart(6, '0'),
      trace: '',
      batch: String(Math.floor((instantOf(draft.time) - this.firstDay) / day) + 101).padStart(6, '0'),
      originalId: null,
      fee: Math.sign(draft.amount) * Math.round((Math.abs(draft.amount) * 38) / 10_000),
      settlementDate: wall(instantOf(`${date}T00:00:00`) + day).slice(0, 10),
      ...draft,
    };
    this.records.push(record);
    if (original) this.originals.set(record, original);
    return record;
  }

  /** The till's own line for a record that the shop knows of, a little earlier than the acquirer's. */
  addTill(record: PortalRecord, change: Partial<TillLine> = {}): void {
    const before = this.random.int(5, 170) * 1000;
    this.till.push({
      order: record.orderId,
      time: wall(instantOf(record.time) - before),
      table: String.fromCharCode(65 + this.random.int(0, 3)) + String(this.random.int(1, 18)).padStart(2, '0'),
      due: Math.abs(record.amount),
      received: Math.abs(record.amount),
      method: record.method,
      cashier: record.operator,
      store: record.store,
      terminal: record.terminal,
      reference: record.rrn,
      kind: record.amount < 0 ? 'refund' : 'sale',
      ...change,
    });
  }

  /** Notes that these rows are trouble. */
  plant(kind: IncidentKind, rows: PortalRecord[], needsTill = false): void {
    this.stories.push({ kind, rows, needsTill });
  }

  /** All that the portal and the till show at a wall time, newest first, numbered. */
  finish(today: string, seenAt: string): DemoData {
    const { random, originals } = this;
    const inOrder = [...this.records].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
    const traces = new Map<string, number>();
    for (const terminal of [...new Set(inOrder.map((record) => record.terminal))].sort())
      traces.set(terminal, random.int(1000, 90_000));
    for (const [i, record] of inOrder.entries()) {
      const trace = (traces.get(record.terminal)! % 999_999) + 1;
      traces.set(record.terminal, trace);
      record.trace = String(trace).padStart(6, '0');
      record.id = `${record.time.slice(0, 10).replaceAll('-', '')}${record.terminal.slice(-4)}${String(i + 1).padStart(6, '0')}${10 + ((i * 37) % 90)}`;
      record.originalId = originals.get(record)?.id ?? null;
    }
    const records = inOrder.filter((record) => record.time <= seenAt).reverse();
    const shown = new Set(records);
    for (const record of records)
      if (record.type === 'refund' && record.amount === -(originals.get(record)?.amount ?? 0))
        originals.get(record)!.status = 'refunded';
    return {
      today,
      records,
      incidents: this.stories
        .filter(({ rows }) => rows.every((row) => shown.has(row)))
        .map(({ kind, rows, needsTill }) => ({ kind, ids: rows.map((row) => row.id), needsTill })),
      till: this.till
        .filter((line) => line.time <= seenAt)
        .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : a.order < b.order ? -1 : 1)),
      pans: this.pans,
    };
  }
}

/** Luhn check digit appended. */
function withCheckDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits + String((10 - (sum % 10)) % 10);
}
