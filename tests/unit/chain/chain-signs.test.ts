// Signs of the whole chain: which findings of several shops make one, and which must not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainKey } from '@/lib/chain/card-mark';
import { findSigns, toldTo } from '@/lib/chain/chain-signs';
import { operatorMark, summariseFinding } from '@/lib/chain/finding-summaries';
import { usualBounds } from '@/lib/model/chain-sign';
import type { Finding } from '@/lib/model/finding';
import { FindingSummary, isTold, type ShopFinding } from '@/lib/model/finding-summary';
import { blankTransaction } from '@/lib/model/transaction';

const now = '2026-03-20T12:00:00.000Z';
const card = 'c'.repeat(64);
let count = 0;

/** A finding of a shop, so many days ago. */
function found(shop: string, daysAgo: number, given: Partial<FindingSummary> = {}): ShopFinding {
  count += 1;
  const at = new Date(Date.parse(now) - daysAgo * 86_400_000).toISOString();
  return {
    shop,
    finding: {
      id: count.toString(16).padStart(64, '0'),
      rule: 'odd-hour',
      severity: 'high',
      class: 'suspected-fraud',
      time: { local: at.slice(0, 19), offset: null },
      foundAt: at,
      amount: { minor: 10_000, exponent: 2, currency: 'CNY' },
      store: null,
      terminal: null,
      terminalModel: null,
      operator: null,
      card: null,
      ...given,
    },
  };
}
const signs = (...all: ShopFinding[]) => findSigns(all, usualBounds, now);
const kinds = async (...all: ShopFinding[]) => (await signs(...all)).map(({ kind }) => kind);

describe('a card', () => {
  it('in trouble in two shops within two weeks is a sign, with its shops, days, rules and sum', async () => {
    const [one] = await signs(
      found('b', 3, { card }),
      found('a', 12, { card, rule: 'keyed-entry' }),
      found('a', 12, { card, rule: 'odd-hour', amount: { minor: 500, exponent: 2, currency: 'CNY' } }),
    );
    expect(one).toMatchObject({
      kind: 'card',
      severity: 'high',
      from: '2026-03-08',
      to: '2026-03-17',
      rules: ['odd-hour', 'keyed-entry'],
      amounts: [{ minor: 20_500, exponent: 2, currency: 'CNY' }],
    });
    expect(one!.shops.map(({ shop, findings }) => [shop, findings.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  it('a charge that two rules found counts its amount once', async () => {
    const twice = found('a', 2, { card });
    const again = { shop: 'a', finding: { ...twice.finding, id: 'f'.repeat(64), rule: 'keyed-entry' } };
    const [one] = await signs(twice, again, found('b', 1, { card }));
    expect(one!.amounts).toEqual([{ minor: 20_000, exponent: 2, currency: 'CNY' }]);
  });

  it.each<[string, ShopFinding[]]>([
    ['in one shop alone', [found('a', 1, { card }), found('a', 2, { card })]],
    ['of which nothing but the last four digits is known', [found('a', 1), found('b', 1)]],
    ['the second time a month later', [found('a', 31, { card }), found('b', 1, { card })]],
    ['both times long ago', [found('a', 41, { card }), found('b', 40, { card })]],
    [
      'charged twice by mistake in two places',
      [found('a', 1, { card, class: 'mis-operation' }), found('b', 2, { card, class: 'mis-operation' })],
    ],
    ['worth a glance in one of them', [found('a', 1, { card }), found('b', 1, { card, severity: 'low' })]],
    ['whose charge in the other shop is of a day to come', [found('a', 1, { card }), found('b', -3, { card })]],
  ])('no sign: a card %s', async (_what, all) => {
    expect(await kinds(...all)).toEqual([]);
  });
});

describe('an operator', () => {
  const operator = 'd'.repeat(64);
  it('suspected in two shops within a month is a sign', async () => {
    expect(await kinds(found('a', 25, { operator }), found('b', 1, { operator }))).toEqual(['operator']);
  });
  it('who makes mistakes in two shops is none', async () => {
    const slip = { operator, class: 'mis-operation' as const };
    expect(await kinds(found('a', 2, slip), found('b', 1, slip))).toEqual([]);
  });
});

describe('a terminal model', () => {
  const old = found('z', 40);
  const model = (shop: string, daysAgo: number, name = 'X-90') => found(shop, daysAgo, { terminalModel: name });
  it('suspected in three shops within a week, and never before, is a sign that names it', async () => {
    const [one] = await signs(old, model('a', 1), model('b', 2, 'x-90 '), model('c', 5));
    expect(one).toMatchObject({ kind: 'terminal-model', model: 'X-90', before: 0, severity: 'medium' });
    expect(one!.shops.length).toBe(3);
  });
  it.each<[string, ShopFinding[]]>([
    ['two shops', [old, model('a', 1), model('b', 2)]],
    ['three shops on three models', [old, model('a', 1, 'X1'), model('b', 2, 'X2'), model('c', 3, 'X3')]],
    ['a past too short to compare with', [found('z', 15), model('a', 1), model('b', 2), model('c', 3)]],
    [
      'as many shops as usual with it',
      [old, ...[1, 10, 17, 24].flatMap((ago) => ['a', 'b', 'c'].map((shop) => model(shop, ago)))],
    ],
    [
      'what people did, not terminals',
      [old, ...['a', 'b', 'c'].map((shop) => found(shop, 1, { terminalModel: 'X', rule: 'operator-refunds' }))],
    ],
  ])('no sign: %s', async (_what, all) => {
    expect(await kinds(...all)).toEqual([]);
  });
});

it('is the same in whatever order, and however often, findings come', async () => {
  const all = [found('a', 1, { card }), found('b', 3, { card }), found('c', 40), found('a', 2)];
  const wanted = await signs(...all);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (shuffled) => {
      expect(await signs(...shuffled)).toEqual(wanted);
    }),
    { numRuns: 20 },
  );
});

it('a shop is told how many shops, not which, and of findings its own alone', async () => {
  const [one] = await signs(found('north', 1, { card }), found('harbour', 2, { card }));
  const told = toldTo('north', one!, now);
  expect(told).toMatchObject({ shopCount: 2, findingCount: 2, own: one!.shops[1]!.findings });
  expect(JSON.stringify(told)).not.toMatch(/harbour/);
  expect(JSON.stringify(told)).not.toContain(one!.shops[0]!.findings[0]!);
});

describe('a summary', async () => {
  const key = await chainKey(new Uint8Array(32).fill(7));
  const finding: Finding = {
    key: 'portal.example|88|id|T-20260301-777|sale',
    rule: 'odd-hour',
    severity: 'high',
    score: 0.9,
    class: 'suspected-fraud',
    reason: { key: 'odd-hour.reason', values: { card: '1234' } },
    innocent: { key: 'odd-hour.innocent', values: {} },
    next: { key: 'odd-hour.next', values: {} },
    related: [],
  };
  const transaction = {
    ...blankTransaction(),
    id: 'T-20260301-777',
    cardMasked: '621483******1234',
    cardLast4: '1234',
    issuer: 'Bank of Example',
    operator: 'Maria Lopez',
    payer: 'Li Lei',
    raw: { Card: '621483******1234' },
  };

  it('holds no digit of a card, no row’s number, no name', async () => {
    const about = { shop: 's1', terminalModel: 'X-90', foundAt: now };
    const summary = await summariseFinding(key, finding, transaction, about);
    expect(FindingSummary.parse(summary)).toEqual(summary);
    const { id, operator, card: mark, ...rest } = summary;
    expect([id, operator, mark].every((one) => /^[0-9a-f]{64}$/.test(one ?? ''))).toBe(true);
    expect(JSON.stringify(rest)).not.toMatch(/621483|1234|777|Maria|Li Lei|Bank/);
  });

  it.each(['01', '0012', 'cashier 2', '收银员3', 'OP-7', 'admin', '店长', ' Manager ', '', 'x', null])(
    'no operator in particular: %s',
    async (name) => {
      expect(await operatorMark(key, name)).toBeNull();
    },
  );
  it.each(['Maria Lopez', '王小明', '20417', 'E-100382'])('somebody: %s', async (name) => {
    expect(await operatorMark(key, name)).toBe(await operatorMark(key, ` ${name.toUpperCase()}`));
    expect(await operatorMark(key, name)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is told where it is more than a glance and was not normal', () => {
    expect([isTold(finding), isTold({ ...finding, severity: 'low' }), isTold({ ...finding, class: 'normal' })]).toEqual(
      [true, false, false],
    );
  });
});
