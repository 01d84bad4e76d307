import { describe, expect, it } from 'vitest';
import { reportPdf } from '@/lib/evidence/reports/pdf';
import { readNotice } from '@/lib/reading/notice/deadlines';
import { noticeText } from '@/lib/reading/notice/notice-text';
import { bundledFont } from '@/tests/unit/evidence/sample-pack';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the text of a notice’s file', () => {
  it('a PDF whose font holds Chinese characters, over several lines and pages', async () => {
    const pdf = await reportPdf(
      {
        title: '调单通知',
        language: 'zh-CN',
        running: '瑞通支付 2026',
        blocks: [
          { kind: 'paragraph', text: '贵商户下列交易被持卡人否认，请于2026年3月12日前提供签购单原件。' },
          { kind: 'table', head: ['交易日期', '金额'], rows: [['2026-02-26', '12,800.00']] },
          { kind: 'pageBreak' },
          { kind: 'paragraph', text: 'Respond by 15 March 2026 (latest).' },
        ],
      },
      { font: bundledFont(), drawText: null },
      new Date('2026-03-01T00:00:00Z'),
    );
    const text = await noticeText(pdf);
    const { subject, deadlines } = readNotice(text!, '2026-03-05');
    expect(subject).toBe('retrieval');
    expect(deadlines[0]!.sentence).toContain('贵商户下列交易被持卡人否认，请于2026年3月12日前提供签购单原件。');
    expect(deadlines.filter(({ isStated }) => isStated).map(({ on }) => on)).toEqual(['2026-03-12', '2026-03-15']);
  });

  it('a PDF written by hand: plain stream, escapes, kerned pieces, an older copy of an object', async () => {
    const content =
      'BT /F1 12 Tf 72 700 Td (Response due \\(latest\\)) Tj 0 -14 Td [(15 Mar)-300(2026) 20 ( 17:00)] TJ ET';
    const pdf = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 5 0 R >> >> >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /Contents 9 0 R >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /Contents [4 0 R] >> endobj
4 0 obj << /Length ${content.length} >> stream
${content}
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
trailer << /Root 1 0 R >>`;
    expect(await noticeText(bytes(pdf))).toBe('Response due (latest)\n15 Mar 2026 17:00');
  });

  it('a page or mail as HTML, without its styles; a CSV in an older encoding', async () => {
    const html =
      '<html><head><style>p{due:2026-01-01}</style></head><body><table><tr><td>回复截止</td><td>2026-03-15</td></tr></table><p>A&amp;B&nbsp;C</p></body></html>';
    expect((await noticeText(bytes(html)))!.replace(/\s+/g, ' ').trim()).toBe('回复截止 2026-03-15 A&B C');
    // GBK: 回复截止,2026-03-15
    const gbk = Uint8Array.from([0xbb, 0xd8, 0xb8, 0xb4, 0xbd, 0xd8, 0xd6, 0xb9, ...bytes(',2026-03-15')]);
    expect(await noticeText(gbk)).toBe('回复截止,2026-03-15');
  });

  it('a picture, a workbook, a locked or empty PDF has none', async () => {
    expect(await noticeText(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]))).toBeNull();
    expect(await noticeText(bytes('PK\x03\x04…'))).toBeNull();
    expect(await noticeText(bytes('%PDF-1.7\ntrailer << /Encrypt 5 0 R >>'))).toBeNull();
    expect(await noticeText(bytes('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj'))).toBeNull();
    expect(await noticeText(Uint8Array.from({ length: 400 }, (_, i) => i % 7))).toBeNull();
  });

  it('ends on damaged and endless files', async () => {
    for (const text of [
      '%PDF-1.4 1 0 obj << /Type /Page /Parent 1 0 R',
      '%PDF-',
      '%PDF-1 9 0 obj stream\nendstream',
      `%PDF-${'(('.repeat(9000)}`,
    ])
      expect(await noticeText(bytes(text))).toBeNull();
  });
});
