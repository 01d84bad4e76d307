// Cautious, balanced, eager: every threshold that they move exists and lies within its rule's bounds, and the three mean what they say.
import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/detection/assess';
import { MemoryHistory } from '@/lib/detection/history';
import { presetThresholds, settingsOf, thresholdsOf } from '@/lib/detection/presets';
import { rules } from '@/lib/detection/rules';
import { type Preset, presets, usualChoice } from '@/lib/model/detection-choice';
import { blankTransaction } from '@/lib/model/transaction';

const moved = presets.flatMap((preset) =>
  Object.entries(presetThresholds[preset]).flatMap(([rule, values]) =>
    Object.entries(values).map(([name, value]) => [preset, rule, name, value] as const),
  ),
);

describe('presets', () => {
  it.each(moved)('%s moves %s’s %s to %d, within its bounds', (_, id, name, value) => {
    const parameter = rules.find((rule) => rule.id === id)?.parameters[name];
    expect(parameter).toBeDefined();
    expect(value).toBeGreaterThanOrEqual(parameter!.min);
    expect(value).toBeLessThanOrEqual(parameter!.max);
    expect(value).not.toBe(parameter!.default);
  });

  it('mark fewer, as many and more rows', () => {
    // Sixty amounts from 50 to 200, and two further and further out.
    const sizes = [...Array.from({ length: 60 }, (_, i) => Math.round(5000 * 4 ** (i / 59))), 78_000, 145_000];
    const rows = sizes.map((minor, i) => ({
      key: String(i),
      transaction: {
        ...blankTransaction(),
        type: 'sale' as const,
        time: { local: `2026-03-${String(1 + (i % 20)).padStart(2, '0')}T12:00:00`, offset: null },
        amount: { minor, exponent: 2, currency: 'CNY' },
      },
    }));
    const history = new MemoryHistory(rows);
    const marked = (preset: Preset) =>
      assess(rows, history, settingsOf({ ...usualChoice, preset }))
        .findings.filter(({ rule }) => rule === 'amount-out-of-range')
        .map(({ key }) => sizes[Number(key)]);
    expect(presets.map(marked)).toEqual([[], [145_000], [78_000, 145_000]]);
  });

  it('let the merchant’s own threshold stand, within its bounds', () => {
    const rule = rules.find(({ id }) => id === 'amount-out-of-range')!;
    const of = (value: number) =>
      thresholdsOf(rule, { ...usualChoice, preset: 'eager', parameters: { [rule.id]: { spread: value } } }).find(
        ({ name }) => name === 'spread',
      );
    expect(of(5)).toMatchObject({ value: 5, default: 3.5 });
    expect(of(99)).toMatchObject({ value: rule.parameters.spread!.max });
  });
});
