// it, DataTables with scrolling: the header in a table of its own and again, without height, in the body's.
import { amount, card, code, printed, status, time, type } from '../columns';
import type { SuitePage } from '../suite-page';

export const page: SuitePage = {
  language: 'it',
  library: 'DataTables',
  seed: 11,
  count: 80,
  exponent: 2,
  pageSize: 25,
  columns: [
    time('Data e ora', (t) => `${t.slice(8, 10)}/${t.slice(5, 7)}/${t.slice(0, 4)} ${t.slice(11)}`),
    code('authCode', 'Codice autorizzazione'),
    amount('Importo (EUR)', { exponent: 2, currency: 'EUR', print: (minor) => printed(minor, 'it-IT', 2) }),
    type('Tipo transazione', {
      sale: 'Acquisto',
      refund: 'Rimborso',
      void: 'Annullamento',
      preauth: 'Preautorizzazione',
      chargeback: 'Contestazione',
    }),
    status('Stato operazione', {
      success: 'Approvato',
      pending: 'In attesa',
      failed: 'Negato',
      refunded: 'Rimborsato',
      disputed: 'Contestato',
    }),
    card('Numero carta', (p) => `**** **** **** ${p.last4}`),
    code('id', 'ID Transazione'),
    code('terminal', 'Terminale'),
  ],
  async mount(root, list) {
    const [{ default: DataTable }] = await Promise.all([
      import('datatables.net-dt'),
      import('datatables.net-dt/css/dataTables.dataTables.css'),
    ]);
    const table = document.createElement('table');
    root.append(table);
    new DataTable(table, {
      data: list.rows.map(({ texts }) => list.columns.map(({ key }) => texts[key])),
      columns: list.columns.map(({ heading }) => ({ title: heading })),
      ordering: false,
      scrollX: true,
      scrollY: '400px',
      pageLength: 25,
      language: {
        info: 'Vista da _START_ a _END_ di _TOTAL_ elementi',
        paginate: { next: 'Successivo', previous: 'Precedente', first: '«', last: '»' },
      },
    });
    await new Promise((done) => setTimeout(done, 100));
  },
};
