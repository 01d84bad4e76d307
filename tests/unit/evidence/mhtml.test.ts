import { describe, expect, it } from 'vitest';
import { maskMhtml } from '@/lib/evidence/mhtml';
import { maskNumbers } from '@/lib/reading/values/personal';

/** A copy as Chromium writes it: the page quoted-printable, a style sheet, a picture in base64. */
function copyOf(html: string): Blob {
  const quoted = [...new TextEncoder().encode(html)]
    .map((byte) =>
      byte === 61 || byte > 126 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
    )
    .join('')
    .replace(/((?:=[0-9A-F]{2}|[^=\r\n]){60})/g, '$1=\r\n');
  const boundary = '----MultipartBoundary--abc----';
  const part = (headers: string, body: string) => `--${boundary}\r\n${headers}\r\n\r\n${body}\r\n`;
  return new Blob([
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://portal.example.test/?pan=4111111111111111\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${boundary}"\r\n\r\n\r\n`,
    part(
      'Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://portal.example.test/',
      quoted,
    ),
    part(
      'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://portal.example.test/a.png',
      'iVBORw0KGgo=',
    ),
    `--${boundary}--\r\n`,
  ]);
}

/** The page's part as a reader's browser decodes it. */
async function pageOf(copy: Blob | null): Promise<string> {
  const text = (await copy?.text()) ?? '';
  const body =
    /Content-Location: https:\/\/portal\.example\.test\/\r\n\r\n([\s\S]*?)\r\n------Multipart/.exec(text)?.[1] ?? '';
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
}

describe('the browser’s own copy of a page', () => {
  it.each([
    ['in one text', '<td>4111111111111111</td>', '<td>411111******1111</td>'],
    [
      'split over inline elements',
      '<td><b>4111</b><i>1111</i><b>11111111</b></td>',
      '<td><b>4111</b><i>11**</i><b>****1111</b></td>',
    ],
    ['in full-width digits', '<td>４１１１１１１１１１１１１１１１</td>', null],
    ['in an attribute', '<td title="4111 1111 1111 1111">卡</td>', null],
    ['in a script', '<script>var a="4111111111111111"</script>', null],
    ['of an identity card', '<td>11010519491231002X</td>', null],
  ])('has a number cut %s', async (_, html, expected) => {
    const masked = await pageOf(await maskMhtml(copyOf(`<html><body><p>交易=1</p>${html}</body></html>`), maskNumbers));
    expect(masked).toContain('<p>交易=1</p>');
    expect(masked.normalize('NFKC').replace(/<\/?[bi]>| /g, '')).not.toMatch(/4111111111111111|11010519491231002X/);
    if (expected) expect(masked).toContain(expected);
  });

  it('keeps pictures and lengths of lines, cuts addresses, and what hidden fields hold', async () => {
    const copy = await maskMhtml(
      copyOf(
        `<input type="hidden" name="csrf" value="s3cret"><input type=password value=hunter2><p>${'长文字'.repeat(300)}</p>`,
      ),
      maskNumbers,
    );
    const text = await copy!.text();
    expect(text).toContain('iVBORw0KGgo=');
    expect(text).not.toMatch(/s3cret|hunter2|pan=4111111111111111/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(200);
    expect(await pageOf(copy)).toContain('长文字'.repeat(300));
  });

  it('leaves neighbouring cells apart, and is none where it is no copy at all', async () => {
    expect(await pageOf(await maskMhtml(copyOf('<tr><td>41111111</td><td>11111111</td></tr>'), maskNumbers))).toContain(
      '<td>41111111</td><td>11111111</td>',
    );
    expect(await maskMhtml(new Blob(['hello']), maskNumbers)).toBeNull();
  });
});
