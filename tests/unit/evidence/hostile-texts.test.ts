// [text stays text] Whatever a portal's cell says, it is text in the CSV, the workbook, the DOCX and the page of a pack: no markup, no
// formula, no field, nothing that turns the order of what stands around it; and a cell of any length leaves a file that opens.
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import * as fc from 'fast-check';
import { JSDOM } from 'jsdom';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { toCsv } from '@/lib/evidence/csv';
import type { ReportDocument } from '@/lib/evidence/reports/blocks';
import { reportDocx } from '@/lib/evidence/reports/docx';
import { reportHtml } from '@/lib/evidence/reports/html';
import { workbook } from '@/lib/evidence/reports/workbook';

const at = new Date('2026-03-01T01:02:03Z');
const pieces = [
  '<img src=x onerror=alert(1)>',
  '</td></table><script>alert(1)</script>',
  '<!--',
  ']]>',
  '<![CDATA[',
  '&#x3c;b&#x3e;&lt;',
  '"><svg onload=alert(1)>',
  "' onmouseover='x",
  '=HYPERLINK("https://x.test","ok")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+cmd',
  '@SUM(1)',
  '＝1＋1',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '\u200b=1',
  '\u202egnp.exe',
  '\u2066\u2069\u200f',
  '\ufeff',
  '\u0000',
  '\u0008\u001b[2J',
  '\u0085',
  '\ufffe',
  '\ud800',
  '\udc00',
  '_x003D_1',
  '望江楼',
  '-128.00',
  '"',
  ',',
  ';',
  '\r\n',
  '𠮷',
];
const hostile = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 6 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(''));
const many = fc.array(hostile, { minLength: 1, maxLength: 40 });
/** What none of the files may hold. */
const acting = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;
/** Letters and figures of a text: what a reader must still find. */
const words = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const { window } = new JSDOM('');
const parser = new window.DOMParser();

const report = (texts: readonly string[]): ReportDocument => ({
  title: texts[0]!,
  language: 'zh-CN',
  running: texts[0]!,
  blocks: texts.flatMap((text) => [
    { kind: 'heading' as const, text },
    { kind: 'paragraph' as const, text },
    { kind: 'facts' as const, rows: [[text, text]] as const },
    { kind: 'table' as const, head: [text], rows: [[text], [{ text, style: 'code' as const }]] },
    { kind: 'list' as const, items: [text] },
    { kind: 'seal' as const, text },
  ]),
});
const places = 9;

/** The cells of a CSV, by RFC 4180. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  cell.lastIndex = 1;
  for (let at = 1; at < csv.length; at = cell.lastIndex) {
    const found = cell.exec(csv);
    if (!found) throw new Error(`no cell at ${at}`);
    rows.at(-1)!.push((found[1] ?? found[2] ?? '').replaceAll('""', '"'));
    if (found[3] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** One part of an office file, well-formed. */
async function partOf(office: Blob, name: string): Promise<Document> {
  const reader = new ZipReader(new BlobReader(office), { useWebWorkers: false });
  const entry = (await reader.getEntries()).find(({ filename }) => filename === name);
  if (!entry || entry.directory) throw new Error(`no ${name}`);
  const xml = await entry.getData(new TextWriter());
  expect(xml).not.toMatch(acting);
  const part = parser.parseFromString(xml, 'application/xml');
  expect(part.querySelector('parsererror')).toBeNull();
  return part;
}

/** How often each element stands there. */
function elementsOf(part: Document): Record<string, number> {
  const count: Record<string, number> = {};
  for (const { tagName } of part.querySelectorAll('*')) count[tagName] = (count[tagName] ?? 0) + 1;
  return count;
}

async function cellsOfBook(xlsx: Blob): Promise<string[]> {
  const [sheet] = await readXlsx(Buffer.from(await xlsx.arrayBuffer()));
  return (sheet?.data[0] ?? []).map((cell) => String(cell ?? ''));
}

describe('text stays text', () => {
  it('in the CSV: each cell is read back as it was, none begins as a formula', () => {
    fc.assert(
      fc.property(many, (texts) => {
        const csv = toCsv([texts, [...texts].reverse()]);
        expect(csv).not.toMatch(acting);
        const rows = cellsOf(csv);
        expect(rows.map((row) => row.map(words))).toEqual([texts.map(words), [...texts].reverse().map(words)]);
        for (const cell of rows.flat())
          if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['2026-03-01T03:12:41', '12:30', '168.00', '-128.00', '600128802', '6214**8058', '<b>', ':', '望江楼'])(
    'in the CSV %s stays as it is',
    (text) => expect(toCsv([[text]])).toBe(`\ufeff${text}\r\n`),
  );

  it('in the workbook: texts alone, and it opens', async () => {
    await fc.assert(
      fc.asyncProperty(many, async (texts) => {
        const row = ['first', ...texts, 'last'];
        const xlsx = await workbook([row], at);
        await partOf(xlsx, 'xl/sharedStrings.xml');
        const sheet = await partOf(xlsx, 'xl/worksheets/sheet1.xml');
        expect(sheet.querySelector('f')).toBeNull();
        // A text of which nothing is left is an empty cell.
        const kinds = [...sheet.querySelectorAll('c:not(:empty)')].map((cell) => cell.getAttribute('t'));
        expect(kinds.filter((kind) => kind !== 's')).toEqual([]);
        expect(kinds.length).toBeGreaterThanOrEqual(2);
        expect((await cellsOfBook(xlsx)).map(words)).toEqual(row.map(words));
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('in the DOCX: the same elements as for any other words, and it opens', async () => {
    const plain = elementsOf(await partOf(await reportDocx(report(['x']), at), 'word/document.xml'));
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const docx = await reportDocx(report([text]), at);
        await partOf(docx, 'docProps/core.xml');
        const found = elementsOf(await partOf(docx, 'word/document.xml'));
        expect(Object.keys(found).filter((name) => name !== 'w:br' && !(name in plain))).toEqual([]);
        for (const name of ['w:tbl', 'w:tr', 'w:tc', 'w:p', 'w:drawing', 'w:instrText', 'w:hyperlink'])
          expect(found[name], name).toBe(plain[name]);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('in the page: the same elements as for any other words', () => {
    const read = (html: string) => parser.parseFromString(html, 'text/html');
    const shape = (page: Document) =>
      [...page.querySelectorAll('*')]
        .filter(({ tagName }) => tagName !== 'BR')
        .map(({ tagName, attributes }) => [tagName, ...[...attributes].map(({ name }) => name)].join(' '));
    const plain = shape(read(reportHtml(report(['x']))));
    fc.assert(
      fc.property(hostile, (text) => {
        const html = reportHtml(report([text]));
        expect(html).not.toMatch(acting);
        const page = read(html);
        expect(shape(page)).toEqual(plain);
        if (words(text) === '') return;
        const shown = words(page.body.textContent ?? '');
        expect(shown.split(words(text)).length - 1).toBeGreaterThanOrEqual(places);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

describe('a cell of ten million characters', () => {
  const long = '=<b>\u202e'.repeat(2_000_000);

  it('is bounded in the workbook, which else no program would open', async () => {
    const [, cell] = await cellsOfBook(await workbook([['id', long]], at));
    expect(cell!.length).toBeLessThanOrEqual(32_767);
    expect(cell).toMatch(/^=<b>=<b>/);
  });

  it('is text in the CSV and the page too', () => {
    expect(toCsv([[long]]).slice(0, 3)).toBe("\ufeff'=");
    const html = reportHtml({ ...report(['x']), blocks: [{ kind: 'paragraph', text: long }] });
    expect(html.includes('<b>=')).toBe(false);
    expect(html.includes('\u202e')).toBe(false);
  });
});
