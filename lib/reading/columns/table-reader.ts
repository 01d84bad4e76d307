// Reads the rows of a planned table: settles number and date forms from the rows given, then makes transactions of texts.
// How money moves for the merchant (the sign of an amount) is decided here.
import { absolute, type Money } from '@/lib/model/money';
import {
  blankTransaction,
  type Transaction,
  type TransactionField,
  type TransactionStatus,
  type TransactionType,
} from '@/lib/model/transaction';
import type { Cell, PageContext } from '../cell';
import { calendarWordsOf } from '../values/calendar-words';
import { readCard } from '../values/card';
import { foldWord, isBlank } from '../values/fold';
import type { DateOrder } from '../values/moment';
import { remembering } from '../values/remember';
import { readTransactionStatus } from '../values/transaction-status';
import { readExactTransactionType, readTransactionType } from '../values/transaction-type';
import { completeText } from './cell-id';
import { languagesOfTable } from './heading-language';
import type { Role } from './heading-words';
import { type MomentReader, makeClockReader, makeMomentReader, makeZoneReader } from './moment-columns';
import { type MoneyReader, makeMoneyReaders } from './money-columns';
import type { PlannedColumn } from './plan';
import { keeperOf, makeRawWriter, rawNames } from './raw';
import { isTotalWord } from './row-words';
import { textAt } from './source';

type Cells = readonly (Cell | null)[];
type Texts = readonly string[];

/** What a preset knows of a portal's forms, where cells leave them open. */
export interface KnownForms {
  currency: string | null;
  order: DateOrder | null;
  /** the portal's own words, as printed */
  types: Readonly<Record<string, TransactionType>>;
  statuses: Readonly<Record<string, TransactionStatus>>;
}

const nothingKnown: KnownForms = { currency: null, order: null, types: {}, statuses: {} };

const textFields = [
  'id',
  'orderId',
  'originalId',
  'terminal',
  'store',
  'operator',
  'merchantNo',
  'rrn',
  'authCode',
  'trace',
  'batch',
  'entryMode',
  'issuer',
  'payer',
] as const;
/** Numbers that bills write as 0 where there is none. */
const numbers: ReadonlySet<string> = new Set(['id', 'orderId', 'originalId', 'merchantNo', 'rrn', 'authCode', 'trace']);
/** Columns of which at least one is filled in a transaction without a time. */
const identifying: ReadonlySet<Role> = new Set<Role>([
  'id',
  'orderId',
  'rrn',
  'trace',
  'authCode',
  'card',
  'payer',
  'type',
  'status',
  'terminal',
]);

const outgoing: ReadonlySet<TransactionType> = new Set<TransactionType>([
  'refund',
  'void',
  'reversal',
  'chargeback',
  'fee',
  'payout',
]);
const incoming: ReadonlySet<TransactionType> = new Set<TransactionType>(['sale', 'preauth', 'capture']);
const debitWords = new Set(
  '-|支出|支|出|出账|出帐|借|借方|付|dr|d|debit|debits|soll|s|débit|débito|debito|addebito|dare|debe|cargo|af|out|outgoing|出金|출금|출|マイナス|△|▲|minus|退款|расход|дебет|borç'.split(
    '|',
  ),
);

/** Rows into transactions, by a settled plan. */
export interface TableReader {
  /** transaction field → heading it is read from */
  fields: Partial<Record<TransactionField, string>>;
  /** one text per planned column */
  textsOf(cells: Cells): string[];
  /**
   * A row's transaction; null for a row that is none: totals, sections, placeholders.
   * @param cells the row's cells, for ids that the page shortens; null where there are texts alone
   * @param section wall date of the section heading above the row, for rows that show a clock alone
   */
  read(texts: Texts, cells: Cells | null, section?: string | null): Transaction | null;
}

/** Makes a reader of a planned table. Number and date forms are settled from `rows` (all of a page, the first thousands of a file). */
export function makeTableReader(
  columns: readonly PlannedColumn[],
  rows: readonly Texts[],
  context: PageContext,
  known: KnownForms = nothingKnown,
): TableReader {
  const languages = languagesOfTable(
    context.language,
    columns.map((column) => column.heading),
  );
  const placeOf = (role: Role) => columns.findIndex((column) => column.role === role && column.profile.filled > 0);
  const words = () => calendarWordsOf(languages);

  const moneyRoles = ['amount', 'debit', 'credit', 'fee', 'net', 'refundAmount'] as const;
  const money = moneyRoles.map((role) => ({ role, place: placeOf(role) })).filter(({ place }) => place >= 0);
  const readers = makeMoneyReaders(
    columns,
    money.map(({ place }) => place),
    placeOf('currency'),
    rows,
    {
      languages,
      currency: known.currency,
    },
  );
  const none: MoneyReader = () => null;
  const moneyOf = (role: (typeof moneyRoles)[number]) => readers[money.findIndex((m) => m.role === role)] ?? none;
  const [amount, debit, credit, fee, net, refunded] = moneyRoles.map(moneyOf) as [
    MoneyReader,
    MoneyReader,
    MoneyReader,
    MoneyReader,
    MoneyReader,
    MoneyReader,
  ];

  const momentContext = { languages, now: context.now, order: known.order, words, dates: context.dates };
  const momentOf = (role: Role, ahead: number, after: MomentReader | null = null) => {
    const place = placeOf(role);
    return place < 0 ? null : makeMomentReader(columns[place]!, place, rows, momentContext, ahead, after);
  };
  const timePlace = placeOf('time');
  const settlement = momentOf('settlementDate', 400);
  const time = momentOf('time', 1, settlement);
  const clockPlace = placeOf('clock');
  const clock = clockPlace < 0 ? null : makeClockReader(clockPlace, words);
  const zone = placeOf('timeZone') < 0 ? null : makeZoneReader(placeOf('timeZone'));
  const clockOffset = columns[clockPlace]?.reading.offset ?? columns[timePlace]?.reading.offset ?? null;

  const typeOf = remembering((text) => known.types[text] ?? readTransactionType(text, languages));
  const statusOf = remembering((text) => known.statuses[text] ?? readTransactionStatus(text));
  const typeAt = placeOf('type');
  const statusAt = placeOf('status');
  const signAt = placeOf('sign');
  const cardAt = placeOf('card');
  const isLastFour =
    cardAt >= 0 && /4|four|suffix|末|后四|後四|letzte|derniers|últimos|ultime|laatste/iu.test(columns[cardAt]!.heading);
  const cardOf = remembering((text) => (isBlank(text) ? null : readCard(text, isLastFour)));
  const names = rawNames(columns.map((column) => column.heading));
  const rawOf = context.isRawKept === false ? null : makeRawWriter(names);
  const keepers = columns.map((column) => keeperOf(column.role, column.profile));
  const sources = columns.map((column) => column.source);
  /** what a row shows and may be kept, while it is read */
  const shown: (string | null)[] = columns.map(() => null);
  const texts = textFields
    .map((field) => ({ field, place: placeOf(field) }))
    .filter(({ place }) => place >= 0)
    .map((found) => ({ ...found, index: columns[found.place]!.source.index }));
  const identifyingPlaces = columns.flatMap((column, i) =>
    column.role !== null && identifying.has(column.role) ? [i] : [],
  );

  const settleAmount = (t: Transaction, row: Texts): void => {
    let found = amount(row);
    if (found === null || found.minor === 0) {
      const into = credit(row);
      const out = debit(row);
      if (into && into.minor !== 0) found = into;
      else if (out && out.minor !== 0) found = negative(absolute(out));
    }
    const back = refunded(row);
    if (
      back &&
      back.minor !== 0 &&
      (found === null || found.minor === 0) &&
      (t.type === null || t.type === 'refund' || t.type === 'sale')
    ) {
      // A bill's refund row (WeChat Pay): the sale's columns hold 0, the refund's its amount, whatever stands beside it.
      found = negative(absolute(back));
      t.type = 'refund';
      t.status = t.status === 'refunded' ? 'success' : t.status;
    }
    if (found && signAt >= 0 && debitWords.has(foldWord(row[signAt] ?? ''))) found = negative(absolute(found));
    if (found && t.type !== null) {
      if (outgoing.has(t.type)) found = negative(absolute(found));
      else if (incoming.has(t.type)) found = absolute(found);
    }
    t.amount = found;
  };

  const settleTime = (t: Transaction, row: Texts, section: string | null): void => {
    let found = time === null ? null : time(row);
    if (found === null && section !== null && timePlace < 0) found = { local: section, offset: null };
    if (found !== null && clock !== null && found.local.length === 10) {
      const hours = clock(row);
      if (hours) found = { local: `${found.local}T${hours.clock}`, offset: hours.offset ?? clockOffset };
    }
    if (found !== null && zone !== null && found.offset === null && found.local.length > 10) {
      found = { local: found.local, offset: zone(row) };
    }
    t.time = found;
  };

  return {
    fields: fieldNames(columns, names, placeOf),
    textsOf(cells) {
      const texts: string[] = [];
      for (let i = 0; i < sources.length; i++) texts.push(textAt(sources[i]!, cells[sources[i]!.index]));
      return texts;
    },
    read(row, cells, section = null) {
      const t = blankTransaction();
      settleTime(t, row, section);
      if (typeAt >= 0) t.type = typeOf(row[typeAt] ?? '');
      if (statusAt >= 0) {
        t.status = statusOf(row[statusAt] ?? '');
        if (typeAt < 0) t.type = typeOfStatus(row[statusAt] ?? '');
      }
      settleAmount(t, row);
      if (t.amount === null && t.time === null) return null;
      if (t.time === null || t.amount === null) {
        const filled = row.filter((text) => !isBlank(text));
        if (filled.length < Math.min(2, columns.length)) return null;
        if (filled.some(isTotalWord)) return null;
        if (!identifyingPlaces.some((place) => !isBlank(row[place] ?? ''))) return null;
      } else {
        let at = 0;
        while (row[at] === '') at++;
        const first = row[at] ?? '';
        if (first.charCodeAt(0) > 57 && isTotalWord(first)) return null;
      }
      t.fee = fee(row);
      t.net = net(row);
      if (settlement) t.settlementDate = settlement(row);
      for (let i = 0; i < texts.length; i++) {
        const { field, place, index } = texts[i]!;
        const text = row[place] ?? '';
        if (isBlank(text) || (text === '0' && numbers.has(field))) continue;
        t[field] = keepers[place]!(cells === null ? text : completeText(text, cells[index]));
      }
      if (cardAt >= 0) {
        const card = cardOf(row[cardAt] ?? '');
        if (card) {
          t.cardMasked = card.masked;
          t.cardLast4 = card.last4;
        }
      }
      if (rawOf === null) return t;
      for (let i = 0; i < keepers.length; i++) {
        const text = row[i] ?? '';
        shown[i] = text === '' ? null : keepers[i]!(text);
      }
      t.raw = rawOf(shown);
      return t;
    },
  };
}

/** A state that names a kind of transaction too, in tables without a column for the kind (仮売上, 即時売上, 実売上). */
function typeOfStatus(text: string): TransactionType | null {
  const type = readExactTransactionType(text);
  return type === 'preauth' || type === 'capture' || type === 'sale' ? type : null;
}

function fieldNames(
  columns: readonly PlannedColumn[],
  names: readonly string[],
  placeOf: (role: Role) => number,
): Partial<Record<TransactionField, string>> {
  const fields: Partial<Record<TransactionField, string>> = {};
  const note = (field: TransactionField, ...roles: Role[]) => {
    const place = roles.map(placeOf).find((found) => found >= 0);
    if (place !== undefined) fields[field] = columns[place]!.heading || names[place]!;
  };
  for (const field of textFields) note(field, field);
  note('time', 'time', 'clock');
  note('settlementDate', 'settlementDate');
  note('amount', 'amount', 'credit', 'debit');
  note('fee', 'fee');
  note('net', 'net');
  note('type', 'type');
  note('status', 'status');
  note('cardMasked', 'card');
  note('cardLast4', 'card');
  return fields;
}

function negative(money: Money): Money {
  return money.minor > 0 ? { ...money, minor: -money.minor } : money;
}
