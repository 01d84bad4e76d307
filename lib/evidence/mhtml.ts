// The browser's own copy of a page (MHTML) with card and identity numbers cut, part by part: as the browser makes it, it holds the
// page unmasked. Pictures and style sheets stay as they are; what a form's hidden fields hold goes, and so does what cannot be made
// safe: then there is no copy.
import { cleanliness, type MaskNumbers, textsIn } from './text-scan';

/** Larger copies are left out; bytes. */
const largest = 60 * 1024 ** 2;

/**
 * The copy with every number cut; null where it is no MHTML, too large, or could not be made safe.
 * @param known identifiers of the page's rows, which are no card numbers
 */
export async function maskMhtml(
  copy: Blob,
  mask: MaskNumbers,
  known: ReadonlySet<string> = new Set(),
): Promise<Blob | null> {
  if (copy.size > largest) return null;
  // Bytes as characters one to one: parts have encodings of their own.
  const text = new TextDecoder('latin1').decode(await copy.arrayBuffer());
  const boundary = /boundary="([^"\r\n]{5,200})"/i.exec(text)?.[1];
  if (!boundary) return null;
  const pieces = text.split(`--${boundary}`);
  const [head, ...parts] = pieces;
  if (head === undefined || parts.length < 2) return null;
  const masked: string[] = [];
  for (const part of parts) {
    const done = part.startsWith('--') ? part : maskPart(part, mask);
    if (done === null) return null;
    masked.push(done);
  }
  const whole = [maskHeaders(head, mask), ...masked].join(`--${boundary}`);
  const safe = new Blob([bytesOfLatin1(whole)], { type: 'multipart/related' });
  // Looked through as a pack would be: a copy that stops every pack of the case is worse than none.
  const isClean = cleanliness(mask, known);
  for await (const one of textsIn(safe, true)) if (!isClean(one)) return null;
  return safe;
}

function maskPart(part: string, mask: MaskNumbers): string | null {
  const split = /\r?\n\r?\n/.exec(part);
  if (!split) return null;
  const [headers, body] = [part.slice(0, split.index), part.slice(split.index + split[0].length)];
  const type = /^content-type:\s*([\w/+.-]+)/im.exec(headers)?.[1]?.toLowerCase() ?? '';
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(headers)?.[1]?.toLowerCase() ?? '';
  const newHeaders = maskHeaders(headers, mask);
  if (/^(image\/(?!svg)|font\/|application\/(font|x-font))/.test(type)) return newHeaders + split[0] + body;
  const bytes = decodeBody(body, encoding);
  if (bytes === null) return null;
  const words = new TextDecoder().decode(bytes);
  const safe = /html|xml|svg/.test(type) ? maskMarkup(words, mask) : mask(words);
  if (mask(readable(safe)) !== readable(safe)) return null;
  return (
    newHeaders + split[0] + encodeBody(new TextEncoder().encode(safe), encoding) + (/\r?\n$/.exec(body)?.[0] ?? '')
  );
}

/** Addresses and the title stand in headers. */
function maskHeaders(headers: string, mask: MaskNumbers): string {
  return headers
    .split(/(\r?\n)/)
    .map((line) => (/^(content-location|subject|snapshot-content-location)/i.test(line) ? mask(line) : line))
    .join('');
}

const blocks =
  /^<\/?(?:t[dhr]|table|tbody|thead|tfoot|p|div|li|ul|ol|d[dtl]|h[1-6]|br|hr|option|section|article|header|footer|nav|main|form|button|body|html)\b/i;
const raw = /^<(style|script)\b/i;

/** Cuts numbers in attributes, in text, and in text that markup within a line splits. */
function maskMarkup(markup: string, mask: MaskNumbers): string {
  const tokens = markup.split(/(<(?:!--[\s\S]*?--|[^<>]*)>)/);
  const out = [...tokens];
  let run: number[] = [];
  let isRaw = false;
  const close = () => {
    const whole = run.map((i) => tokens[i]!).join('');
    const cut = [...mask(whole)];
    let at = 0;
    // A mask keeps the number of characters: what was cut goes back to where it stood.
    for (const i of run) {
      const { length } = [...tokens[i]!];
      out[i] = cut.slice(at, at + length).join('');
      at += length;
    }
    run = [];
  };
  tokens.forEach((token, i) => {
    if (i % 2 === 1) {
      if (blocks.test(token) || raw.test(token) || isRaw) close();
      isRaw = raw.test(token);
      const isSecret = /^<input\b/i.test(token) && /type\s*=\s*["']?(hidden|password)/i.test(token);
      out[i] = mask(isSecret ? token.replace(/\bvalue\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, 'value=""') : token);
    } else if (isRaw) out[i] = mask(token);
    else run.push(i);
  });
  close();
  return out.join('');
}

/** The text that a reader of the copy sees. */
function readable(markup: string): string {
  return markup.replace(/<[^<>]*>/g, (tag) => (blocks.test(tag) ? '\n' : ''));
}

function decodeBody(body: string, encoding: string): Uint8Array<ArrayBuffer> | null {
  if (encoding === 'quoted-printable')
    return bytesOfLatin1(
      body
        .replace(/=\r?\n/g, '')
        .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  if (encoding === 'base64') {
    try {
      return bytesOfLatin1(atob(body.replace(/\s/g, '')));
    } catch {
      return null;
    }
  }
  return bytesOfLatin1(body);
}

function encodeBody(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'base64') {
    let binary = '';
    for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(binary).replace(/.{76}/g, '$&\r\n');
  }
  if (encoding === 'quoted-printable') return quotedPrintable(bytes);
  return new TextDecoder('latin1').decode(bytes);
}

/** RFC 2045, section 6.7: lines of at most 76 characters. */
function quotedPrintable(bytes: Uint8Array): string {
  const lines: string[] = [];
  let line = '';
  const add = (sign: string) => {
    if (line.length + sign.length > 75) {
      lines.push(`${line}=`);
      line = '';
    }
    line += sign;
  };
  bytes.forEach((byte, i) => {
    if (byte === 10) {
      lines.push(line);
      line = '';
    } else if (byte === 13 && bytes[i + 1] === 10) return;
    else if ((byte >= 33 && byte <= 126 && byte !== 61) || byte === 32)
      // A blank at the end of a line would be lost on the way.
      add(byte === 32 && (bytes[i + 1] === 10 || bytes[i + 1] === 13) ? '=20' : String.fromCharCode(byte));
    else add(`=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  });
  lines.push(line);
  return lines.join('\r\n');
}

function bytesOfLatin1(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i) & 0xff;
  return bytes;
}
