// Where a column's text stands in a row: a whole cell, or one line of cells that show several values (订单号… over 交易号…).
import type { Cell } from '../cell';
import { foldText } from '../values/fold';
import { readHeading } from './heading';
import type { Role } from './heading-words';

export interface ColumnSource {
  /** index of the cell in the row */
  index: number;
  /** line of the cell; null = the whole cell */
  line: number | null;
  /** what every line says before its value (`订单号:`); empty where nothing */
  label: string;
  /** heading of the column, or of its part */
  heading: string;
}

/** The text that a row shows at a source. */
export function textAt(source: ColumnSource, cell: Cell | null | undefined): string {
  if (!cell) return '';
  if (source.line === null) return cell.visible;
  // A cell with fewer lines than its column's others cannot be told apart by place, only by labels.
  if (source.label === '') return cell.lines[source.line] ?? '';
  const line = cell.lines.find((text) => text.startsWith(source.label));
  return line === undefined ? '' : line.slice(source.label.length).replace(/^[\s:\uff1a]+/, '');
}

const labelled = /^([^\d:\uff1a]{1,24}?)(?:\s*[:\uff1a]\s*| )(?=\S)/;

/**
 * Splits a column whose cells show several lines into one source per line; a column of single lines stays whole.
 * @param cells a sample of the column
 * @param isOneValue true where the whole visible text reads as one value (a date over its clock, an amount over its currency)
 */
export function splitColumn(
  index: number,
  heading: string,
  cells: readonly (Cell | null)[],
  isOneValue: (text: string) => boolean,
): ColumnSource[] {
  const whole: ColumnSource = { index, line: null, label: '', heading };
  const filled = cells.filter((cell): cell is Cell => cell !== null && cell.visible !== '');
  const several = filled.filter((cell) => cell.lines.length > 1);
  if (filled.length > 0 && several.length === 0 && heading === '') {
    // Cards say their headings before each value: `终端号:60128801`, `Fecha 01/03/2026`.
    const label = commonLabel(filled.map(({ visible }) => visible));
    if (filled.length > 1 && label !== '' && mayLead(label))
      return [{ index, line: 0, label, heading: label.replace(/[\s:\uff1a]+$/, '') }];
  }
  if (filled.length === 0 || several.length < filled.length * 0.6) return [whole];
  if (several.filter((cell) => isOneValue(cell.visible)).length > several.length * 0.8) return [whole];
  const depth = Math.min(5, Math.max(...several.map((cell) => cell.lines.length)));
  const parts = partsOf(heading, depth);
  const sources: ColumnSource[] = [];
  for (let line = 0; line < depth; line++) {
    const texts = several.map((cell) => cell.lines[line] ?? '').filter((text) => text !== '');
    if (texts.length < filled.length * 0.2) continue;
    const label = commonLabel(texts);
    sources.push({
      index,
      line,
      label,
      heading:
        label !== ''
          ? label.replace(/[\s:\uff1a]+$/, '')
          : parts.length === depth
            ? parts[line]!
            : line === 0
              ? heading
              : '',
    });
  }
  return sources.length < 2 ? [whole] : sources;
}

/** The headings of each line: `名称|单号`, or one above the other, which reach here with a blank between them. */
function partsOf(heading: string, depth: number): string[] {
  const parts = heading
    .split(/\s*[/|\n&、,]\s*|\s+[-–—]\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === depth || parts.length > 1) return parts;
  const lines = heading.split(/\s+/);
  // In scripts that part no words by blanks, a blank parts headings.
  const areHeadings = lines.every((line) => unspaced.test(line) && !/[a-z]{3}/i.test(line));
  return lines.length === depth && areHeadings ? lines : parts;
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** What a card may say before a value without a colon; `Order 12` and `Payment to…` are texts of their own. */
const leading: ReadonlySet<Role> = new Set<Role>([
  'time',
  'clock',
  'amount',
  'fee',
  'net',
  'status',
  'card',
  'terminal',
  'authCode',
  'rrn',
  'currency',
  'store',
  'operator',
]);

function mayLead(label: string): boolean {
  if (/[:\uff1a]\s*$/.test(label)) return true;
  return [...readHeading(foldText(label)).roles].some(([role, points]) => points >= 88 && leading.has(role));
}

/** The label that nearly all lines begin with, if its words are a heading's or a colon closes it. */
function commonLabel(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const found = labelled.exec(text);
    if (found) counts.set(found[0], (counts.get(found[0]) ?? 0) + 1);
  }
  for (const [label, n] of counts) {
    if (n < texts.length * 0.8) continue;
    if (/[:\uff1a]\s*$/.test(label) || readHeading(foldText(label)).roles.size > 0) return label;
  }
  return '';
}
