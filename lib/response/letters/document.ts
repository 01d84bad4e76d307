// A letter before it is paper: blocks of words, with what is missing marked. HTML and DOCX are made of this and of nothing else.
import type { Language } from '@/lib/i18n/say';

/** A stretch of words. `blank`: a fact that is missing, `text` says which; printed as a line to write on. */
export interface Run {
  text: string;
  is?: 'strong' | 'blank' | 'mono';
}

export type Block =
  | { kind: 'heading'; text: string }
  /** `id` names it for the user's own changes */
  | { kind: 'paragraph'; id: string; runs: Run[]; isIndented: boolean }
  /** label and value; `isLarge`: read out digit by digit, so printed large */
  | { kind: 'facts'; rows: { label: string; runs: Run[] }[]; isLarge: boolean }
  | { kind: 'table'; head: string[]; rows: Run[][][] }
  | { kind: 'list'; id: string; items: Run[][]; isNumbered: boolean }
  | { kind: 'signature'; lines: { label: string; runs: Run[] }[] }
  | { kind: 'page-break' };

export interface LetterDocument {
  language: Language;
  title: string;
  /** printed at the foot of each page */
  footer: string;
  blocks: Block[];
}

/** A fact in a letter: strong where known, a blank that names it where not. */
export function fact(text: string | null | undefined, name: string): Run {
  return text ? { text, is: 'strong' } : { text: name, is: 'blank' };
}

/** Names of the facts that are missing, each once, in the order in which they stand. */
export function missingIn({ blocks }: LetterDocument): string[] {
  const runs = blocks.flatMap((block): Run[] => {
    switch (block.kind) {
      case 'paragraph':
        return block.runs;
      case 'facts':
        return block.rows.flatMap((row) => row.runs);
      case 'signature':
        return block.lines.flatMap((line) => line.runs);
      case 'table':
        return block.rows.flat(2);
      case 'list':
        return block.items.flat();
      default:
        return [];
    }
  });
  return [...new Set(runs.filter((run) => run.is === 'blank').map((run) => run.text))];
}

/** Paragraphs and lists that the user may word anew: id → plain text, one line per item of a list. */
export function editableText(letter: LetterDocument): Record<string, string> {
  const plain = (runs: readonly Run[]) => runs.map((run) => (run.is === 'blank' ? '____' : run.text)).join('');
  return Object.fromEntries(
    letter.blocks.flatMap((block) => {
      if (block.kind === 'paragraph') return [[block.id, plain(block.runs)]];
      return block.kind === 'list' ? [[block.id, block.items.map(plain).join('\n')]] : [];
    }),
  );
}

/** The letter in the user's words where there are some. A line of underscores stays a blank to write on; an empty text leaves the block out. */
export function withEdits(letter: LetterDocument, edits: Readonly<Record<string, string>>): LetterDocument {
  const read = (text: string): Run[] =>
    text
      .split(/(_{3,})/)
      .filter((part) => part !== '')
      .map((part): Run => (/^_{3,}$/.test(part) ? { text: '', is: 'blank' } : { text: part }));
  const blocks = letter.blocks.flatMap((block): Block[] => {
    if (block.kind !== 'paragraph' && block.kind !== 'list') return [block];
    const text = edits[block.id];
    if (text === undefined) return [block];
    if (text.trim() === '') return [];
    return block.kind === 'paragraph'
      ? [{ ...block, runs: read(text.replace(/\s*\n\s*/g, ' ')) }]
      : [
          {
            ...block,
            items: text
              .split('\n')
              .filter((line) => line.trim() !== '')
              .map(read),
          },
        ];
  });
  return { ...letter, blocks };
}
