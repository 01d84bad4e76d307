// What a report says, before it is a page: the same blocks become HTML, PDF and DOCX. Texts are plain; each renderer escapes.
import type { Language } from '@/lib/i18n/say';

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string; isStrong?: boolean }
  /** pairs of label and value; an empty value is a line to be written on by hand */
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[]; isLarge?: boolean }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly Cell[])[]; widths?: readonly Width[] }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'picture'; url: string; caption: string }
  /** room for signature, seal and date */
  | { kind: 'seal'; text: string }
  | { kind: 'pageBreak' };

/** `auto`: as wide as its text; `*`: a share of what is left. */
export type Width = 'auto' | '*' | number;
export type Cell = string | { text: string; style: 'strong' | 'struck' | 'code' | 'small' };

export interface ReportDocument {
  title: string;
  language: Language;
  /** stands small on every page: case and pack */
  running: string;
  blocks: readonly Block[];
  isWide?: boolean;
}

/** The text of a cell. */
export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

/** Every text of a document: what must be drawable, and what is looked through before it leaves. */
export function textsOf({ title, running, blocks }: ReportDocument): string[] {
  return [title, running, ...blocks.flatMap(textsOfBlock)];
}

function textsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'seal':
      return [block.text];
    case 'facts':
      return block.rows.flat();
    case 'table':
      return [...block.head, ...block.rows.flat().map(cellText)];
    case 'list':
      return block.items;
    case 'picture':
      return [block.caption];
    case 'pageBreak':
      return [];
  }
}
