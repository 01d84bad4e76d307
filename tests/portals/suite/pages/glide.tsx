/** @jsxImportSource react */
// en-NZ, Glide Data Grid: drawn on a canvas; the only text is a hidden table in it with the rows and columns in view.
import { amount, card, code, printed, status, time, type } from '../columns';
import type { SuitePage } from '../suite-page';

export const page: SuitePage = {
  language: 'en-NZ',
  library: 'Glide Data Grid',
  seed: 40,
  count: 30,
  exponent: 2,
  // So many rows are in view; the others are pixels that are not drawn yet.
  pageSize: 13,
  columns: [
    code('id', 'Transaction ID'),
    time('Date', (t) => t.replace('T', ' ')),
    amount('Amount', { exponent: 2, currency: 'NZD', print: (minor) => `NZ$${printed(minor, 'en-NZ', 2)}` }),
    type('Type', { sale: 'Sale', refund: 'Refund', void: 'Void', preauth: 'Pre-auth', chargeback: 'Chargeback' }),
    status('Status', {
      success: 'Approved',
      pending: 'Pending',
      failed: 'Declined',
      refunded: 'Refunded',
      disputed: 'Disputed',
    }),
    card('Card', (p) => `**** ${p.last4}`),
    code('terminal', 'Terminal ID'),
  ],
  async mount(root, list) {
    const [{ DataEditor, GridCellKind }, { createRoot }] = await Promise.all([
      import('@glideapps/glide-data-grid'),
      import('react-dom/client'),
      import('@glideapps/glide-data-grid/dist/index.css'),
    ]);
    root.insertAdjacentHTML('afterend', '<div id="portal" style="position:fixed;left:0;top:0;z-index:9999"></div>');
    createRoot(root).render(
      <DataEditor
        width={1200}
        height={420}
        rows={list.rows.length}
        columns={list.columns.map(({ key, heading }) => ({ id: key, title: heading, width: 165 }))}
        getCellContent={([column, row]) => {
          const text = list.rows[row]!.texts[list.columns[column]!.key]!;
          return { kind: GridCellKind.Text, data: text, displayData: text, allowOverlay: false };
        }}
      />,
    );
    // Its hidden table comes once the drawing has come to rest.
    while (root.querySelectorAll('canvas tbody tr').length < Math.min(13, list.rows.length))
      await new Promise((done) => setTimeout(done, 50));
  },
};
