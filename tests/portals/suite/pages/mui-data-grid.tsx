/** @jsxImportSource react */
// es, MUI DataGrid: divs with roles, virtual rows, a column of actions and boxes to tick.
import { amount, card, code, money, printed, settlement, status, time, type } from '../columns';
import type { ListRow, SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'EUR', print: (minor: number) => printed(minor, 'es-ES', 2, 'EUR') };
const day = (text: string) => text.slice(0, 10).split('-').reverse().join('/');

export const page: SuitePage = {
  language: 'es',
  library: 'MUI X DataGrid',
  seed: 9,
  count: 100,
  exponent: 2,
  isVirtual: true,
  columns: [
    code('id', 'Número de operación'),
    time('Fecha', (t) => `${day(t)} ${t.slice(11)}`),
    code('orderId', 'Número de pedido'),
    type('Tipo de operación', {
      sale: 'Venta',
      refund: 'Devolución',
      void: 'Anulación',
      preauth: 'Preautorización',
      chargeback: 'Contracargo',
    }),
    amount('Importe', form),
    money('fee', 'Comisión', form),
    status('Estado', {
      success: 'Completado',
      pending: 'Pendiente',
      failed: 'Denegada',
      refunded: 'Reembolsado',
      disputed: 'En disputa',
    }),
    card('Nº Tarjeta', (p) => `${p.first6}******${p.last4}`),
    settlement('Fecha de liquidación', day),
  ],
  async mount(root, list) {
    const [{ createRoot }, { DataGrid }] = await Promise.all([import('react-dom/client'), import('@mui/x-data-grid')]);
    root.style.cssText = 'height:520px;width:2000px';
    createRoot(root).render(
      <DataGrid
        checkboxSelection
        rows={list.rows.map((row) => ({ ...row, id: row.payment.id }))}
        columns={list.columns.map(({ key, heading }) => ({
          field: key,
          headerName: heading,
          width: 190,
          sortable: false,
          valueGetter: (_: unknown, row: ListRow) => row.texts[key],
        }))}
        initialState={{ pagination: { paginationModel: { pageSize: 100, page: 0 } } }}
        getRowId={({ payment }: ListRow) => payment.id}
      />,
    );
    await new Promise((done) => setTimeout(done, 300));
  },
};
