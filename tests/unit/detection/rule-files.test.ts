import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
      for (const { default: usual, min, max } of Object.values(rule.parameters)) {
        expect(min).toBeLessThan(max);
        expect(usual).toBeGreaterThanOrEqual(min);
        expect(usual).toBeLessThanOrEqual(max);
      }
    },
  );
});
