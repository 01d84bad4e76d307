// en-GB, AG Grid: each row in three pieces (pinned left, centre, pinned right), virtual rows and columns.
import { amount, card, code, money, name, printed, printedTime, status, time, type } from '../columns';
import type { ListRow, SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'GBP', print: (minor: number) => printed(minor, 'en-GB', 2, 'GBP') };

export const page: SuitePage = {
  language: 'en-GB',
  library: 'AG Grid Community',
  seed: 5,
  count: 32,
  exponent: 2,
  isVirtual: true,
  hasVirtualColumns: true,
  columns: [
    code('id', 'Payment ID'),
    time('Date created', (t) =>
      printedTime(t, 'en-GB', {
        day: '2-digit',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      }),
    ),
    code('orderId', 'Order reference'),
    type('Transaction type', {
      sale: 'Payment',
      refund: 'Refund',
      void: 'Voided',
      preauth: 'Authorisation',
      chargeback: 'Chargeback',
    }),
    status('Payment status', {
      success: 'Captured',
      pending: 'Pending',
      failed: 'Refused',
      refunded: 'Refunded',
      disputed: 'Disputed',
    }),
    money('fee', 'Fee', form),
    card('Card', (p) => `•••• ${p.last4}`),
    name('store', 'Location', ['Shoreditch', 'Camden', 'Leeds']),
    code('terminal', 'Terminal ID'),
    code('authCode', 'Auth code'),
    amount('Gross amount', form),
  ],
  async mount(root, list) {
    const { AllCommunityModule, createGrid, ModuleRegistry } = await import('ag-grid-community');
    ModuleRegistry.registerModules([AllCommunityModule]);
    root.style.cssText = 'height:460px';
    const last = list.columns.length - 1;
    createGrid<ListRow>(root, {
      getRowId: ({ data }) => data.payment.id,
      rowSelection: { mode: 'multiRow' },
      columnDefs: list.columns.map(({ key, heading }, i) => ({
        colId: key,
        headerName: heading,
        width: 190,
        pinned: i === 0 ? 'left' : i === last ? 'right' : null,
        valueGetter: ({ data }) => data?.texts[key],
      })),
      rowData: [...list.rows],
    });
  },
};
