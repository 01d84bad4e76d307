// Finds the meaning of a short text by a list of words, longest first: 预授权完成撤销 holds 预授权, 完成 and 撤销, and means
// none of the three.
import { foldWord } from './fold';

/** A matcher from words to meanings. Answers are remembered per distinct text. */
export interface Vocabulary<Meaning> {
  /** meaning of the longest word that the text is or holds; null where none does */
  read(text: string): Meaning | null;
}

const isWordy =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}]/u;

/**
 * Compiles `meaning → words parted by |`. Words of alphabets match whole words only (`void` is not in `avoided`);
 * Chinese, Japanese, Korean and Thai words match anywhere. `_` and `-` count as blanks.
 */
export function compileVocabulary<Meaning extends string>(
  words: Partial<Record<Meaning, string>>,
): Vocabulary<Meaning> {
  const exact = new Map<string, Meaning>();
  for (const [meaning, list] of Object.entries(words) as [Meaning, string][]) {
    for (const word of list.split('|')) {
      const key = plain(word);
      if (key !== '' && !exact.has(key)) exact.set(key, meaning);
    }
  }
  const longestFirst = [...exact].sort(([a], [b]) => b.length - a.length);
  const remembered = new Map<string, Meaning | null>();
  const find = (text: string): Meaning | null => {
    const key = plain(text);
    if (key === '' || key.length > 120) return null;
    const whole = exact.get(key);
    if (whole !== undefined) return whole;
    const padded = ` ${key} `;
    for (const [word, meaning] of longestFirst) {
      if (isWordy.test(word) ? padded.includes(` ${word} `) : key.includes(word)) return meaning;
    }
    return null;
  };
  return {
    read(text) {
      const known = remembered.get(text);
      if (known !== undefined) return known;
      const found = find(text);
      if (remembered.size < 5000) remembered.set(text, found);
      return found;
    },
  };
}

function plain(text: string): string {
  return foldWord(text.replace(/([a-z])(?=[A-Z][a-z])/g, '$1 '))
    .replace(/[_\-/.,:;()[\]"'!·|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
