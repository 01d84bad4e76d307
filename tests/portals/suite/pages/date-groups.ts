// sv, a site's own list: cards under date headings, each with a time, an amount and small lines beneath.

import { amount, card, other, printed, printedTime, status } from '../columns';
import type { SuiteColumn, SuitePage } from '../suite-page';

const day: SuiteColumn = {
  key: 'date',
  heading: '',
  text: (p) => printedTime(p.time, 'sv-SE', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  truth: (p) => ({ time: `${p.time.slice(0, 16)}:00` }),
};
const hour: SuiteColumn = { key: 'clock', heading: '', text: (p) => p.time.slice(11, 16), truth: () => ({}) };

export const page: SuitePage = {
  language: 'sv',
  library: 'own markup, date headings',
  seed: 7,
  count: 48,
  exponent: 2,
  saysTotal: false,
  columns: [
    day,
    hour,
    amount('', {
      exponent: 2,
      currency: 'SEK',
      print: (minor) => printed(minor, 'sv-SE', 2, 'SEK').replace('kr', 'SEK'),
    }),
    status('', {
      success: 'Genomförd',
      pending: 'Väntar',
      failed: 'Misslyckades',
      refunded: 'Återbetald',
      disputed: 'Bestridd',
    }),
    card('', (p) => `${p.brand} •••• ${p.last4}`),
    other('id', '', (p) => p.id),
  ],
  mount(root, { columns, rows }) {
    const make = (tag: string, name: string, ...inside: (string | Node)[]) => {
      const element = document.createElement(tag);
      element.className = name;
      element.append(...inside);
      return element;
    };
    const style = make(
      'style',
      '',
      '.item{display:flex;justify-content:space-between;padding:8px;border-bottom:1px solid #ddd;width:480px}.small{color:#777;font-size:12px}.end{text-align:right}.day h3{margin:16px 0 4px}',
    );
    root.append(style);
    const has = (key: string) => columns.some((column) => column.key === key);
    const groups = Map.groupBy(rows, (row) => row.texts.date!);
    for (const [heading, list] of groups) {
      const group = make('section', 'day', make('h3', 'heading', heading));
      for (const { texts } of list) {
        const part = (key: string, name: string) => (has(key) ? [make('div', name, texts[key]!)] : []);
        group.append(
          make(
            'div',
            'item',
            make('div', 'start', ...part('card', 'strong'), ...part('id', 'small'), ...part('clock', 'small')),
            make('div', 'end', ...part('amount', 'sum'), ...part('status', 'small')),
          ),
        );
      }
      root.append(group);
    }
  },
};
