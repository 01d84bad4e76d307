// nb, Quasar: a table with rows of virtual scrolling between two empty bodies that hold the place, Norwegian money and dates.
import { amount, card, clock, code, date, money, name, printed, status, type } from '../columns';
import type { SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'NOK', print: (minor: number) => `${printed(minor, 'nb-NO', 2)} kr` };

export const page: SuitePage = {
  language: 'nb',
  library: 'Quasar QTable, virtual scroll',
  seed: 35,
  count: 80,
  exponent: 2,
  isVirtual: true,
  columns: [
    date('Salgsdato', (t) => `${t.slice(8, 10)}.${t.slice(5, 7)}.${t.slice(0, 4)}`),
    clock('Tid'),
    code('id', 'Transaksjons-ID'),
    code('orderId', 'Ordre-ID'),
    amount('Brutto', form),
    money('fee', 'Gebyr', form),
    money('net', 'Netto', form),
    type('Transaksjonstype', {
      sale: 'Salg',
      refund: 'Refundering',
      void: 'Annullert',
      preauth: 'Reservasjon',
      chargeback: 'Reklamasjon',
    }),
    status('Status', {
      success: 'Fullført',
      pending: 'Venter',
      failed: 'Mislyktes',
      refunded: 'Refundert',
      disputed: 'Bestridt',
    }),
    card('Kortnummer', (p) => `**** **** **** ${p.last4}`),
    name('store', 'Salgssted', ['Grünerløkka', 'Bergen sentrum', 'Tromsø']),
    code('terminal', 'Terminal'),
  ],
  async mount(root, list) {
    const [{ createApp, h }, { QTable, Quasar }] = await Promise.all([
      import('vue'),
      import('quasar'),
      import('quasar/dist/quasar.css'),
    ]);
    createApp({
      render: () =>
        h(QTable, {
          style: 'height: 460px',
          virtualScroll: true,
          rowsPerPageOptions: [0],
          pagination: { rowsPerPage: 0 },
          paginationLabel: (first: number, last: number, all: number) => `${first}-${last} av ${all}`,
          rowKey: 'n',
          rows: list.rows.map(({ texts, payment }) => ({ ...texts, n: payment.n })),
          columns: list.columns.map(({ key, heading }) => ({ name: key, field: key, label: heading, sortable: true })),
        }),
    })
      .use(Quasar)
      .mount(root);
    await new Promise((done) => setTimeout(done, 200));
  },
};
