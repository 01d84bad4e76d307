// A page's rows as the views show them: sorted by what they need, found by typed words.
import { describe, expect, it } from 'vitest';
import { findRows, sortRows } from '@/lib/response/page-rows';
import { finding, row } from './case-log';

const rows = ['quiet', 'note', 'slip', 'night'].map((id, n) => row({ id, value: `${n + 1}234.50` }));
const key = (id: string) => `portal|${id}`;
const sorted = sortRows(
  [...rows, rows[0]!],
  [
    finding(key('note'), { severity: 'low' }),
    finding(key('slip'), { severity: 'medium' }),
    finding(key('night'), { severity: 'low' }),
    finding(key('night'), { severity: 'high' }),
  ],
  { [key('slip')]: '20260301-7F3A' },
);
const ids = (some: readonly { transaction: { id: string | null } }[]) => some.map(({ transaction }) => transaction.id);

describe('rows of a page', () => {
  it('are sorted by the gravest of their findings, each row once', () => {
    expect(ids(sorted.marked)).toEqual(['night', 'slip']);
    expect(ids(sorted.notes)).toEqual(['note']);
    expect(ids(sorted.others)).toEqual(['quiet']);
    expect(sorted.marked.map(({ caseId, severity }) => [severity, caseId])).toEqual([
      ['high', null],
      ['medium', '20260301-7F3A'],
    ]);
  });

  it.each([
    ['', ['night', 'slip']],
    ['4,234.50', ['night']],
    ['4234.5', ['night']],
    ['人民路 3234', ['slip']],
    ['消费', ['night', 'slip']],
    ['60128802 nothing-like-it', []],
  ])('holding %o are %o', (words, found) => expect(ids(findRows(sorted.marked, words, 'zh-CN'))).toEqual(found));
});
