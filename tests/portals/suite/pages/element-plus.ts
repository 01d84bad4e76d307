// en, Element Plus: header, body and footer in tables of their own, sticky columns, a summary row, a pager.
import { amount, card, code, currency, masked, money, name, printed, settlement, status, time, type } from '../columns';
import type { SuitePage } from '../suite-page';

const bare = { exponent: 2, currency: null, print: (minor: number) => printed(minor, 'en-US', 2) };

export const page: SuitePage = {
  language: 'en',
  library: 'Element Plus ElTable',
  seed: 3,
  count: 64,
  exponent: 2,
  pageSize: 25,
  columns: [
    code('id', 'Transaction ID'),
    code('orderId', 'Merchant reference'),
    time('Created (UTC)', (t) => t.replace('T', ' '), 'second', 'Z'),
    amount('Amount', bare, 'USD'),
    currency('Currency', 'USD'),
    money('fee', 'Fee', bare),
    money('net', 'Net', bare),
    type('Type', {
      sale: 'Sale',
      refund: 'Refund',
      void: 'Void',
      preauth: 'Pre-authorization',
      chargeback: 'Chargeback',
    }),
    status('Status', {
      success: 'Succeeded',
      pending: 'Pending',
      failed: 'Declined',
      refunded: 'Refunded',
      disputed: 'Disputed',
    }),
    card('Card number', masked),
    name('operator', 'Cashier', ['M. Reyes', 'T. Okafor', 'J. Lind']),
    code('batch', 'Batch'),
    settlement('Payout date'),
  ],
  async mount(root, list) {
    const [{ createApp, h, ref }, { ElTable, ElTableColumn, ElPagination }] = await Promise.all([
      import('vue'),
      import('element-plus'),
      import('element-plus/dist/index.css'),
    ]);
    const current = ref(1);
    createApp({
      render: () => [
        h(
          ElTable,
          {
            data: list.rows.slice((current.value - 1) * 25, current.value * 25),
            height: 500,
            border: true,
            showSummary: true,
            summaryMethod: () => ['Total', '', '', '48,112.20'],
          },
          () => [
            h(ElTableColumn, { type: 'selection', width: 48 }),
            ...list.columns.map(({ key, heading }, i) =>
              h(
                ElTableColumn,
                {
                  label: heading,
                  width: 170,
                  fixed: i === 0 ? 'left' : i === list.columns.length - 1 ? 'right' : false,
                  showOverflowTooltip: true,
                },
                { default: ({ row }: { row: { texts: Record<string, string> } }) => row.texts[key] ?? '' },
              ),
            ),
          ],
        ),
        h(ElPagination, {
          layout: 'total, prev, pager, next',
          total: list.rows.length,
          pageSize: 25,
          currentPage: current.value,
          'onUpdate:currentPage': (to: number) => {
            current.value = to;
          },
        }),
      ],
    }).mount(root);
  },
};
