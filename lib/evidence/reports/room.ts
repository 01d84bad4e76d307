// How much room a report's texts take on paper in the bundled font, told before pdfmake sets them: so that a number is broken only where it
// must be, and a heading stays with what begins below it.
import { type Block, type Cell, cellText, type Width } from './blocks';

/** Widths in points between an A4 page's margins, upright and lying. */
const paper = { upright: 515, lying: 762 };

/** Points that each column of a table has for its text; pdfmake puts 4 points on either side, and lines between. */
export function roomOf(widths: readonly Width[], isWide: boolean): number[] {
  const given = widths.reduce((sum: number, width) => sum + (typeof width === 'number' ? width : 0), 0);
  const shares = widths.filter((width) => typeof width !== 'number').length;
  const left = (isWide ? paper.lying : paper.upright) - given - widths.length * 8.5 - 0.5;
  return widths.map((width) => (typeof width === 'number' ? width : left / shares));
}

/** How wide the bundled font draws a character beside its size, rather more than less. */
function advanceOf(character: string): number {
  if (/[mwMW@%]/.test(character)) return 0.92;
  if (/[A-Z]/.test(character)) return 0.68;
  return /[0-9a-z]/.test(character) ? 0.565 : 0.5;
}

/**
 * Whether something in the text is wider than its column. Only then may lines break anywhere: a number is not to be cut in two for
 * nothing, and pdfmake lays out what may break anywhere character by character: a list of a hundred hashes then costs it 100 MB.
 */
export function isTooWide(text: string, size: number, room: number): boolean {
  // Lines break at blanks, and behind a stroke or hyphen that no digit follows.
  const parts = text.split(/[^\x21-\x7e]+|(?<=[/-])(?!\d)/);
  return parts.some((part) => [...part].reduce((sum, character) => sum + advanceOf(character), 0) * size > room);
}

const sizes = { code: 6.5, small: 7.5, struck: 8.5, strong: 9.5 };

/** Size of a cell's letters; points. */
export const sizeOf = (cell: Cell) => (typeof cell === 'string' ? 8.5 : sizes[cell.style]);

/** What a heading takes from its top to the next block, and a line of the bundled font beside its size; points. */
export const headingHeight = 31;
const lineHeight = 1.81;

/**
 * Height of a block's first lines, which may not stand on another page than their heading; points. pdfmake itself moves rows that may not be
 * broken without saying so in the places that it tells.
 */
export function beginningOf(block: Block, isWide: boolean): number {
  switch (block.kind) {
    case 'facts':
      return (block.isLarge ? 14 : 9.5) * lineHeight + 5;
    case 'table': {
      const room = roomOf(block.widths ?? block.head.map(() => '*' as const), isWide);
      const cells = (block.rows[0] ?? []).map((cell, i) => {
        const size = sizeOf(cell);
        return linesOf(cellText(cell), size, room[i]!) * size * lineHeight;
      });
      return 8 * lineHeight + Math.max(0, ...cells) + 10;
    }
    default:
      return 2 * 9.5 * lineHeight;
  }
}

/** Lines that a text takes in so many points, rather more than less. */
function linesOf(text: string, size: number, room: number): number {
  const widthOf = (line: string) =>
    [...line].reduce((sum, character) => sum + (character > '\u2e80' ? 1 : advanceOf(character)), 0) * size;
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
}
