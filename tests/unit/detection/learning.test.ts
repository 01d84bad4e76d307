// What follows from the merchant's verdicts: narrow silence, a memory of confirmed trouble, trust in rules; each removable, none of
// it dependent on the order of the verdicts, and never worse than before on rows whose truth is known.
import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/detection/assess';
import { MemoryHistory } from '@/lib/detection/history';
import { applyLearning, learnFrom, listLearned, outcomeOfPress, removeLearned } from '@/lib/detection/learning';
import { learnTrust, trustIn } from '@/lib/detection/trust';
import type { Finding, Outcome } from '@/lib/model/finding';
import type { RowVerdict } from '@/lib/model/row-verdict';
import { blankTransaction, type KeyedTransaction } from '@/lib/model/transaction';
import { generateDemo } from '@/tests/portals/demo/generator';
import { transactionsOf } from '@/tests/portals/demo/transactions';

interface Row {
  id: string;
  day?: number;
  clock?: string;
  card?: string | null;
  terminal?: string;
  minor?: number;
}

function row({
  id,
  day = 1,
  clock = '12:00:00',
  card = '1234',
  terminal = '60128801',
  minor = 480000,
}: Row): KeyedTransaction {
  const month = 3 + Math.floor((day - 1) / 28);
  const local = `2026-${String(month).padStart(2, '0')}-${String(((day - 1) % 28) + 1).padStart(2, '0')}T${clock}`;
  return {
    key: id,
    transaction: {
      ...blankTransaction(),
      id,
      type: 'sale',
      status: 'success',
      time: { local, offset: null },
      amount: { minor, exponent: 2, currency: 'CNY' },
      cardMasked: card === null ? null : `621483******${card}`,
      cardLast4: card,
      terminal,
    },
  };
}

function finding(
  key: string,
  rule = 'amount-out-of-range',
  severity: Finding['severity'] = 'medium',
  score = 0.7,
): Finding {
  const worded = { key: `${rule}.reason`, values: {} };
  return {
    key,
    rule,
    severity,
    score,
    class: 'suspected-fraud',
    reason: worded,
    innocent: worded,
    next: worded,
    related: [],
  };
}

function verdict(
  of: KeyedTransaction,
  outcome: Outcome,
  rules: Record<string, number>,
  more: Partial<RowVerdict> = {},
): RowVerdict {
  return { ...of, id: `mark/${of.key}`, outcome, at: '2026-03-02T00:00:00.000Z', rules, removed: [], ...more };
}

const rulesLeft = (verdicts: readonly RowVerdict[], asked: KeyedTransaction, found = finding(asked.key)) =>
  applyLearning([found], [asked], learnFrom(verdicts)).map(({ rule }) => rule);

describe('a row that was fine', () => {
  const fine = row({ id: 'fine' });
  const said = [verdict(fine, 'normal', { 'amount-out-of-range': 0.7 })];

  it.each<[string, KeyedTransaction, string[]]>([
    ['is not marked again', fine, []],
    ['nor is the same card with as much, later', row({ id: 'a', day: 20 }), []],
    ['nor with a little more', row({ id: 'b', minor: 550000 }), []],
    ['but the same card with far more is', row({ id: 'c', minor: 4800000 }), ['amount-out-of-range']],
    ['and another card is', row({ id: 'd', card: '9999' }), ['amount-out-of-range']],
    ['and the same card is, months later', row({ id: 'e', day: 120 }), ['amount-out-of-range']],
    ['and a row without a card is', row({ id: 'f', card: null }), ['amount-out-of-range']],
  ])('%s', (_, asked, rules) => {
    expect(rulesLeft(said, asked)).toEqual(rules);
  });

  it('keeps other rules on the same card speaking', () => {
    expect(rulesLeft(said, fine, finding('fine', 'duplicate-charge'))).toEqual(['duplicate-charge']);
  });

  it('without a card counts for the same terminal and amount alone', () => {
    const cash = row({ id: 'cash', card: null });
    const cashFine = [verdict(cash, 'normal', { 'amount-out-of-range': 0.7 })];
    expect(rulesLeft(cashFine, row({ id: 'a', card: null }))).toEqual([]);
    expect(rulesLeft(cashFine, row({ id: 'b', card: null, terminal: '2' }))).toEqual(['amount-out-of-range']);
    expect(rulesLeft(cashFine, row({ id: 'c', card: null, minor: 480100 }))).toEqual(['amount-out-of-range']);
  });

  it('says nothing about the like where what was seen is never usual: a dispute', () => {
    const disputed = [verdict(fine, 'normal', { dispute: 0.95 })];
    expect(rulesLeft(disputed, fine, finding('fine', 'dispute', 'high'))).toEqual([]);
    expect(rulesLeft(disputed, row({ id: 'a' }), finding('a', 'dispute', 'high'))).toEqual(['dispute']);
  });
});

describe('confirmed trouble', () => {
  const bad = row({ id: 'bad' });
  const said = [verdict(bad, 'suspected-fraud', { 'amount-out-of-range': 0.7 })];
  const told = (asked: KeyedTransaction, verdicts = said) =>
    applyLearning([], [asked], learnFrom(verdicts)).map(({ rule, severity }) => `${rule} ${severity}`);

  it('is remembered of the card, for a time and in that shop', () => {
    expect(told(row({ id: 'a', day: 10, terminal: '2' }))).toEqual(['card-trouble low']);
    expect(told(row({ id: 'b', day: 10, card: '9999', terminal: '2' }))).toEqual([]);
    expect(told(row({ id: 'c', day: 110, terminal: '2' }))).toEqual([]);
    expect(told(bad)).toEqual([]);
  });

  it('of a card weighs more on a row that is told for something else too', () => {
    const asked = row({ id: 'a', day: 10, terminal: '2' });
    const findings = applyLearning([finding('a', 'odd-hour', 'low', 0.4)], [asked], learnFrom(said));
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'odd-hour low',
      'card-trouble medium',
    ]);
  });

  it('is remembered of a terminal once rows that looked quite ordinary were confirmed there, and fades', () => {
    const ordinary = ['x', 'y', 'z'].map((id, i) =>
      verdict(row({ id, card: `100${i}`, clock: `12:0${i}:00` }), 'suspected-fraud', {}),
    );
    expect(told(row({ id: 'a', day: 2, card: '7777' }), ordinary)).toEqual(['terminal-trouble medium']);
    expect(told(row({ id: 'b', day: 100, card: '7777' }), ordinary)).toEqual([]);
    expect(told(row({ id: 'c', day: 2, card: '7777', terminal: '2' }), ordinary)).toEqual([]);
    // An amount that gave the card away says nothing of the terminal.
    expect(told(row({ id: 'd', day: 2, card: '7777' }))).toEqual([]);
  });

  it('says no more about a row that was found in order', () => {
    const later = row({ id: 'a', day: 10, terminal: '2' });
    expect(told(later, [...said, verdict(later, 'normal', { 'card-trouble': 0.75 })])).toEqual([]);
  });
});

describe('trust in a rule', () => {
  const many = (rule: string, outcome: Outcome, n: number) =>
    Array.from({ length: n }, (_, i) =>
      verdict(
        row({ id: `${rule}${i}` }),
        outcome,
        { [rule]: 0.6 },
        { at: `2026-03-02T00:00:${String(i).padStart(2, '0')}.000Z` },
      ),
    );

  it('falls with what was fine, by one severity at most, and never from a few words', () => {
    const judged = (n: number) =>
      trustIn(learnTrust(many('odd-hour', 'normal', n)), finding('k', 'odd-hour', 'medium', 0.6));
    expect(judged(2)).toEqual(finding('k', 'odd-hour', 'medium', 0.6));
    expect(judged(12)).toMatchObject({ severity: 'low' });
    expect(judged(12).score).toBeLessThan(0.5);
    expect(judged(300).score).toBeGreaterThan(0.05);
  });

  it('rises with what was wrong, and raises no severity', () => {
    const raised = trustIn(learnTrust(many('odd-hour', 'suspected-fraud', 12)), finding('k', 'odd-hour', 'low', 0.4));
    expect(raised.score).toBeGreaterThan(0.4);
    expect(raised.severity).toBe('low');
  });
});

describe('what was learned', () => {
  const fine = row({ id: 'fine' });
  const bad = row({ id: 'bad', card: '5678' });
  const verdicts = [
    verdict(fine, 'normal', { 'amount-out-of-range': 0.7, 'odd-hour': 0.4 }),
    verdict(bad, 'suspected-fraud', { 'amount-out-of-range': 0.7 }),
  ];

  it('does not depend on the order of the verdicts', () => {
    expect(learnFrom([...verdicts].reverse())).toEqual(learnFrom(verdicts));
  });

  it('is listed, and each item removed alone changes what it names and nothing else', () => {
    const items = listLearned(verdicts);
    expect(items.map(({ kind, rule }) => `${kind} ${rule}`).sort()).toEqual([
      'card null',
      'fine amount-out-of-range',
      'fine odd-hour',
      'terminal null',
    ]);
    for (const { id } of items) {
      const changed = removeLearned(verdicts, id);
      expect(changed).toHaveLength(1);
      const left = listLearned(verdicts.map((one) => changed.find((other) => other.id === one.id) ?? one));
      expect(left.map((item) => item.id).sort()).toEqual(
        items
          .map((item) => item.id)
          .filter((other) => other !== id)
          .sort(),
      );
    }
  });

  it('lists and removes trust in a rule', () => {
    const many = Array.from({ length: 4 }, (_, i) =>
      verdict(row({ id: `m${i}`, card: null }), 'mis-operation', { 'odd-hour': 0.5 }),
    );
    const [item] = listLearned(many);
    expect(item).toMatchObject({ kind: 'trust', rule: 'odd-hour', values: { right: 4, fine: 0 } });
    expect(listLearned(removeLearned(many, item!.id))).toEqual([]);
  });
});

it('a press means what the gravest sign says', () => {
  expect(outcomeOfPress(true, [finding('k')])).toBe('normal');
  expect(outcomeOfPress(false, [{ ...finding('k'), class: 'mis-operation', score: 0.9 }, finding('k')])).toBe(
    'mis-operation',
  );
  expect(outcomeOfPress(false, [])).toBe('suspected-fraud');
});

describe.each([20260301, 7, 42])('on the demo portal of seed %i', (seed) => {
  it('verdicts on earlier rows never make later ones worse', () => {
    const data = generateDemo({ seed });
    const rows = transactionsOf('antd', data);
    const planted = new Set(data.incidents.flatMap(({ ids }) => ids));
    const { findings } = assess(rows, new MemoryHistory(rows), {});
    const byKey = new Map(rows.map((one) => [one.key, one]));
    const notable = findings.filter(({ severity }) => severity !== 'low');
    const isWrong = (key: string) => planted.has(byKey.get(key)!.transaction.id!);
    const time = (key: string) => byKey.get(key)!.transaction.time!.local;
    const inOrder = [...new Set(notable.map(({ key }) => key))].sort((a, b) => (time(a) < time(b) ? -1 : 1));
    const early = new Set(inOrder.slice(0, Math.ceil(inOrder.length / 2)));
    const verdicts = [...new Set(notable.map(({ key }) => key))]
      .filter((key) => early.has(key))
      .map((key) => {
        const rules = Object.fromEntries(findings.filter((f) => f.key === key).map(({ rule, score }) => [rule, score]));
        const { class: outcome } = notable.find((f) => f.key === key)!;
        return verdict(byKey.get(key)!, isWrong(key) ? outcome : 'normal', rules);
      });
    const learned = applyLearning(findings, rows, learnFrom(verdicts));
    const count = (list: readonly Finding[], wrong: boolean) =>
      new Set(
        list.filter((f) => f.severity !== 'low' && !early.has(f.key) && isWrong(f.key) === wrong).map(({ key }) => key),
      ).size;
    expect(verdicts.length).toBeGreaterThan(2);
    expect(count(learned, true)).toBeGreaterThanOrEqual(count(findings, true));
    expect(count(learned, false)).toBeLessThanOrEqual(count(findings, false));
  });
});
