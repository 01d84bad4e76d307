// Finds the meaning of a short text by a list of words, longest first: 预授权完成撤销 holds 预授权, 完成 and 撤销, and means
// none of the three.
import { ownText } from '@/lib/model/own-text';
import { foldWord } from './fold';

/** A matcher from words to meanings. Answers are remembered per distinct text. */
export interface Vocabulary<Meaning> {
  /** meaning of the longest word that the text is or holds; null where none does */
  read(text: string): Meaning | null;
  /** meaning of the text as a whole; null where it is not exactly a known word */
  readExact(text: string): Meaning | null;
  /** takes in words of further languages */
  learn(words: Partial<Record<string, string>>): void;
}

const isSpaced =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}]/u;

/**
 * Compiles `meaning → words parted by |`. Words of alphabets match whole words only (`void` is not in `avoided`);
 * Chinese, Japanese, Korean and Thai words match anywhere. `_` and `-` count as blanks.
 */
export function compileVocabulary<Meaning extends string>(
  words: Partial<Record<Meaning, string>>,
): Vocabulary<Meaning> {
  const exact = new Map<string, Meaning>();
  const remembered = new Map<string, Meaning | null>();
  let glued: [string, Meaning][] = [];
  let isCompiled = false;
  let pending = [words] as Partial<Record<string, string>>[];
  const compile = () => {
    for (const lists of pending) {
      for (const [meaning, list] of Object.entries(lists) as [Meaning, string][]) {
        for (const word of list.split('|')) {
          const key = plain(word);
          if (key !== '' && !exact.has(key)) exact.set(key, meaning);
        }
      }
    }
    pending = [];
    glued = [...exact].filter(([word]) => !isSpaced.test(word)).sort(([a], [b]) => b.length - a.length);
    isCompiled = true;
  };
  const find = (key: string): Meaning | null => {
    const whole = exact.get(key);
    if (whole !== undefined) return whole;
    let best: Meaning | null = null;
    let length = 0;
    // Every run of whole words of the text, looked up: at most 12 words, so at most 78 look-ups.
    const parts = key.split(' ', 12);
    for (let from = 0; from < parts.length; from++) {
      let run = '';
      for (let to = from; to < parts.length; to++) {
        run = run === '' ? parts[to]! : `${run} ${parts[to]!}`;
        const meaning = exact.get(run);
        if (meaning !== undefined && run.length > length) {
          best = meaning;
          length = run.length;
        }
      }
    }
    for (const [word, meaning] of glued) {
      if (word.length <= length) break;
      if (key.includes(word)) return meaning;
    }
    return best;
  };
  const lookUp = (text: string): Meaning | null => {
    if (!isCompiled) compile();
    const key = plain(text);
    return key === '' || key.length > 120 ? null : find(key);
  };
  return {
    read(text) {
      const known = remembered.get(text);
      if (known !== undefined) return known;
      const found = lookUp(text);
      if (remembered.size < 5000) remembered.set(ownText(text), found);
      return found;
    },
    readExact(text) {
      if (!isCompiled) compile();
      return exact.get(plain(text)) ?? null;
    },
    learn(more) {
      pending.push(more);
      isCompiled = false;
      remembered.clear();
    },
  };
}

function plain(text: string): string {
  return foldWord(text.replace(/([a-z])(?=[A-Z][a-z])/g, '$1 '))
    .replace(/[_\-/.,:;()[\]"'!·|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
