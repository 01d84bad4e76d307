import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '@/lib/capture/snapshot';

const snapshot = (body: string, head = '') =>
  snapshotOf(
    new JSDOM(
      `<!doctype html><html lang="zh"><head><title>交易 4000056655665556</title>${head}</head><body>${body}</body></html>`,
    ).window.document,
    () => null,
  )!;

describe('a snapshot', () => {
  it('keeps what the page says and how its tables are laid out', () => {
    const html = snapshot(
      '<table class="list"><tr><td colspan="2">时间</td><td>10,000.00</td></tr></table>',
      '<style>.list{color:red}</style>',
    );
    expect(html).toContain('<td colspan="2">时间</td><td>10,000.00</td>');
    expect(html).toContain('.list {color: red;}');
    expect(html).toContain("default-src 'none'");
  });

  it('does nothing: no script, handler, form, frame, address', () => {
    const html = snapshot(
      `
      <script>alert(1)</script><img src="https://spy.example/x.png" onerror="alert(1)" alt="图"><a href="javascript:alert(1)">链接</a>
      <form action="https://spy.example"><input value="查询"><button onclick="x()">去</button></form><iframe src="https://spy.example"></iframe>
      <svg onload="alert(1)"><script>alert(1)</script><a href="https://spy.example">x</a></svg><meta http-equiv="refresh" content="0;url=https://spy.example">
      <p style="background:url(https://spy.example)">字</p>`,
      '<style>p{background:url(https://spy.example/a.png)} @import "https://spy.example/b.css";</style>',
    );
    expect(html).not.toMatch(/spy\.example|<script|javascript:|\son\w+=|<form|<iframe|<input|http-equiv="refresh"/i);
    expect(html).toContain('alt="图"');
    expect(html).toContain('查询');
  });

  it.each([
    ['in one text', '<td>4000056655665556</td>'],
    ['split over inline elements', '<td><b>4000</b><i>0566</i><span>5566<em>5556</em></span></td>'],
    ['in full-width digits', '<td>４０００ ０５６６ ５５６６ ５５５６</td>'],
    ['in a field', '<input value="4000 0566 5566 5556">'],
    ['in an attribute', '<td title="4000056655665556">卡</td>'],
    ['as an identity number', '<td>11010519491231002X</td>'],
  ])('cuts a number %s', (_, body) => {
    const html = snapshot(body)
      .normalize('NFKC')
      .replace(/<[^>]*>| /g, '');
    expect(html).not.toMatch(/4000056655665556|11010519491231002X/);
    expect(snapshot(body)).toMatch(/\*{6}|\*{2}.*\*{4}|\*/);
  });

  it('leaves neighbouring cells apart: two numbers are not one', () => {
    expect(snapshot('<table><tr><td>40000566</td><td>55665556</td></tr></table>')).toContain(
      '40000566</td><td>55665556',
    );
  });

  it('leaves out the rows of other customers, and keeps the table whole', () => {
    const { document } = new JSDOM('<table><tr id="a"><td>本案</td></tr><tr id="b"><td>别人</td></tr></table>').window;
    const html = snapshotOf(document, () => null, new Set([document.getElementById('b')!]))!;
    expect(html).toContain('本案');
    expect(html).not.toContain('别人');
    expect(html.match(/<tr>/g)).toHaveLength(2);
  });

  it('of a document too large is none', () => {
    expect(snapshot(`<p>${'字'.repeat(6_100_000)}</p>`)).toBeNull();
  });
});
