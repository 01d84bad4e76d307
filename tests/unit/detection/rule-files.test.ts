import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countsDays } from '@/components/worded-finding';
import { defaultsOf } from '@/lib/detection/defaults';
import { MemoryHistory } from '@/lib/detection/history';
import { rules } from '@/lib/detection/rules';
import { detection } from '@/lib/i18n/detection';
import { rules as texts } from '@/lib/i18n/rules';

const folder = join(import.meta.dirname, '../../../lib/detection/rules');
const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''));

describe('rule files', () => {
  it('each file is a rule of its name, each rule a file', () => {
    expect(rules.map(({ id }) => id).sort()).toEqual([...files].sort());
    expect(files.length).toBeGreaterThanOrEqual(20);
  });

  it.each(files)('%s says what it sees, why, what is innocent, and where its threshold is from', (file) => {
    const head = readFileSync(join(folder, `${file}.ts`), 'utf8').split('import')[0]!;
    for (const part of ['What a merchant sees:', 'Why suspicious:', 'Innocent causes:', 'Source of the threshold:'])
      expect(head).toContain(part);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s has texts in both languages and sound bounds',
    (id, rule) => {
      for (const language of ['en', 'zh-CN'] as const)
        for (const part of ['name', 'reason', 'innocent', 'next'])
          expect(Object.keys(texts[language])).toContain(`${id}.${part}`);
      for (const name of Object.keys(rule.parameters))
        expect(Object.keys(detection.en), `name it in lib/i18n/en/detection.ts and zh-cn`).toContain(
          `threshold.${name}`,
        );
      // Days are said to be days where they are what is lacking, and sales to be sales.
      const known = new MemoryHistory([]);
      const profile = { ...known.profile(''), sales: 11, days: 3 };
      known.profile = () => profile;
      const lacks = rule.need(known, '', defaultsOf(rule));
      if (lacks) expect(countsDays(id)).toBe(lacks.have === 3);
      for (const { default: usual, min, max } of Object.values(rule.parameters)) {
        expect(min).toBeLessThan(max);
        expect(usual).toBeGreaterThanOrEqual(min);
        expect(usual).toBeLessThanOrEqual(max);
      }
    },
  );

  it('a threshold’s own name is one that its rule has', () => {
    const named = Object.keys(detection.en).flatMap((key) => /^threshold\.([a-z-]+)\.(\w+)$/.exec(key)?.slice(1) ?? []);
    expect(named.length).toBeGreaterThan(10);
    for (let i = 0; i < named.length; i += 2) {
      const rule = rules.find(({ id }) => id === named[i]);
      expect(Object.keys(rule?.parameters ?? {}), named[i]).toContain(named[i + 1]);
    }
  });
});
