// A look through text for full card and identity numbers: as it stands, and as a reader would see it, with markup taken away, escapes
// and the encodings of mails undone. Files of other kinds are card-scan.ts's.

/** Masks full card and identity numbers in a text; gives the same text where there is none. */
export type MaskNumbers = (text: string) => string;

/** Fields of a transaction that hold identifiers: the portal itself names them as such. */
export const identifierFields = [
  'id',
  'orderId',
  'rrn',
  'trace',
  'merchantNo',
  'terminal',
  'originalId',
  'batch',
] as const;

/** A case's number, alone or in a pack's name. */
const ownNumber = /\b(?:POSCASE-)?20\d{6}-[0-9A-F]{4,8}(?:-\d{2,3})?\b/g;
const dateTime = /\b20\d\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d/g;
/** A text is looked through in stretches that overlap by more than the longest number with its separators; characters. */
const stretch = { length: 4_000_000, overlap: 400 };

/**
 * Whether a text is free of full card and identity numbers.
 * @param known identifiers that are none, though one in ten passes the check digit of a card
 */
export function cleanliness(mask: MaskNumbers, known: ReadonlySet<string>): (text: string) => boolean {
  const find = numberFinder(mask, known);
  return (text) => find(text).length === 0;
}

/**
 * Gives the full card and identity numbers in a text, as plain digits (and a final X), each as often as it stands there.
 * @param known as for `cleanliness`
 */
export function numberFinder(mask: MaskNumbers, known: ReadonlySet<string>): (text: string) => string[] {
  const identifiers = [...known].filter((text) => /\d{12,}/.test(text)).sort((a, b) => b.length - a.length);
  return (text) => {
    // Hashes and signatures are no card numbers, though runs of their digits may look like one.
    // Nor are a case's own number and the time beside it.
    let rest = text
      .replace(/\b[0-9a-f]{64,128}\b/g, ' # ')
      .replace(/[A-Za-z0-9+/=]{100,}/g, ' # ')
      .replace(ownNumber, ' # ')
      .replace(dateTime, ' # ');
    for (const identifier of identifiers) rest = rest.replaceAll(identifier, ' # ');
    const masked = mask(rest);
    return masked === rest ? [] : numbersBetween([...rest], [...masked]);
  };
}

const digitSign = /[\p{Nd}XxＸｘ]/u;

/** The numbers that masking has cut, put together again: what it hid, with the six digits before and the four after. */
function numbersBetween(plain: readonly string[], masked: readonly string[]): string[] {
  const numbers: string[] = [];
  for (let at = 0; at < plain.length; at++) {
    if (plain[at] === masked[at]) continue;
    const hidden: string[] = [];
    // Separators stand between the hidden digits as they were.
    for (; at < plain.length && !(plain[at] === masked[at] && digitSign.test(plain[at]!)); at++) {
      if (plain[at] !== masked[at]) hidden.push(plain[at]!);
      else if (plain.slice(at, at + 4).every((sign, i) => sign === masked[at + i])) break;
    }
    const first = digitsFrom(plain, at - 1, -1, hidden.length + 6).slice(0, 6);
    numbers.push([...first, ...hidden, ...digitsFrom(plain, at, 1, 4)].map(plainDigit).join(''));
  }
  return numbers;
}

/** So many digits of a text from a place on, read in one direction; given in the text's own order. */
function digitsFrom(text: readonly string[], from: number, step: 1 | -1, count: number): string[] {
  const digits: string[] = [];
  for (let i = from; i >= 0 && i < text.length && digits.length < count; i += step)
    if (digitSign.test(text[i]!)) digits.push(text[i]!);
  return step === 1 ? digits : digits.reverse();
}

/** A digit of any script as an ASCII one. */
function plainDigit(sign: string): string {
  if (/^[XxＸｘ]$/.test(sign)) return 'X';
  const folded = sign.normalize('NFKC');
  if (folded >= '0' && folded <= '9') return folded;
  let code = sign.codePointAt(0)!;
  // Decimal digits stand in runs of ten from 0 to 9 (Unicode 4.6).
  let value = 0;
  for (; value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - 1)); code--) value++;
  return String(value);
}

/** The text in stretches; entities, percent signs, soft line ends and base64 parts decoded beside what stands there. */
export async function* textsIn(content: Blob, isMail: boolean): AsyncGenerator<string> {
  const decoder = await decoderFor(content);
  const bytes = stretch.length;
  let before = '';
  for (let at = 0; at < content.size; at += bytes) {
    const text = before + decoder.decode(await content.slice(at, at + bytes).arrayBuffer(), { stream: true });
    if (isMail) {
      // As it stands its soft line ends cut numbers and tags in two: what a reader's program makes of it counts.
      yield* decodeMail(text);
    } else {
      yield text;
      // Markup between the digits of one number is no separator to a reader.
      if (text.includes('<')) yield withoutMarkup(text);
      if (/&#|%\d/.test(text)) yield withoutMarkup(decodeEscapes(text));
    }
    before = text.slice(-stretch.overlap);
  }
}

/** UTF-8 where the start of the file is that, a byte order mark's encoding, else GB 18030 (what Chinese programs write). */
async function decoderFor(content: Blob): Promise<TextDecoder> {
  const head = new Uint8Array(await content.slice(0, 65_536).arrayBuffer());
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be');
  try {
    // The slice may end within a character: a stream's decoder waits for the rest.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return new TextDecoder('utf-8');
  } catch {
    return new TextDecoder('gb18030');
  }
}

export function decodeEscapes(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => characterOf(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => characterOf(Number(code)))
    .replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => characterOf(Number.parseInt(hex, 16)));
}

/** The text that a reader sees: what ends a cell, a line or a paragraph parts two numbers, any other markup does not. */
export function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?(?:t[dhr]|table|tbody|thead|p|li|ul|ol|d[dtl]|h[1-6]|br|hr|option)(?:\s[^<>]{0,4000})?\/?>/gi, '\n')
    .replace(/<[^<>]{0,4000}>/g, '');
}

function characterOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** Quoted-printable and base64 parts of a mail or MHTML as text. */
function decodeMail(text: string): string[] {
  const quoted = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => characterOf(Number.parseInt(hex, 16)));
  const parts = [...text.matchAll(/(?:[A-Za-z0-9+/]{60,76}\r?\n){1,}[A-Za-z0-9+/]*={0,2}/g)].map(([block]) => {
    try {
      return atob(block.replace(/\s/g, ''));
    } catch {
      return '';
    }
  });
  return [quoted, ...parts].flatMap((part) => [part, withoutMarkup(part), withoutMarkup(decodeEscapes(part))]);
}
