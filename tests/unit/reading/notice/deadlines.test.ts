import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNotice } from '@/lib/reading/notice/deadlines';

const today = '2026-03-05';
/** Stated days as `date clock` or `n days`. */
function stated(text: string): string[] {
  return readNotice(text, today)
    .deadlines.filter(({ isStated }) => isStated)
    .map(({ on, clock, days, isWorkingDays }) =>
      on === null ? `${days} ${isWorkingDays ? 'working days' : 'days'}` : clock === null ? on : `${on} ${clock}`,
    );
}

describe('deadlines that a notice states', () => {
  it.each([
    ['调单通知：贵商户2026年2月26日交易12,800.00元被调单，请于2026年3月12日前提供签购单原件。', ['2026-03-12']],
    ['回复截止日期：2026-03-15\n交易日期：2026-02-26\n交易金额：467.00', ['2026-03-15']],
    ['交易时间 2026-02-28 09:15:00\n回复截止时间\n2026/03/10 18:00', ['2026-03-10 18:00']],
    ['请最迟不晚于 3月18日 回复，逾期视为放弃申辩。', ['2026-03-18']],
    ['请在 2026 年 3 月 20 日 24 时前将资料上传至商户平台。', ['2026-03-20']],
    ['请贵司务必于3月9日(星期一)之前寄回材料', ['2026-03-09']],
    ['商户应在收到本通知后5个工作日内提供签购单。', ['5 working days']],
    ['自收到本函之日起十日内书面答复', ['10 days']],
    ['处理时限：20260316', ['2026-03-16']],
    ['Please respond by March 15, 2026 with the signed slip.', ['2026-03-15']],
    ['Response due date: 15 Mar 2026. Transaction date: 26 Feb 2026.', ['2026-03-15']],
    ['Documents must reach us no later than Friday, 13 March 2026.', ['2026-03-13']],
    ['Reply-by deadline: 2026-03-31 17:00 (UTC)', ['2026-03-31 17:00']],
    ['You have to reply within seven (7) calendar days of the date of this notice.', ['7 days']],
    ['Provide the copy within 10 business days.', ['10 working days']],
    // Day and month may stand either way: both are offered.
    ['Deadline: 04/03/2026', ['2026-03-04', '2026-04-03']],
  ])('%s', (text, expected) => expect(stated(text)).toEqual(expected));

  it('a date that is not a deadline is offered as a mere date, or not at all', () => {
    expect(readNotice('联系电话见合同。本店于2026年3月8日盘点。', today).deadlines).toMatchObject([
      { on: '2026-03-08', isStated: false },
    ]);
    expect(readNotice('交易日期：2026-02-26，发函日期 2026-03-01', today).deadlines).toEqual([]);
    expect(readNotice('Transaction date: 26 February 2026', today).deadlines).toEqual([]);
    expect(readNotice('消费 2026.13.45 元，卡号 6228480012345678', today).deadlines).toEqual([]);
  });

  it('a year that is left out is the one nearest to today', () => {
    const on = (text: string, now: string) => readNotice(text, now).deadlines[0]?.on;
    expect(on('请于1月6日前回复', '2026-12-28')).toBe('2027-01-06');
    expect(on('请于12月30日前回复', '2027-01-02')).toBe('2026-12-30');
  });

  it('says what the notice is about, and quotes it without a whole card number', () => {
    expect(readNotice('调单通知', today).subject).toBe('retrieval');
    expect(readNotice('This chargeback was filed', today).subject).toBe('chargeback');
    expect(readNotice('通知', today).subject).toBe('other');
    const [found] = readNotice('卡号6228480402564890018的交易请于2026年3月12日前回复', today).deadlines;
    expect(found?.sentence).toContain('请于2026年3月12日前回复');
    expect(found?.sentence).not.toContain('6228480402564890018');
  });

  it('quotes the sentence alone, with the heading where a date stands alone on its line', () => {
    const quoted = (text: string) => readNotice(text, today).deadlines.map(({ sentence }) => sentence);
    expect(quoted('请于2026年3月12日前回复。收到通知后5个工作日内请来电。')).toEqual([
      '请于2026年3月12日前回复。',
      '收到通知后5个工作日内请来电。',
    ]);
    expect(quoted('回复截止日期\n2026-03-15')).toEqual(['回复截止日期 2026-03-15']);
  });

  it('finds any day printed in any of the ways, and invents none', () => {
    const day = fc.date({ min: new Date('2025-06-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    const ways: ((y: number, m: number, d: number) => string)[] = [
      (y, m, d) => `请于${y}年${m}月${d}日前回复`,
      (y, m, d) => `截止日期：${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
      (y, m, d) =>
        `due by ${d} ${new Date(Date.UTC(y, m - 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' })} ${y}`,
      (y, m, d) => `回复期限 ${y}/${m}/${d}`,
    ];
    fc.assert(
      fc.property(day, fc.constantFrom(...ways), (at, way) => {
        const [y, m, d] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
        expect(stated(way(y, m, d))).toEqual([at.toISOString().slice(0, 10)]);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const { on, sentence } of readNotice(text, today).deadlines) {
          expect(sentence.length).toBeLessThanOrEqual(240);
          if (on !== null) expect(text).toMatch(/[\d０-９]/);
        }
      }),
    );
  });
});
