// nb, Quasar: a table in a card, a separate cell for each row's menu.
import { amount, card, clock, code, date, printed, status, type } from '../columns';
import type { SuitePage } from '../suite-page';

export const page: SuitePage = {
  language: 'nb',
  library: 'Quasar QTable',
  seed: 16,
  count: 45,
  exponent: 2,
  pageSize: 15,
  columns: [
    date('Dato', (t) => `${t.slice(8, 10)}.${t.slice(5, 7)}.${t.slice(0, 4)}`),
    clock('Klokkeslett'),
    code('id', 'Transaksjons-ID'),
    type('Transaksjonstype', {
      sale: 'Salg',
      refund: 'Refundering',
      void: 'Annullering',
      preauth: 'Reservasjon',
      chargeback: 'Chargeback',
    }),
    amount('Beløp', { exponent: 2, currency: 'NOK', print: (minor) => `${printed(minor, 'nb-NO', 2)} NOK` }),
    status('Status', {
      success: 'Vellykket',
      pending: 'Venter',
      failed: 'Mislykket',
      refunded: 'Refundert',
      disputed: 'Omstridt',
    }),
    card('Kortnummer', (p) => `${p.first6}******${p.last4}`),
  ],
  async mount(root, list) {
    const [{ createApp, h }, { Quasar, QTable }] = await Promise.all([
      import('vue'),
      import('quasar'),
      import('quasar/dist/quasar.css'),
    ]);
    createApp({
      render: () =>
        h(QTable as never, {
          rows: list.rows.map(({ texts, payment }) => ({ ...texts, rowKey: payment.n })),
          rowKey: 'rowKey',
          columns: list.columns.map(({ key, heading }) => ({ name: key, label: heading, field: key, align: 'left' })),
          pagination: { rowsPerPage: 15 },
          selection: 'multiple',
        }),
    })
      .use(Quasar, {})
      .mount(root);
  },
};
