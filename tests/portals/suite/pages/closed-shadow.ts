// en, a site's own web components: the list, its rows and its cells each in a closed shadow root.
import { amount, card, code, printed, status, time, type } from '../columns';
import type { SuitePage } from '../suite-page';

export const page: SuitePage = {
  language: 'en-CA',
  library: 'own web components, closed shadow roots',
  seed: 20,
  count: 40,
  exponent: 2,
  most: 500,
  columns: [
    time('Created', (t) => t.replace('T', ' ')),
    code('id', 'Payment ID'),
    type('Type', { sale: 'Charge', refund: 'Refund', void: 'Void', preauth: 'Authorization', chargeback: 'Dispute' }),
    amount('Amount', { exponent: 2, currency: 'CAD', print: (minor) => `${printed(minor, 'en-CA', 2)} CAD` }),
    status('Status', {
      success: 'Succeeded',
      pending: 'Pending',
      failed: 'Failed',
      refunded: 'Refunded',
      disputed: 'Disputed',
    }),
    card('Card number', (p) => `•••• ${p.last4}`),
    code('authCode', 'Authorization code'),
  ],
  mount(root, { columns, rows }) {
    const define = (name: string, style: string) =>
      customElements.define(
        name,
        class extends HTMLElement {
          readonly inside = this.attachShadow({ mode: 'closed' });
          constructor() {
            super();
            const sheet = document.createElement('style');
            sheet.textContent = style;
            this.inside.append(sheet);
          }
        },
      );
    define('pay-list', ':host{display:block}');
    define('pay-row', ':host{display:flex;border-bottom:1px solid #ccc}');
    define('pay-cell', ':host{display:block;width:170px}');
    type Host = HTMLElement & { inside: ShadowRoot };
    const make = (name: string, role: string) => {
      const element = document.createElement(name) as Host;
      element.setAttribute('role', role);
      return element;
    };
    const list = make('pay-list', 'table');
    const row = (texts: readonly string[], role: string) => {
      const line = make('pay-row', 'row');
      for (const text of texts) {
        const cell = make('pay-cell', role);
        const span = document.createElement('span');
        span.textContent = text;
        cell.inside.append(span);
        line.inside.append(cell);
      }
      list.inside.append(line);
    };
    row(
      columns.map(({ heading }) => heading),
      'columnheader',
    );
    for (const { texts } of rows)
      row(
        columns.map(({ key }) => texts[key]!),
        'cell',
      );
    root.append(list);
  },
};
