// da, Vuetify: a data table with chips and a footer that says where in the list it stands.
import { amount, card, code, money, printed, status, time, type } from '../columns';
import type { SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'DKK', print: (minor: number) => `${printed(minor, 'da-DK', 2)} DKK` };

export const page: SuitePage = {
  language: 'da',
  library: 'Vuetify VDataTable',
  seed: 15,
  count: 58,
  exponent: 2,
  pageSize: 25,
  columns: [
    time('Dato', (t) => `${t.slice(8, 10)}-${t.slice(5, 7)}-${t.slice(0, 4)} ${t.slice(11, 16)}`, 'minute'),
    code('id', 'Transaktions-ID'),
    code('orderId', 'Ordrenummer'),
    type('Transaktionstype', {
      sale: 'Salg',
      refund: 'Refundering',
      void: 'Annullering',
      preauth: 'Reservation',
      chargeback: 'Chargeback',
    }),
    amount('Beløb', form),
    money('fee', 'Gebyr', form),
    status('Status', {
      success: 'Gennemført',
      pending: 'Afventer',
      failed: 'Mislykket',
      refunded: 'Refunderet',
      disputed: 'Omstridt',
    }),
    card('Kortnummer', (p) => `${p.first6}XXXXXX${p.last4}`),
  ],
  async mount(root, list) {
    const [{ createApp, h }, { createVuetify }, { VDataTable }, { VChip }] = await Promise.all([
      import('vue'),
      import('vuetify'),
      import('vuetify/components/VDataTable'),
      import('vuetify/components/VChip'),
      import('vuetify/styles'),
    ]);
    type Item = { texts: Record<string, string> };
    createApp({
      render: () =>
        h(
          VDataTable as never,
          {
            items: list.rows.map((row) => ({ ...row, ...row.texts })),
            headers: list.columns.map(({ key, heading }) => ({ key, title: heading, sortable: key === 'time' })),
            itemsPerPage: 25,
          },
          {
            'item.status': ({ item }: { item: Item }) => h(VChip, () => item.texts.status),
          },
        ),
    })
      .use(createVuetify())
      .mount(root);
  },
};
