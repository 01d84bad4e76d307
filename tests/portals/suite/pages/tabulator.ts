// pt-BR, Tabulator: divs with roles, resize handles between cells, a row of column sums at the bottom.
import { amount, card, code, money, name, printed, status, time, type } from '../columns';
import type { SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'BRL', print: (minor: number) => printed(minor, 'pt-BR', 2, 'BRL') };

export const page: SuitePage = {
  language: 'pt-BR',
  library: 'Tabulator',
  seed: 10,
  count: 90,
  exponent: 2,
  isVirtual: true,
  saysTotal: false,
  columns: [
    time('Data da venda', (t) => `${t.slice(8, 10)}/${t.slice(5, 7)}/${t.slice(0, 4)} às ${t.slice(11, 16)}`, 'minute'),
    code('id', 'ID da transação'),
    type('Tipo', {
      sale: 'Venda',
      refund: 'Estorno',
      void: 'Cancelamento',
      preauth: 'Pré-autorização',
      chargeback: 'Chargeback',
    }),
    amount('Valor bruto', form),
    money('fee', 'Valor da taxa', form),
    money('net', 'Valor líquido', form),
    status('Status', {
      success: 'Aprovada',
      pending: 'Pendente',
      failed: 'Negada',
      refunded: 'Estornada',
      disputed: 'Contestada',
    }),
    card('Número do cartão', (p) => `${p.first6}******${p.last4}`),
    code('authCode', 'Código de autorização'),
    code('terminal', 'Número do Terminal'),
    name('operator', 'Operador', ['Ana', 'Bruno', 'Carla']),
  ],
  async mount(root, list) {
    const [{ TabulatorFull }] = await Promise.all([
      import('tabulator-tables'),
      import('tabulator-tables/dist/css/tabulator.min.css'),
    ]);
    const table = new TabulatorFull(root, {
      height: 420,
      index: 'key',
      data: list.rows.map(({ texts, payment }) => ({ ...texts, key: payment.n })),
      columns: list.columns.map(({ key, heading }) => ({
        title: heading,
        field: key,
        width: 170,
        ...(key === 'amount' ? { bottomCalc: () => 'R$ 48.120,10' } : {}),
      })),
    });
    await new Promise<void>((done) => table.on('tableBuilt', () => done()));
  },
};
