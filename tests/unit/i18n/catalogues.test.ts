// The catalogues: both languages say the same things, with the same places for values, each in its own way of writing.
import { describe, expect, it } from 'vitest';
import { app } from '@/lib/i18n/app';
import { chain } from '@/lib/i18n/chain';
import { custody } from '@/lib/i18n/custody';
import { detection } from '@/lib/i18n/detection';
import { evidence } from '@/lib/i18n/evidence';
import { marking } from '@/lib/i18n/marking';
import { options } from '@/lib/i18n/options';
import { response } from '@/lib/i18n/response';
import { rules } from '@/lib/i18n/rules';
import { type Message, say } from '@/lib/i18n/say';
import { teaching } from '@/lib/i18n/teaching';

const catalogues: [string, Record<'en' | 'zh-CN', Record<string, Message>>][] = [
  ['app', app],
  ['chain', chain],
  ['custody', custody],
  ['detection', detection],
  ['evidence', evidence],
  ['marking', marking],
  ['options', options],
  ['response', response],
  ['rules', rules],
  ['teaching', teaching],
];

const textsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : [message.one, message.other];
const placesOf = (message: Message) => [...new Set(textsOf(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))];

describe.each(catalogues)('%s', (_name, catalogue) => {
  const keys = Object.keys(catalogue.en);

  it('has the same keys in both languages', () => {
    expect(Object.keys(catalogue['zh-CN']).sort()).toEqual([...keys].sort());
  });

  it('puts no value into one language that the other does not know', () => {
    const strange = keys.filter((key) => {
      const [en, zh] = [placesOf(catalogue.en[key]!), placesOf(catalogue['zh-CN'][key]!)];
      // A number may be left out where it is one; every other value is said in both.
      return [...en, ...zh].some((place) => place !== '{n}' && en.includes(place) !== zh.includes(place));
    });
    expect(strange).toEqual([]);
  });

  it('writes Chinese with Chinese punctuation', () => {
    const mixed = keys.flatMap((key) =>
      textsOf(catalogue['zh-CN'][key]!).filter((text) =>
        /[\u3400-\u9fff」][,:;?!()]|[,:;?!(][\u3400-\u9fff「]/.test(text),
      ),
    );
    expect(mixed).toEqual([]);
  });
});

describe('a message with a number', () => {
  it.each([
    ['en', 0, '0 rows chosen'],
    ['en', 1, '1 row chosen'],
    ['en', 2, '2 rows chosen'],
    ['zh-CN', 1, '已选 1 笔'],
  ] as const)('%s, %d', (language, n, text) => {
    expect(say(app, language, 'rows.selected', { n })).toBe(text);
  });

  it('has its own words for exactly one also in Chinese', () => {
    expect(say(app, 'zh-CN', 'rows.open-case', { n: 1 })).toBe('建立案件');
    expect(say(app, 'zh-CN', 'rows.open-case', { n: 3 })).toBe('把这 3 笔建成一个案件');
  });
});
