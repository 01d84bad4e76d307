// Reads the rows of a planned table: settles number and date forms from the rows given, then makes transactions of cells.

import type { Moment } from '@/lib/model/moment';
import { absolute, type Money } from '@/lib/model/money';
import {
  blankTransaction,
  type Transaction,
  type TransactionField,
  type TransactionType,
} from '@/lib/model/transaction';
import type { Cell, PageContext } from '../cell';
import { calendarWords } from '../values/calendar-words';
import { readCard } from '../values/card';
import { currenciesOf } from '../values/currency';
import { foldWord, isBlank } from '../values/fold';
import { finishMoment, type MomentFormat, readIsoMoment } from '../values/moment';
import { type MomentScan, readOffset, scanMoment } from '../values/moment-scan';
import { finishMoney, type MoneyScan, scanMoney } from '../values/money';
import { readTransactionStatus } from '../values/transaction-status';
import { readTransactionType } from '../values/transaction-type';
import type { Role } from './heading-words';
import { settleOrder } from './moment-format';
import { decimalFor, settleCurrency, settleDecimal, weighDecimal } from './money-format';
import type { PlannedColumn } from './plan';
import { keepText, rawNames } from './raw';

type Cells = readonly (Cell | null)[];
type MoneyRole = 'amount' | 'debit' | 'credit' | 'fee' | 'net' | 'refundAmount';
type TextField = Exclude<
  TransactionField,
  'time' | 'amount' | 'type' | 'status' | 'cardLast4' | 'cardMasked' | 'fee' | 'net' | 'settlementDate'
>;

const textFields: readonly TextField[] = [
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
];
const outgoing: ReadonlySet<TransactionType> = new Set(['refund', 'void', 'reversal', 'chargeback', 'fee', 'payout']);
const incoming: ReadonlySet<TransactionType> = new Set(['sale', 'preauth', 'capture']);
const totalWords =
  /^(合计|总计|小计|本页合计|总金额|合計|小計|總計|総計|합계|총계|소계|sum|total|totals|subtotal|grand total|page total|summe|gesamt|zwischensumme|total général|sous-total|totale|subtotale|suma|razem|celkem|mezisoučet|součet|összesen|итого|всего|разом|σύνολο|toplam|ara toplam|المجموع|الإجمالي|סה"כ|योग|कुल|รวม|ยอดรวม|tổng|tổng cộng|totaal|subtotaal|i alt|totalt|yhteensä|jumlah|subtotaal)( |:|：|\(|$|\d)/;

/** Rows into transactions, by a settled plan. */
export interface TableReader {
  fields: Partial<Record<TransactionField, string>>;
  /** null for a row that is no transaction: totals, sections, placeholders */
  read(cells: Cells): Transaction | null;
}

/**
 * Makes a reader of a planned table. Number and date forms are settled from `rows` (all of a page, the first thousands of a file).
 */
export function makeTableReader(
  columns: readonly PlannedColumn[],
  rows: readonly Cells[],
  context: PageContext,
): TableReader {
  const at = (role: Role) =>
    columns.find((column) => column.role === role && (column.profile.filled > 0 || role === 'card'));
  const text = (cells: Cells, column: PlannedColumn | undefined) =>
    column ? (cells[column.index]?.visible ?? '') : '';
  const words = () => calendarWords(context.language);

  const moneyCache = new Map<string, MoneyScan | null>();
  const scan = (value: string): MoneyScan | null => {
    const known = moneyCache.get(value);
    if (known !== undefined) return known;
    const found = isBlank(value) ? null : scanMoney(value);
    if (moneyCache.size < 50_000) moneyCache.set(value, found);
    return found;
  };
  const moneyRoles: readonly MoneyRole[] = ['amount', 'debit', 'credit', 'fee', 'net', 'refundAmount'];
  const moneyColumns = new Map(moneyRoles.map((role) => [role, at(role)] as const));
  const currencyColumn = at('currency');
  const evidence = { point: 0, comma: 0 };
  const printed = new Map<string, number>();
  for (const row of rows) {
    for (const column of moneyColumns.values()) {
      const found = column ? scan(text(row, column)) : null;
      if (!found) continue;
      weighDecimal(evidence, found);
      if (found.currencies.length > 0)
        printed.set(found.currencies.join(' '), (printed.get(found.currencies.join(' ')) ?? 0) + 1);
    }
  }
  const decimal = settleDecimal(evidence, context.language);
  const formats = new Map(
    [...moneyColumns].map(([role, column]) => {
      const candidates = [...printed.keys()].map((key) => key.split(' '));
      const fromHeading = column?.reading.currencies ?? [];
      const list =
        fromHeading.length > 0
          ? fromHeading
          : (candidates[0] ?? []).filter((code) => candidates.every((other) => other.includes(code)));
      const hasDecimals = column ? hasFraction(rows, column, scan) : false;
      return [
        role,
        { currency: settleCurrency(list, context.language, hasDecimals), scale: column?.reading.scale ?? 0 },
      ] as const;
    }),
  );
  const money = (role: MoneyRole, cells: Cells): Money | null => {
    const column = moneyColumns.get(role);
    const found = column ? scan(text(cells, column)) : null;
    if (!found) return null;
    const format = formats.get(role)!;
    const named = currencyColumn ? currenciesOf(text(cells, currencyColumn)) : [];
    const currency =
      named.length === 1
        ? named[0]!
        : named.length > 1
          ? settleCurrency(named, context.language, false)
          : format.currency;
    const own = found.currencies.length === 1 ? found.currencies[0]! : currency;
    return finishMoney(found, { currency, scale: format.scale, decimal: decimalFor(found, decimal, own) });
  };

  const timeColumn = at('time');
  const clockColumn = at('clock');
  const zoneColumn = at('timeZone');
  const settlementColumn = at('settlementDate');
  const momentReader = (column: PlannedColumn | undefined): ((cells: Cells) => Moment | null) => {
    if (!column) return () => null;
    const format: MomentFormat = { order: null, offset: column.reading.offset, today: context.now.slice(0, 10) };
    const scans = rows.map((row) => {
      const value = text(row, column);
      return readIsoMoment(value, null) ? null : scanMoment(value, words);
    });
    format.order = settleOrder(scans, context.language);
    return (cells) => {
      const value = text(cells, column);
      const plain = readIsoMoment(value, format.offset);
      if (plain) return plain;
      const found = scanMoment(value, words);
      return found === null ? null : finishMoment(found, format);
    };
  };
  const time = momentReader(timeColumn);
  const settlement = momentReader(settlementColumn);
  const clock = (cells: Cells): MomentScan | null => (clockColumn ? scanMoment(text(cells, clockColumn), words) : null);

  const typeColumn = at('type');
  const statusColumn = at('status');
  const cardColumn = at('card');
  const signColumn = at('sign');
  const texts = textFields.map((field) => [field, at(field)] as const).filter(([, column]) => column !== undefined);
  const names = rawNames(columns.map((column) => column.heading));
  const isLastFour =
    cardColumn !== undefined && /4|last|suffix|末|letzte|derniers|últimos|ultime|laatste/i.test(cardColumn.heading);

  const fields: Partial<Record<TransactionField, string>> = {};
  const note = (field: TransactionField, column: PlannedColumn | undefined) => {
    if (column) fields[field] = names[columns.indexOf(column)]!;
  };
  for (const [field, column] of texts) note(field, column);
  note('time', timeColumn);
  note('settlementDate', settlementColumn);
  note('amount', moneyColumns.get('amount') ?? moneyColumns.get('credit') ?? moneyColumns.get('debit'));
  note('fee', moneyColumns.get('fee'));
  note('net', moneyColumns.get('net'));
  note('type', typeColumn);
  note('status', statusColumn);
  note('cardMasked', cardColumn);
  note('cardLast4', cardColumn);

  const read = (cells: Cells): Transaction | null => {
    const shown = columns.map((column) => cells[column.index]?.visible ?? '');
    const filled = shown.filter((value) => !isBlank(value));
    if (filled.length < Math.min(2, columns.length) || new Set(filled).size < 2) return null;
    const first = foldWord(filled[0]!);
    if (first.length < 60 && totalWords.test(first)) return null;
    const t = blankTransaction();
    t.time = time(cells);
    if (t.time && clockColumn && t.time.local.length === 10) {
      const found = clock(cells);
      if (found?.clock)
        t.time = {
          local: `${t.time.local}T${found.clock}`,
          offset: found.offset ?? clockColumn.reading.offset ?? timeColumn?.reading.offset ?? null,
        };
    }
    if (t.time && zoneColumn && t.time.offset === null && t.time.local.length > 10)
      t.time = { ...t.time, offset: readOffset(text(cells, zoneColumn)) };
    t.settlementDate = settlement(cells);
    t.type = typeColumn ? readTransactionType(text(cells, typeColumn)) : null;
    t.status = statusColumn ? readTransactionStatus(text(cells, statusColumn)) : null;
    t.amount = money('amount', cells);
    const debit = money('debit', cells);
    const credit = money('credit', cells);
    if (t.amount === null || t.amount.minor === 0) {
      if (credit && credit.minor !== 0) t.amount = absolute(credit);
      else if (debit && debit.minor !== 0) t.amount = negative(debit);
    }
    const refunded = money('refundAmount', cells);
    if (
      refunded &&
      refunded.minor !== 0 &&
      (t.amount === null || t.amount.minor === 0) &&
      (t.type === 'refund' || t.status === 'refunded')
    ) {
      t.amount = negative(refunded);
      t.type = 'refund';
      t.status = 'success';
    }
    if (t.amount && signColumn) t.amount = signed(t.amount, text(cells, signColumn));
    if (t.amount && t.type !== null) {
      if (outgoing.has(t.type)) t.amount = negative(t.amount);
      else if (incoming.has(t.type)) t.amount = absolute(t.amount);
    }
    t.fee = money('fee', cells);
    t.net = money('net', cells);
    if (t.amount === null && t.time === null) return null;
    for (const [field, column] of texts) {
      const value = identifierText(cells[column!.index] ?? null);
      t[field] = isBlank(value) ? null : (keepText(value, column!.role) ?? null);
    }
    if (cardColumn) {
      const value = text(cells, cardColumn);
      const card = isBlank(value) ? null : readCard(value, isLastFour);
      t.cardMasked = card?.masked ?? null;
      t.cardLast4 = card?.last4 ?? null;
    }
    columns.forEach((column, i) => {
      const value = shown[i]!;
      if (value === '' || column.role === 'index') return;
      const kept =
        column.role === 'card'
          ? t.cardMasked && !/[*•●xX]/.test(value) && /\d{13}/.test(value.replace(/\D/g, ''))
            ? t.cardMasked
            : keepText(value, null)
          : keepText(value, column.role);
      if (kept !== null) t.raw[names[i]!] = kept;
    });
    return t;
  };
  return { fields, read };
}

function negative(money: Money): Money {
  return money.minor > 0 ? { ...money, minor: -money.minor } : money;
}

function signed(money: Money, sign: string): Money {
  const word = foldWord(sign);
  if (
    /^(-|支出|支|出|出账|借|借方|dr|d|debit|soll|débit|débito|debito|addebito|af|出金|출금|マイナス|△|退款)$/.test(word)
  )
    return negative(money);
  return money;
}

/** An id's text: the complete one where the page shortens it with an ellipsis. */
function identifierText(cell: Cell | null): string {
  if (!cell) return '';
  const shown = cell.visible;
  const cut = /^(.*?)(?:…|\.{3})(.*)$/.exec(shown);
  if (!cut) return shown;
  const head = cut[1]!.trim();
  const tail = cut[2]!.trim();
  const whole = [cell.title, cell.label, cell.full.trim(), ...Object.values(cell.data)].find(
    (text) =>
      text !== null &&
      text.length > shown.length - 1 &&
      !/…|\.{3}/.test(text) &&
      text.startsWith(head) &&
      text.endsWith(tail),
  );
  return whole ?? shown;
}

function hasFraction(
  rows: readonly Cells[],
  column: PlannedColumn,
  scan: (value: string) => MoneyScan | null,
): boolean {
  return rows.some((row) => {
    const found = scan(row[column.index]?.visible ?? '');
    if (!found || found.separators === '') return false;
    const last = found.groups[found.groups.length - 1]!;
    return last.length !== 3 && /[1-9]/.test(last);
  });
}
