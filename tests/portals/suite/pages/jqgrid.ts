// en, jqGrid: eight tables, a frozen copy of the first columns, an empty first row, a pager made of tables, a totals row.
import { amount, card, clock, code, date, printed, status, type } from '../columns';
import type { SuitePage } from '../suite-page';

export const page: SuitePage = {
  language: 'en-US',
  library: 'free jqGrid, frozen columns',
  seed: 13,
  count: 66,
  exponent: 2,
  pageSize: 30,
  columns: [
    code('id', 'Transaction #'),
    date('Trans Date', (t) => `${t.slice(5, 7)}/${t.slice(8, 10)}/${t.slice(0, 4)}`),
    clock('Trans Time'),
    type('Trans Type', {
      sale: 'Sale',
      refund: 'Return',
      void: 'Void',
      preauth: 'Auth Only',
      chargeback: 'Chargeback',
    }),
    amount('Amount (USD)', { exponent: 2, currency: 'USD', print: (minor) => printed(minor, 'en-US', 2) }),
    card('Card Number', (p) => `${p.first6}XXXXXX${p.last4}`),
    code('authCode', 'Approval Code'),
    code('batch', 'Batch Number'),
    status('Status', {
      success: 'Approved',
      pending: 'Pending',
      failed: 'Declined',
      refunded: 'Refunded',
      disputed: 'Disputed',
    }),
  ],
  async mount(root, list) {
    const { default: jQuery } = await import('jquery');
    Object.assign(window, { jQuery, $: jQuery });
    const [{ default: install }] = await Promise.all([
      import('free-jqgrid/dist/jquery.jqgrid.min.js'),
      import('free-jqgrid/dist/css/ui.jqgrid.min.css'),
    ]);
    (install as unknown as (root: Window, query: typeof jQuery) => void)(window, jQuery);
    root.innerHTML = '<table id="list"></table><div id="pager"></div>';
    const grid = jQuery('#list') as unknown as { jqGrid(...options: unknown[]): void };
    grid.jqGrid({
      datatype: 'local',
      data: list.rows.map(({ texts, payment }) => ({ ...texts, rowid: payment.n })),
      localReader: { id: 'rowid' },
      colModel: list.columns.map(({ key, heading }, i) => ({
        name: key,
        label: heading,
        width: 160,
        frozen: i === 0,
        sortable: false,
      })),
      rowNum: 30,
      height: 380,
      width: 900,
      shrinkToFit: false,
      pager: '#pager',
      viewrecords: true,
      footerrow: true,
    });
    grid.jqGrid('setFrozenColumns');
    grid.jqGrid('footerData', 'set', { [list.columns[0]!.key]: 'Total', amount: '9,310.22' });
    await new Promise((done) => setTimeout(done, 200));
  },
};
