// No full card or identity number leaves in a pack: wherever it was planted, the export stops and names the file.
import { execFileSync } from 'node:child_process';
import { crc32, deflateSync } from 'node:zlib';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { CardNumberLeft, refuseCardNumbers } from '@/lib/evidence/card-scan';
import { metadataTexts, withoutMetadata } from '@/lib/evidence/image-metadata';
import { workbook } from '@/lib/evidence/reports/workbook';
import { maskNumbers } from '@/lib/reading/values/personal';
import { samplePack } from './sample-pack';

const pan = '4000056655665556';
const identity = '11010519491231002X';
const wide = (text: string) =>
  [...text].map((c) => (/\d/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');
const spaced = pan.replace(/(.{4})(?!$)/g, '$1 ');
const blob = (text: string) => new Blob([text]);
const jpeg = (comment: string) =>
  new Blob([new Uint8Array(execFileSync('convert', ['-size', '8x8', 'xc:red', '-set', 'comment', comment, 'jpg:-']))]);
const png = (comment: string) =>
  new Blob([new Uint8Array(execFileSync('convert', ['-size', '8x8', 'xc:red', '-set', 'comment', comment, 'png:-']))]);

const deflate = (text: string) => new Uint8Array(deflateSync(text));
const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

/** A PNG with one more chunk before its end. */
async function withChunk(type: string, ...content: (string | Uint8Array<ArrayBuffer>)[]): Promise<Blob> {
  const plain = new Uint8Array(await png('').arrayBuffer());
  const named = Buffer.concat([
    bytesOf(type),
    ...content.map((part) => (typeof part === 'string' ? bytesOf(part) : part)),
  ]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(named.length - 4);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return new Blob([plain.subarray(0, -12), new Uint8Array(chunk), plain.subarray(-12)]);
}

/** A JPEG with one more segment after its beginning. */
async function withSegment(marker: number, content: string | Uint8Array<ArrayBuffer>): Promise<Blob> {
  const plain = new Uint8Array(await jpeg('').arrayBuffer());
  const data = typeof content === 'string' ? bytesOf(content) : content;
  const head = Uint8Array.of(0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255);
  return new Blob([plain.subarray(0, 2), head, data, plain.subarray(2)]);
}

/** Exif of one text that begins at such a byte. */
const exif = (text: Uint8Array<ArrayBuffer>, pad: number) =>
  new Uint8Array(Buffer.concat([bytesOf('II*\0'), new Uint8Array(8 + pad), bytesOf('UNICODE\0'), text]));
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

async function office(member: string, text: string): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  await writer.add(member, new TextReader(text));
  return writer.close();
}

const planted: [string, string, () => Blob | Promise<Blob>][] = [
  ['plain text', 'data/a.txt', () => blob(`card ${pan}.`)],
  ['with blanks', 'data/a.txt', () => blob(spaced)],
  ['full-width digits', 'data/a.txt', () => blob(`卡号${wide(spaced)}`)],
  ['JSON', 'data/a.json', () => blob(JSON.stringify({ raw: { 卡号: pan } }))],
  ['a log', 'data/60-process/log.jsonl', () => blob(`{"text":"${spaced}"}\n`)],
  [
    'CSV of a Chinese program (GBK)',
    'data/a.csv',
    () => new Blob([Uint8Array.from([0xbf, 0xa8, 0xba, 0xc5]), `,${pan}\r\n`]),
  ],
  [
    'UTF-16',
    'data/a.csv',
    () => new Blob([Uint8Array.from([0xff, 0xfe]), Uint8Array.from([...pan].flatMap((c) => [c.charCodeAt(0), 0]))]),
  ],
  [
    'split nodes of a snapshot',
    'data/s.html',
    () => blob(`<td><b>${pan.slice(0, 6)}</b><i>${pan.slice(6, 12)}</i>${pan.slice(12)}</td>`),
  ],
  ['entities', 'data/s.html', () => blob([...pan].map((c) => `&#${c.charCodeAt(0)};`).join(''))],
  ['an address', 'data/a.json', () => blob(`{"url":"https://p.example/q?card=${pan}&x=1"}`)],
  [
    'a percent-encoded address',
    'data/a.json',
    () => blob(`{"url":"https://p.example/q?card=${[...pan].map((c) => `%3${c}`).join('')}"}`),
  ],
  ['a title', 'data/c.json', () => blob(`{"title":"账单 ${spaced} - 后台"}`)],
  ['a file name', `data/30-records/01-${pan}.txt`, () => blob('x')],
  ['the comment of a JPEG', 'data/p.jpg', () => jpeg(`card ${pan}`)],
  ['the comment of a PNG', 'data/p.png', () => png(`card ${pan}`)],
  ['a packed text of a PNG (zTXt)', 'data/p.png', () => withChunk('zTXt', 'Comment\0\0', deflate(`card ${pan}`))],
  [
    'an international text of a PNG (iTXt)',
    'data/p.png',
    () => withChunk('iTXt', 'Titre\0\0\0fr\0Titre\0', `carte ${pan}`),
  ],
  [
    'a packed international text of a PNG (iTXt)',
    'data/p.png',
    () => withChunk('iTXt', 'Title\0\u0001\0zh\0标题\0', deflate(`卡号 ${spaced}`)),
  ],
  ['the Exif of a PNG (eXIf)', 'data/p.png', () => withChunk('eXIf', exif(bytesOf(pan), 0))],
  ['the Exif of a PNG in UTF-16', 'data/p.png', () => withChunk('eXIf', exif(utf16(pan), 0))],
  ['a second comment of a JPEG (COM)', 'data/p.jpg', () => withSegment(0xfe, `card ${pan}`)],
  ['the Exif of a JPEG', 'data/p.jpeg', () => withSegment(0xe1, exif(bytesOf(pan), 0))],
  ['the Exif of a JPEG in UTF-16, from an odd byte on', 'data/p.jpg', () => withSegment(0xe1, exif(utf16(pan), 1))],
  [
    'the XMP of a JPEG',
    'data/p.jpg',
    () => withSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:title>${pan}</dc:title></x:xmpmeta>`),
  ],
  [
    'the XMP of a JPEG, digits as entities and in split elements',
    'data/p.jpg',
    () =>
      withSegment(
        0xe1,
        `http://ns.adobe.com/xap/1.0/\0<x:a>${pan.slice(0, 6)}<b/>${[...pan.slice(6)].map((c) => `&#${c.charCodeAt(0)};`).join('')}</x:a>`,
      ),
  ],
  ['a cell of a workbook', 'data/b.xlsx', () => workbook([['卡号', pan]], new Date(0))],
  [
    'runs of a document',
    'data/d.docx',
    () =>
      office(
        'word/document.xml',
        `<w:p><w:r><w:t>${pan.slice(0, 8)}</w:t></w:r><w:r><w:t>${pan.slice(8)}</w:t></w:r></w:p>`,
      ),
  ],
  ['a quoted-printable archive', 'data/m.mhtml', () => blob(`<td>${pan.slice(0, 7)}=\r\n${pan.slice(7)}</td>`)],
  [
    'a base64 part of an archive',
    'data/m.mhtml',
    () => blob(`\r\n${btoa(`<html><body>${'x'.repeat(60)} ${pan}</body></html>`).replace(/.{76}/g, '$&\r\n')}\r\n`),
  ],
  ['an identity number', 'data/a.txt', () => blob(`身份证 ${identity}`)],
  ['an identity number, full width', 'data/a.txt', () => blob(`身份证 ${wide(identity)}`)],
  ['the far end of a long text', 'data/a.txt', () => blob(`${'字'.repeat(3_000_000)} ${spaced}`)],
  ['where two stretches meet', 'data/a.txt', () => blob(`${' '.repeat(4_000_000 - 8)}${pan}`)],
];

describe('the last look before a pack leaves', () => {
  it.each(planted)('finds a number in %s', async (_, path, content) => {
    const files = [
      { path: 'data/clean.txt', content: blob('6214 83** **** 1234') },
      { path, content: await content() },
    ];
    const error = await refuseCardNumbers(files, maskNumbers, new Set()).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(CardNumberLeft);
    expect((error as CardNumberLeft).path.startsWith(path)).toBe(true);
  });

  it('never takes a case’s number and the time beside it for a card', async () => {
    const headers = Array.from({ length: 10_000 }, (_, i) => {
      const id = `20261124-${String(i).padStart(4, '0')}`;
      return `案件 ${id} · POSCASE-${id}-01 · 2026-11-24 16:${String(i % 60).padStart(2, '0')}:56 UTC`;
    });
    expect(headers.some((header) => maskNumbers(header) !== header)).toBe(true);
    await refuseCardNumbers([{ path: 'data/a.txt', content: blob(headers.join('\n')) }], maskNumbers, new Set());
  });

  it('reads neighbouring cells as two numbers', async () => {
    const html = blob(`<td>${pan.slice(0, 8)}</td><td>${pan.slice(8)}</td>`);
    await refuseCardNumbers([{ path: 'data/s.html', content: html }], maskNumbers, new Set());
  });

  it('lets pass what is no card number: hashes, masked numbers, wrong check digits, amounts, confirmed order numbers', async () => {
    const clean = [
      `${'4'.repeat(64)}`,
      '400005******5556',
      '4000056655665557',
      '110105194912310021',
      '10,000.00',
      '2026-03-01 02:14:00',
    ];
    await refuseCardNumbers([{ path: 'data/a.txt', content: blob(clean.join('\n')) }], maskNumbers, new Set());
    await refuseCardNumbers([{ path: 'data/a.txt', content: blob(`order ${pan}`) }], maskNumbers, new Set([pan]));
  });
});

describe('pictures', () => {
  it('with a text beside them that unpacks to far more than anybody writes are gone through all the same', async () => {
    const bomb = new Uint8Array(deflateSync(new Uint8Array(64 * 1024 ** 2)));
    const texts = await metadataTexts(await withChunk('zTXt', 'a\0\0', bomb), 'image/png');
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(20 * 1024 ** 2);
    expect(await metadataTexts(await withChunk('zTXt', 'a\0\0', 'no deflate'), 'image/png')).toContain('');
  });
});

describe('a pack', () => {
  it('stops where a number was left in an added file, and names it', async () => {
    const bytes = new TextEncoder().encode(`客人 ${spaced}`) as Uint8Array<ArrayBuffer>;
    const sample = await samplePack(undefined, {
      files: [{ name: 'note.txt', mime: 'text/plain', role: 'other', bytes }],
    });
    await expect(sample.build()).rejects.toMatchObject({ path: 'data/30-records/02-note.txt' });
  });

  it('takes out of a recipient’s pictures what lies beside them, and says so; the master keeps the original', async () => {
    const original = new Uint8Array(
      execFileSync('convert', ['-size', '8x8', 'xc:red', '-set', 'comment', 'taken at the till', 'jpg:-']),
    );
    const sample = await samplePack(undefined, {
      files: [{ name: 'slip.jpg', mime: 'image/jpeg', role: 'slip-original', bytes: original }],
    });
    const { unzipSync } = await import('fflate');
    const filesOf = async (kind: 'master' | 'bank') =>
      unzipSync(new Uint8Array(await (await sample.build({ kind })).zip.arrayBuffer()));
    const find = (files: Record<string, Uint8Array>, end: string) =>
      files[Object.keys(files).find((path) => path.endsWith(end))!]!;
    expect(Buffer.compare(find(await filesOf('master'), '02-slip.jpg'), original)).toBe(0);
    const bank = await filesOf('bank');
    expect(Buffer.from(find(bank, '30-records/02-slip.jpg')).toString('latin1')).not.toContain('taken at the till');
    const redactions = JSON.parse(Buffer.from(find(bank, 'redactions.json')).toString()) as { others: unknown[] };
    expect(redactions.others).toMatchObject([{ path: 'data/30-records/02-slip.jpg', why: 'cut.metadata' }]);
  });

  it('gives identity documents to the police alone, the bank only when asked, recordings to the police', async () => {
    const bytes = new TextEncoder().encode('picture') as Uint8Array<ArrayBuffer>;
    const sample = await samplePack(undefined, {
      files: [
        { name: 'id.pdf', mime: 'application/pdf', role: 'identity', bytes },
        { name: 'till.mp4', mime: 'video/mp4', role: 'cctv', bytes: bytes.slice(1) },
      ],
    });
    const { unzipSync } = await import('fflate');
    const has = async (change: Parameters<typeof sample.build>[0]) => {
      const paths = Object.keys(unzipSync(new Uint8Array(await (await sample.build(change)).zip.arrayBuffer())));
      return [paths.some((path) => path.endsWith('id.pdf')), paths.some((path) => path.endsWith('till.mp4'))];
    };
    expect(await has({ kind: 'police' })).toEqual([true, true]);
    expect(await has({ kind: 'bank' })).toEqual([false, false]);
    expect(await has({ kind: 'bank', withIdentity: true })).toEqual([true, false]);
    expect(await has({ kind: 'acquirer', withIdentity: true })).toEqual([false, false]);
    expect(await has({ kind: 'urgent' })).toEqual([false, false]);
  });
});

describe('pictures without what lies beside them', () => {
  it.each([
    ['image/jpeg', jpeg('secret')],
    ['image/png', png('secret')],
  ])('%s shows the same picture', async (mime, picture) => {
    const bare = (await withoutMetadata(picture, mime))!;
    expect(await metadataTexts(bare, mime)).toEqual([]);
    const pixels = async (image: Blob) =>
      execFileSync('convert', [mime === 'image/png' ? 'png:-' : 'jpg:-', 'rgb:-'], {
        input: Buffer.from(await image.arrayBuffer()),
      }).toString('hex');
    expect(await pixels(bare)).toBe(await pixels(picture));
    expect(await withoutMetadata(bare, mime)).toBeNull();
  });
  it('keeps how a picture is turned', async () => {
    const exif = Uint8Array.from([
      0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1,
      0, 6, 0, 0, 0, 0, 0, 0,
    ]);
    const plain = new Uint8Array(await jpeg('x').arrayBuffer());
    const bare = (await withoutMetadata(new Blob([plain.slice(0, 2), exif, plain.slice(2)]), 'image/jpeg'))!;
    const orientation = execFileSync('identify', ['-format', '%[orientation]', 'jpg:-'], {
      input: Buffer.from(await bare.arrayBuffer()),
      encoding: 'utf8',
    });
    expect(orientation).toBe('RightTop');
  });
});
