// Every rule speaks where its header says so and keeps still where it must; what it says has no gap in either language.
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '@/lib/detection/defaults';
import { MemoryHistory } from '@/lib/detection/history';
import { knownRow } from '@/lib/detection/known-row';
import { findingOf, type Verdict } from '@/lib/detection/rule';
import { rules } from '@/lib/detection/rules';
import { rules as texts } from '@/lib/i18n/rules';
import { hasMessage, languages, say } from '@/lib/i18n/say';
import type { Example } from './example-shop';
import { examples } from './examples';

const ruleOf = (id: string) => rules.find((rule) => rule.id === id)!;

function said(id: string, { rows, key = 'x', vouchers = {}, changes = {} }: Example): Verdict | null {
  const rule = ruleOf(id);
  const parameters = defaultsOf(rule);
  const history = new MemoryHistory(rows, new Map(Object.entries(vouchers)), {
    changes: new Map(Object.entries(changes)),
  });
  const row = knownRow(rows.find((keyed) => keyed.key === key)!);
  const need = rule.need(history, row.shop, parameters);
  return need !== null && need.have < need.need ? null : rule.evaluate(row, history, parameters);
}

const speaks = Object.entries(examples).flatMap(([id, { speaks: of }]) =>
  of.map((example) => [id, example.what, example] as const),
);
const isStill = Object.entries(examples).flatMap(([id, { isStill: of }]) =>
  of.map((example) => [id, example.what, example] as const),
);

describe('rules', () => {
  it('each has rows on which it speaks and rows on which it keeps still', () => {
    expect(Object.keys(examples).sort()).toEqual(rules.map(({ id }) => id).sort());
    for (const [id, of] of Object.entries(examples)) {
      expect(of.speaks.length, id).toBeGreaterThanOrEqual(1);
      expect(of.isStill.length, id).toBeGreaterThanOrEqual(2);
    }
  });

  it.each(speaks)('%s speaks: %s', (id, _, example) => {
    const verdict = said(id, example);
    expect(verdict).toMatchObject({ severity: example.severity, class: example.class });
    const finding = findingOf(
      ruleOf(id),
      knownRow(example.rows.find(({ key }) => key === (example.key ?? 'x'))!),
      verdict!,
    );
    for (const { key, values } of [finding.reason, finding.innocent, finding.next])
      for (const language of languages)
        expect(hasMessage(texts, key) ? say(texts, language, key, values) : `no text ${key}`).not.toMatch(
          /\{|^no text/,
        );
  });

  it('an amount that is called far above the usual is above what is said to be usual', () => {
    for (const example of examples['amount-out-of-range']!.speaks) {
      const { amount, usual } = said('amount-out-of-range', example)!.values as Record<string, { minor: number }>;
      expect(usual!.minor, example.what).toBeLessThan(amount!.minor);
    }
  });

  it.each(isStill)('%s keeps still: %s', (id, _, example) => {
    expect(said(id, example)).toBeNull();
  });
});
