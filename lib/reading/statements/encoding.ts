// Which encoding a statement file is written in: byte-order mark, zero bytes, valid UTF-8, else the encoding under which its
// head holds the most known heading words.
import { readHeading } from '../columns/heading';

const legacy = [
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-874',
  'euc-jp',
  'koi8-r',
];
/** Encodings to try first where a language is known and the words decide nothing. */
const byLanguage: Record<string, string> = {
  zh: 'gb18030',
  'zh-tw': 'big5',
  'zh-hk': 'big5',
  'zh-hant': 'big5',
  ja: 'shift_jis',
  ko: 'euc-kr',
  ru: 'windows-1251',
  uk: 'windows-1251',
  bg: 'windows-1251',
  pl: 'windows-1250',
  cs: 'windows-1250',
  sk: 'windows-1250',
  hu: 'windows-1250',
  ro: 'windows-1250',
  el: 'windows-1253',
  tr: 'windows-1254',
  he: 'windows-1255',
  ar: 'windows-1256',
  th: 'windows-874',
};

/**
 * WHATWG label of a file's encoding, from its first bytes (a few kilobytes do; the last character may be cut).
 * @param language BCP 47 tag, asked only where the bytes leave it open
 */
export function sniffEncoding(head: Uint8Array, language = ''): string {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const n = Math.min(head.length, 4096);
  for (let i = 0; i < n; i++) if (head[i] === 0) zeros[i % 2]!++;
  if (zeros[1]! > n / 5) return 'utf-16le';
  if (zeros[0]! > n / 5) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    // Not UTF-8: one of the older encodings.
  }
  const sample = head.subarray(0, 16_384);
  const tag = language.toLowerCase();
  const prior = byLanguage[tag] ?? byLanguage[tag.split('-')[0]!];
  let best = 'windows-1252';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const encoding of legacy) {
    const score = scoreText(new TextDecoder(encoding).decode(sample, { stream: true })) + (encoding === prior ? 6 : 0);
    if (score > bestScore) {
      best = encoding;
      bestScore = score;
    }
  }
  return best;
}

/** Known heading words in the first lines count for a text; characters that no text holds count against it. */
function scoreText(text: string): number {
  let score = 0;
  const seen = new Set<string>();
  for (const line of text.split(/\r\n|\n|\r/, 40)) {
    for (const cell of line.split(/[,;\t|]/, 60)) {
      const word = cell.replace(/^[\s"'`=]+|[\s"'`]+$/g, '');
      if (word.length < 2 || word.length > 40 || seen.has(word) || /^[\x20-\x7e]+$/.test(word)) continue;
      seen.add(word);
      const points = Math.max(0, ...readHeading(word).roles.values());
      if (points >= 60) score += points / 10;
    }
  }
  const odd = text.match(/[\ufffd\u0080-\u009f\ue000-\uf8ff]/g)?.length ?? 0;
  return score - odd * 2;
}
