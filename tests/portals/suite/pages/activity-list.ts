// en-AU, the shape of a payments activity list: no table, no role, no heading row; each entry names its own parts, and a button
// of another row of icons stands at its end.
import { amount, card, code, printed, printedTime, status, time, type } from '../columns';
import type { ListRow, SuitePage } from '../suite-page';

export const page: SuitePage = {
  language: 'en-AU',
  library: 'own entries of labelled parts',
  seed: 39,
  count: 42,
  exponent: 2,
  most: 500,
  columns: [
    type('Type', { sale: 'Sale', refund: 'Refund', void: 'Void', preauth: 'Pre-auth', chargeback: 'Chargeback' }),
    time('Date', (t) => printedTime(t, 'en-AU', { dateStyle: 'medium', timeStyle: 'medium' })),
    amount('Amount', { exponent: 2, currency: 'AUD', print: (minor) => `A$${printed(minor, 'en-AU', 2)}` }),
    status('Status', {
      success: 'Approved',
      pending: 'Pending',
      failed: 'Declined',
      refunded: 'Refunded',
      disputed: 'Disputed',
    }),
    card('Card', (p) => `xxxx xxxx xxxx ${p.last4}`),
    code('id', 'Transaction ID'),
    code('terminal', 'Terminal ID'),
  ],
  mount(root, { columns, rows }) {
    const entry = ({ texts }: ListRow) =>
      `<div class="entry" style="display:grid;grid-template-columns:repeat(${columns.length},auto) 40px;border-bottom:1px solid #ddd;padding:8px">${columns
        .map(
          ({ key, heading }) =>
            `<div class="part"><label class="name">${heading}</label><div class="value">${texts[key]}</div></div>`,
        )
        .join('')}<button type="button" aria-label="More actions"><svg width="16" height="16"></svg></button></div>`;
    root.innerHTML = `<section><h2>Activity</h2><div class="entries">${rows.map(entry).join('')}</div></section>`;
  },
};
