// The readers of a table's money columns: decimal sign, currency and unit settled from all of them together.
import { exponentOf, type Money } from '@/lib/model/money';
import { currenciesOf } from '../values/currency';
import { isBlank } from '../values/fold';
import { finishMoney, type MoneyScan, shapeOf } from '../values/money';
import { readPlainMoney } from '../values/plain-values';
import { findMoney } from '../values/price';
import type { HeadingReading } from './heading';
import { type DecimalEvidence, decimalFor, settleCurrency, settleDecimal, weighDecimal } from './money-format';
import type { PlannedColumn } from './plan';

type Texts = readonly string[];
/** Reads the row's amount in one column; null where it shows none or its meaning stays open. */
export type MoneyReader = (texts: Texts) => Money | null;

/** What is known of a page's money beside its cells. */
export interface MoneyContext {
  /** tags of the page and of the table's headings */
  languages: readonly string[];
  /** the portal's own currency, for signs that several share */
  currency: string | null;
}

/**
 * Readers of the columns at `places` (indexes in a row's texts).
 * @param currencyAt place of the column that names each row's currency, or -1
 * @param rows rows from which forms are settled
 */
export function makeMoneyReaders(
  columns: readonly PlannedColumn[],
  places: readonly number[],
  currencyAt: number,
  rows: readonly Texts[],
  context: MoneyContext,
): MoneyReader[] {
  const scans = new Map<string, MoneyScan | null>();
  const scan = (text: string): MoneyScan | null => {
    const known = scans.get(text);
    if (known !== undefined) return known;
    const found = isBlank(text) ? null : findMoney(text, context.languages[0]);
    if (scans.size < 20_000) scans.set(text, found);
    return found;
  };
  const table: DecimalEvidence = { point: 0, comma: 0 };
  const printed = new Map<string, readonly string[]>();
  const seen = places.map((place) => {
    const own: DecimalEvidence = { point: 0, comma: 0 };
    let hasFraction = false;
    let filled = 0;
    let cents = 0;
    for (const row of rows) {
      const text = row[place] ?? '';
      const found = text === '' ? null : scan(text);
      if (!found) continue;
      filled++;
      weighDecimal(own, found);
      const shape = found.separators === '' ? null : shapeOf(found);
      if (shape?.kind === 'decimal') {
        const fraction = found.groups[found.groups.length - 1]!;
        if (fraction.length === 2) cents++;
        if (/[1-9]/.test(fraction)) hasFraction = true;
      }
      if (found.currencies.length > 0) printed.set(found.currencies.join(' '), found.currencies);
    }
    table.point += own.point;
    table.comma += own.comma;
    return { own, hasFraction, isAllCents: filled > 0 && cents === filled };
  });
  const shared = common([...printed.values()]);
  const known = context.currency === null ? [] : [context.currency];
  return places.map((place, i) => {
    const { reading } = columns[place]!;
    const { own, hasFraction, isAllCents } = seen[i]!;
    // A heading that says 分 over amounts that all show two decimals contradicts itself: which of the two is right stays open.
    if (reading.scale === 2 && isAllCents) return () => null;
    const evidence = own.point + own.comma > 0 ? own : table;
    const isSettled = evidence.point === 0 || evidence.comma === 0 ? evidence.point + evidence.comma > 0 : false;
    const settle = (codes: readonly string[]) =>
      context.currency !== null && codes.includes(context.currency)
        ? context.currency
        : settleCurrency(codes, context.languages, hasFraction);
    const base = settle(candidatesOf(reading, shared.length > 0 ? shared : known, settle));
    const decimal = settleDecimal(evidence, context.languages, base);
    const named = new Map<string, string | null>();
    const currencyOf = (texts: Texts): string | null => {
      if (currencyAt < 0) return base;
      const text = texts[currencyAt] ?? '';
      const known = named.get(text);
      if (known !== undefined) return known;
      const codes = currenciesOf(text);
      const found = codes.length === 0 ? base : settle(codes);
      if (named.size < 500) named.set(text, found);
      return found;
    };
    const isPlain = reading.scale === 0 && decimal !== ',';
    return (texts) => {
      const text = texts[place] ?? '';
      if (text === '') return null;
      const currency = currencyOf(texts);
      if (isPlain) {
        const plain = readPlainMoney(text, exponentOf(currency), currency);
        if (plain !== null) return plain;
      }
      const found = scan(text);
      if (found === null) return null;
      const codes = found.currencies;
      const own =
        codes.length === 1
          ? codes[0]!
          : codes.length === 0 || (currency !== null && codes.includes(currency))
            ? currency
            : settle(codes);
      return finishMoney(found, {
        currency: own,
        scale: reading.scale,
        decimal: decimalFor(found, decimal, isSettled, own === null ? codes : [own]),
      });
    };
  });
}

/**
 * Currencies that a column's bare numbers may be in: those of its heading's unit, of these the ones that are printed elsewhere.
 * 分 and 万元 say foremost how large the unit is: where others are printed, 分 are the hundredths of those, unless the language
 * speaks for the unit's own; then it stays open.
 * @param evidence what other amounts of the table print, else the portal's own currency
 */
function candidatesOf(
  { currencies, scale }: HeadingReading,
  evidence: readonly string[],
  settle: (codes: readonly string[]) => string | null,
): readonly string[] {
  if (currencies.length === 0) return evidence;
  if (evidence.length === 0) return currencies;
  const both = currencies.filter((code) => evidence.includes(code));
  if (both.length > 0) return both;
  if (scale === 0) return currencies;
  return scale < 0 || settle(currencies) !== null ? [] : evidence;
}

/** Codes that every list holds. */
function common(lists: readonly (readonly string[])[]): readonly string[] {
  const [first, ...rest] = lists;
  return first ? first.filter((code) => rest.every((list) => list.includes(code))) : [];
}
