// Settles how a table writes money: decimal sign from every money cell together, then the page's language; currency from the
// heading's unit, the currency column, the signs printed, then the language's region.
import { exponentOf } from '@/lib/model/money';
import { currencyOfLanguage } from '../values/currency';
import { type DecimalSign, type MoneyScan, shapeOf } from '../values/money';
import { agreed } from './agreed';

/** Counts what the numbers of a table tell of its decimal sign. */
export interface DecimalEvidence {
  point: number;
  comma: number;
}

/** Adds one number's evidence. */
export function weighDecimal(evidence: DecimalEvidence, scan: MoneyScan): void {
  const shape = shapeOf(scan);
  if (shape === null || shape.kind === 'whole' || shape.kind === 'either' || shape.sign === null) return;
  if (shape.sign === '.') evidence.point++;
  else evidence.comma++;
}

const byLanguage = new Map<string, DecimalSign | null>();

/**
 * The decimal sign of a language; null where the tag is unknown, the sign is neither point nor comma, or the language writes
 * amounts and bare numbers differently (fr-CH, de-AT) and no currency says which of the two stands here.
 */
export function decimalOfLanguage(language: string, currency: string | null = null): DecimalSign | null {
  if (language === '') return null;
  const key = `${language} ${currency === null ? '' : 'money'}`;
  const known = byLanguage.get(key);
  if (known !== undefined) return known;
  let sign: DecimalSign | null = null;
  try {
    if (Intl.NumberFormat.supportedLocalesOf(language).length > 0) {
      const money = printedSign(language, { style: 'currency', currency: 'EUR' });
      sign = currency !== null || printedSign(language, {}) === money ? money : null;
    }
  } catch {
    sign = null;
  }
  byLanguage.set(key, sign);
  return sign;
}

function printedSign(language: string, options: Intl.NumberFormatOptions): DecimalSign | null {
  const printed = new Intl.NumberFormat(language, { ...options, numberingSystem: 'latn' })
    .formatToParts(1.5)
    .find((part) => part.type === 'decimal')?.value;
  return printed === '.' || printed === ',' ? printed : null;
}

/**
 * The table's decimal sign. Null where its numbers contradict each other or, telling nothing, neither the language nor the
 * currency does: a currency without three decimals never prints `1,234` for one and a bit.
 */
export function settleDecimal(
  evidence: DecimalEvidence,
  languages: readonly string[],
  currency: string | null = null,
): DecimalSign | null {
  if (evidence.point > 0 && evidence.comma > 0) return null;
  if (evidence.point > 0) return '.';
  if (evidence.comma > 0) return ',';
  return agreed(languages.map((language) => decimalOfLanguage(language, currency)));
}

/**
 * Decimal sign under which one `either` number (`1,234`) is to be read. The column's own evidence wins; a currency without
 * three decimals makes its separator group, unless the language says that it is the decimal sign: then it stays open.
 * @param currencies the currency that the amount is in, or those that it may be in
 */
export function decimalFor(
  scan: MoneyScan,
  settled: DecimalSign | null,
  isEvidence: boolean,
  currencies: readonly string[],
): DecimalSign | null {
  const shape = shapeOf(scan);
  if (shape === null || shape.kind !== 'either' || isEvidence) return settled;
  if (currencies.length > 0 && currencies.every((code) => exponentOf(code) !== 3)) {
    return settled === shape.sign ? null : other(shape.sign);
  }
  return settled;
}

function other(sign: DecimalSign): DecimalSign {
  return sign === '.' ? ',' : '.';
}

/**
 * The one currency of several candidates that the evidence leaves: candidates agreed on by all signs of the column, then the
 * language's own currency if it is among them, then, for `¥`, decimals (the yen has none). Null where it stays open.
 */
export function settleCurrency(
  candidates: readonly string[],
  languages: readonly string[],
  hasDecimals: boolean,
): string | null {
  if (candidates.length === 0) return null;
  if (candidates.length === 1) return candidates[0]!;
  const possible = hasDecimals ? candidates.filter((code) => exponentOf(code) > 0) : candidates;
  if (possible.length === 1) return possible[0]!;
  return agreed(
    languages.map((language) => {
      const own = currencyOfLanguage(language);
      return own !== null && possible.includes(own) ? own : null;
    }),
  );
}
