import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWhole } from '@/lib/evidence/bag-source';
import type { ReportDocument } from '@/lib/evidence/reports/blocks';
import { reportDocx } from '@/lib/evidence/reports/docx';
import { codePointsOf, missingGlyphs } from '@/lib/evidence/reports/font';
import { reportHtml } from '@/lib/evidence/reports/html';
import { GlyphsMissing, reportPdf } from '@/lib/evidence/reports/pdf';
import { workbook } from '@/lib/evidence/reports/workbook';
import { openZip } from '@/lib/evidence/zip-source';
import { evidence } from '@/lib/i18n/evidence';
import { response } from '@/lib/i18n/response';
import { rules } from '@/lib/i18n/rules';
import type { Message } from '@/lib/i18n/say';
import { appendEvent } from '@/lib/model/case-chain';
import { bundledFont, samplePack } from './sample-pack';

const font = bundledFont();
const at = new Date('2026-03-01T01:02:03Z');
const scratch = mkdtempSync(join(tmpdir(), 'tillguard-reports-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const report = (...texts: string[]): ReportDocument => ({
  title: '证据报告',
  language: 'zh-CN',
  running: '案件 1',
  blocks: [
    { kind: 'heading', text: '交易' },
    ...texts.map((text) => ({ kind: 'paragraph' as const, text })),
    { kind: 'table', head: ['文件', 'SHA-256'], rows: [['a.txt', { text: 'f'.repeat(64), style: 'code' }]] },
    { kind: 'seal', text: '签名盖章' },
  ],
});

/** Dark pixels of the page's lines, top to bottom: count of ink in each printed line. */
function inkOfLines(pdf: Uint8Array, name: string): number[] {
  const path = join(scratch, `${name}.pdf`);
  writeFileSync(path, pdf);
  const image = execFileSync('pdftoppm', ['-r', '300', '-gray', '-singlefile', path], { maxBuffer: 1e8 });
  const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1'))!.map(Number);
  const pixels = image.subarray(image.length - width! * height!);
  const lines: number[] = [];
  let ink = 0;
  for (let y = 0; y < height!; y++) {
    const row = pixels.subarray(y * width!, (y + 1) * width!).reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0);
    if (row > 0) ink += row;
    else if (ink > 0) {
      lines.push(ink);
      ink = 0;
    }
  }
  return lines;
}

/** The text of each page of a report of these blocks. */
async function pagesOf(name: string, blocks: ReportDocument['blocks']): Promise<string[]> {
  const file = join(scratch, `${name}.pdf`);
  writeFileSync(file, await reportPdf({ ...report(), blocks }, { font, drawText: null }, at));
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f');
}

describe('the bundled font', () => {
  const drawable = codePointsOf(font);
  it('draws every character of the product’s own words, in both languages', () => {
    const catalogues: Record<string, Record<string, Message>>[] = [evidence, response, rules];
    const texts = catalogues
      .flatMap((catalogue) => Object.values(catalogue).flatMap((words) => Object.values(words)))
      .flatMap((message) => (typeof message === 'string' ? [message] : [message.one, message.other]));
    expect(texts.length).toBeGreaterThan(500);
    expect(missingGlyphs(texts, drawable)).toEqual([]);
  });
  it('is known to lack rare characters of names', () => {
    expect(missingGlyphs(['王䶮 𠮷田 㙍 ¥10,000.00'], drawable)).toEqual(['㙍', '䶮', '𠮷']);
  });
  it('comes with its licence and is small', () => {
    expect(readFileSync('public/fonts/OFL.txt', 'utf8')).toContain('SIL OPEN FONT LICENSE');
    expect(font.length).toBeLessThan(3e6);
  });
});

describe('a PDF report', () => {
  it('puts ink where each character is, and no box anywhere', async () => {
    const words = ['收银卫士', '一丨丶', '10,000.00'];
    const lines = inkOfLines(await reportPdf(report(...words), { font, drawText: null }, at), 'ink');
    const blank = inkOfLines(
      await reportPdf(report('\u3000', '\u3000', '\u3000'), { font, drawText: null }, at),
      'blank',
    );
    // Title, running line, heading (text and rule may join), three paragraphs, table, seal, footer.
    expect(lines.length).toBe(blank.length + 3);
    const [dense, thin] = lines.slice(3) as [number, number];
    expect(dense).toBeGreaterThan(2 * thin);
    // The same font drawn by another program costs the same ink, line by line: a box or nothing in its place would not.
    for (const [i, text] of words.entries()) {
      const font = ['-density', '300', '-font', 'public/fonts/noto-sans-sc-gb2312.ttf', '-pointsize', '9.5'];
      const image = execFileSync('convert', [...font, `label:${text}`, '-depth', '8', 'gray:-']);
      const reference = image.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0);
      expect(Math.abs(lines[3 + i]! - reference) / reference, text).toBeLessThan(0.12);
    }
  });

  it('keeps a table with long paths and numbers on the paper', async () => {
    const path = `data/60-process/devices/${'d'.repeat(64)}.pem`;
    const wide: ReportDocument = {
      ...report(),
      blocks: [
        {
          kind: 'table',
          head: ['n', 'path', 'bytes', 'SHA-256'],
          widths: [22, '*', 50, 240],
          rows: [['1', path, '625', { text: 'f'.repeat(64), style: 'code' }]],
        },
      ],
    };
    const file = join(scratch, 'wide.pdf');
    writeFileSync(file, await reportPdf(wide, { font, drawText: null }, at));
    const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
    const right = [...boxes.matchAll(/<word [^>]*xMax="([\d.]+)"/g)].map(([, x]) => Number(x));
    expect(right.length).toBeGreaterThan(5);
    // A4 is 595 points wide, with a margin of 40.
    expect(Math.max(...right)).toBeLessThanOrEqual(556);
    expect(boxes).toContain('f'.repeat(64));
  });

  it('prints every hash of a long list whole, on one line within its column', async () => {
    const hashes = Array.from({ length: 300 }, (_, i) => createHash('sha256').update(String(i)).digest('hex'));
    const rows = hashes.map((text, i) => [String(i), 'a.txt', '625', { text, style: 'code' as const }]);
    const head = ['n', 'path', 'bytes', 'SHA-256'];
    const file = join(scratch, 'hashes.pdf');
    const list: ReportDocument = {
      ...report(),
      blocks: [{ kind: 'table', head, widths: [22, '*', 50, 240], rows }],
    };
    writeFileSync(file, await reportPdf(list, { font, drawText: null }, at));
    const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
    const words = [...boxes.matchAll(/xMax="([\d.]+)"[^>]*>([0-9a-f]{64})</g)];
    expect(words.map(([, , hash]) => hash)).toEqual(hashes);
    expect(Math.max(...words.map(([, x]) => Number(x)))).toBeLessThanOrEqual(555);
  });

  it('cuts no number in two that has room on a line of its own, and breaks paths behind a stroke', async () => {
    const numbers = ['商户号 898310058120017', '交易单号 20260301880200425130', '参考号 260301295031'].join('\n');
    const path = 'data/20-captures/0001/screenshot-of-the-whole-view.png';
    const list: ReportDocument = {
      ...report(),
      blocks: [
        {
          kind: 'table',
          head: ['卡号', '编号', '文件'],
          widths: [90, 123, 120],
          rows: [['622848*********6198', { text: numbers, style: 'small' }, path]],
        },
      ],
    };
    const file = join(scratch, 'numbers.pdf');
    writeFileSync(file, await reportPdf(list, { font, drawText: null }, at));
    const lines = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const whole of ['622848*********6198', '898310058120017', '20260301880200425130', 'data/20-captures/0001/'])
      expect(lines).toContain(whole);
  });

  it('breaks pages between rows, and leaves neither a heading nor a table’s head alone at their end', async () => {
    const rows = (n: number, name: string) => Array.from({ length: n }, (_, i) => [`${name}${i}.`, `${name}${i}!`]);
    for (let n = 18; n < 30; n++) {
      const pages = await pagesOf(`breaks-${n}`, [
        { kind: 'facts', rows: rows(n, 'f') as [string, string][] },
        { kind: 'heading', text: 'Zwei' },
        { kind: 'table', head: ['Kopf', 'b'], rows: rows(40, 't') },
        { kind: 'heading', text: 'Drei' },
        { kind: 'facts', rows: rows(3, 'g') as [string, string][] },
      ]);
      const at = (word: string) => pages.flatMap((text, i) => (text.includes(word) ? [i] : []));
      expect(at('Zwei'), String(n)).toEqual(at('t0.'));
      expect(at('Drei'), String(n)).toEqual(at('g0.'));
      for (const [i, text] of pages.entries())
        if (text.includes('Kopf')) expect(text, `${n}, page ${i}`).toMatch(/t\d+\./);
      // Both cells of every row stand on the same page.
      for (const [first, second] of [...rows(n, 'f'), ...rows(40, 't'), ...rows(3, 'g')])
        expect(at(first!), `${n} ${first}`).toEqual(at(second!));
    }
  });

  it('keeps a picture with its heading, and the place to sign with the words above it, on a page that is not empty', async () => {
    const url = `data:image/png;base64,${execFileSync('convert', ['-size', '515x300', 'xc:gray', 'png:-']).toString('base64')}`;
    for (let n = 6; n < 34; n++) {
      const pages = await pagesOf(`tied-${n}`, [
        { kind: 'facts', rows: Array.from({ length: n }, (_, i) => [`f${i}`, 'x'] as const) },
        { kind: 'heading', text: 'Bild' },
        { kind: 'picture', url, caption: 'Unterschrift' },
        { kind: 'paragraph', text: 'Erklärung' },
        { kind: 'seal', text: 'Siegel' },
      ]);
      const at = (word: string) => pages.flatMap((text, i) => (text.includes(word) ? [i] : []));
      expect(at('Bild'), String(n)).toEqual(at('Unterschrift'));
      expect(at('Bild'), String(n)).toHaveLength(1);
      expect(at('Siegel'), String(n)).toEqual(at('Erklärung'));
      // Every page has a foot, and something above it.
      for (const text of pages.slice(0, -1)) expect(text).toMatch(/f\d|Bild|Siegel/);
    }
  });

  it('writes Latin letters’ quotes narrow', async () => {
    const [text] = await pagesOf('quotes', [{ kind: 'paragraph', text: 'the device’s “own” clock, 标“手写”处' }]);
    expect(text).toContain(`the device's "own" clock`);
    expect(text).toContain('标“手写”处');
  });

  it('is the same bytes for the same words at the same time', async () => {
    const once = await reportPdf(report('收银'), { font, drawText: null }, at);
    expect(Buffer.compare(once, await reportPdf(report('收银'), { font, drawText: null }, at))).toBe(0);
  });

  it('with a character that cannot be drawn is not made; where it can be drawn it is a picture', async () => {
    await expect(reportPdf(report('𠮷田'), { font, drawText: null }, at)).rejects.toBeInstanceOf(GlyphsMissing);
    await expect(reportPdf(report('𠮷田'), { font, drawText: async () => null }, at)).rejects.toBeInstanceOf(
      GlyphsMissing,
    );
    const black = `data:image/png;base64,${execFileSync('convert', ['-size', '40x20', 'xc:black', 'png:-']).toString('base64')}`;
    const asked: string[] = [];
    const drawText = async (text: string) => {
      asked.push(text);
      return { url: black, width: 40, height: 20 };
    };
    const lines = inkOfLines(await reportPdf(report('𠮷田'), { font, drawText }, at), 'drawn');
    expect(asked).toEqual(['𠮷田']);
    expect(Math.max(...lines)).toBeGreaterThan(1000);
  });

  it('can be searched and numbers its pages', async () => {
    const path = join(scratch, 'text.pdf');
    writeFileSync(path, await reportPdf(report('可疑交易'), { font, drawText: null }, at));
    const text = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' });
    expect(text).toContain('可疑交易');
    expect(text).toContain('第 1 页');
    expect(text.replace(/\s/g, '')).toContain('f'.repeat(64));
  });
});

describe('office files and HTML', () => {
  const unzip = (office: Blob, member: string) => async () => {
    const path = join(scratch, 'office.zip');
    writeFileSync(path, new Uint8Array(await office.arrayBuffer()));
    expect(spawnSync('unzip', ['-t', path]).status).toBe(0);
    return execFileSync('unzip', ['-p', path, member], { encoding: 'utf8' });
  };
  it('the statement is a DOCX with the words in it, the same bytes each time', async () => {
    const docx = await reportDocx(report('情况如下 <b>&'), at);
    expect(await unzip(docx, 'word/document.xml')()).toContain('情况如下 &lt;b&gt;&amp;');
    expect(await unzip(docx, 'docProps/core.xml')()).toContain('2026-03-01T01:02:03Z');
    const again = await reportDocx(report('情况如下 <b>&'), at);
    expect(Buffer.compare(Buffer.from(await docx.arrayBuffer()), Buffer.from(await again.arrayBuffer()))).toBe(0);
  });
  it('the workbook keeps every cell a text', async () => {
    const rows = [
      ['id', 'amount'],
      ['6212345678901234567', '-128.00'],
      ['=1+1', null],
    ];
    const xlsx = await workbook(rows, at);
    const sheet = await unzip(xlsx, 'xl/worksheets/sheet1.xml')();
    expect(sheet).not.toMatch(/<f>|t="n"/);
    const { default: readXlsx } = await import('read-excel-file/node');
    const [read] = await readXlsx(Buffer.from(await xlsx.arrayBuffer()));
    expect(read?.data ?? read).toEqual(rows);
    const again = await workbook(rows, at);
    expect(Buffer.compare(Buffer.from(await xlsx.arrayBuffer()), Buffer.from(await again.arrayBuffer()))).toBe(0);
  });
  it('the page escapes what came from a portal', () => {
    const html = reportHtml(report('<script>alert(1)</script>\u202e" onload="x'));
    expect(html).not.toMatch(/<script|"\s+onload="|\u202e/);
  });
});

describe('numbers in the HTML report', () => {
  it('of cards and orders stay whole, whatever stands around them', () => {
    const html = reportHtml({
      ...report(),
      blocks: [
        {
          kind: 'table',
          head: ['卡号'],
          rows: [['622848*********6198\n订单 20260301880200425130', '¥1,234.00 & "x"']],
        },
      ],
    });
    expect(html.match(/<span class="whole">[^<]*<\/span>/g)).toEqual([
      '<span class="whole">622848*********6198</span>',
      '<span class="whole">20260301880200425130</span>',
    ]);
    expect(html).toContain('¥1,234.00 &amp; &quot;x&quot;');
  });
});

describe('the urgent page', () => {
  const page = async (language: 'zh-CN' | 'en', outcome?: 'mis-operation') => {
    const sample = await samplePack();
    const act = { kind: 'classified' as const, outcome: 'mis-operation' as const, reason: '' };
    const next = { caseId: '20260301-7F3A', key: sample.key, at: '2026-03-01T01:01:30.000Z', actor: '', act };
    const log = outcome
      ? [...sample.log, await appendEvent(sample.log, { ...next, request: 'request-slip' })]
      : sample.log;
    const { zip } = await sample.build({ kind: 'urgent', language, log });
    return new TextDecoder().decode(await readWhole(await openZip(zip), 'data/00-report/urgent-stop-payment.html'));
  };

  it('marks what is to be written by hand, and writes the amount in capitals where papers want them', async () => {
    const chinese = await page('zh-CN');
    expect(chinese).toContain('¥10,000.00（人民币壹万元整）');
    // Account name, number and bank; who reports, telephone and number of the report.
    expect(chinese.match(/____________（手写）/g)).toHaveLength(6);
    const english = await page('en');
    expect(english).toContain('<td>CN¥10,000.00</td>');
    expect(english.match(/____________ \(by hand\)/g)).toHaveLength(6);
  });

  it('denies the charge only where the case does not call it a slip of the hand', async () => {
    expect(await page('zh-CN')).toContain('并非我单位操作');
    const slip = await page('zh-CN', 'mis-operation');
    expect(slip).not.toContain('并非我单位操作');
    expect(slip).toContain('误操作');
  });
});
