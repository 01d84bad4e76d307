// Brings a text to one spelling before it is compared or parsed: widths, digits of other scripts, minus signs, blanks,
// invisible marks. What the text means is left to the readers of money, time, cards and words.
import { ownText } from '@/lib/model/own-text';

/** First code points (digit zero) of the decimal digit blocks that NFKC leaves as they are. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0,
  0xaa50, 0xabf0,
];
const digits = new Map<string, string>();
for (const zero of zeros) for (let d = 0; d < 10; d++) digits.set(String.fromCharCode(zero + d), String(d));

const plainAscii = /^[\x21-\x7e]*(?: [\x21-\x7e]+)*$/;
// Zero-width and direction marks, soft hyphen, BOM: nothing that a reader sees.
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const foreignDigits = /[\u0660-\uabf9]/g;

/**
 * NFKC text with ASCII digits, `-` for every dash and minus, `'` for every apostrophe, `.`/`,` for the Arabic decimal sign
 * and comma, and single blanks. Superscript and circled digits are not turned into digits: `12 m²` holds one number.
 */
export function foldText(text: string): string {
  if (plainAscii.test(text)) return text;
  return text
    .replace(/[\u00b2\u00b3\u00b9\u2070-\u209c\u2460-\u24ff\u2776-\u2793]/g, '\ufffd')
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(foreignDigits, (c) => digits.get(c) ?? c)
    .replace(/\u066b/g, '.')
    .replace(/[\u066c\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/[\u060c\u3001]/g, ',')
    .replace(dashes, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `foldText` in lower case: for comparing words. */
export function foldWord(text: string): string {
  // A Turkish İ becomes an i with a dot of its own.
  return foldText(text)
    .toLowerCase()
    .replace(/i\u0307/g, 'i');
}

const blanks = new Set([
  '',
  '-',
  '--',
  '---',
  '*',
  '/',
  '\\',
  '.',
  'n/a',
  'na',
  'null',
  'none',
  'nil',
  'undefined',
  '无',
  '無',
  'なし',
  '없음',
  '暂无',
]);

const judged = new Map<string, boolean>();

/** True for an empty cell and for the marks that stand for one (`-`, `--`, `*`, `N/A`, `无`). */
export function isBlank(text: string): boolean {
  if (text === '') return true;
  if (text.length > 9) return false;
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) return false;
  // The same few words stand in thousands of cells.
  const known = judged.get(text);
  if (known !== undefined) return known;
  const found = blanks.has(foldWord(text));
  if (judged.size < 2000) judged.set(ownText(text), found);
  return found;
}
