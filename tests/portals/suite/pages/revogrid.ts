// fi, RevoGrid: a web component, rows and columns virtual in both directions, columns pinned on both sides in grids of their own.
import { amount, card, code, money, printed, status, time, type } from '../columns';
import type { SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'EUR', print: (minor: number) => printed(minor, 'fi-FI', 2, 'EUR') };

export const page: SuitePage = {
  language: 'fi',
  library: 'RevoGrid',
  seed: 36,
  count: 60,
  exponent: 2,
  isVirtual: true,
  saysTotal: false,
  columns: [
    code('id', 'Tapahtumatunnus'),
    time('Päivämäärä', (t) => {
      const [year, month, day] = t.slice(0, 10).split('-').map(Number);
      return `${day}.${month}.${year} klo ${t.slice(11).replaceAll(':', '.')}`;
    }),
    amount('Bruttosumma', form),
    money('fee', 'Palvelumaksu', form),
    type('Tapahtumatyyppi', {
      sale: 'Myynti',
      refund: 'Hyvitys',
      void: 'Peruutus',
      preauth: 'Ennakkovaltuutus',
      chargeback: 'Takaisinveloitus',
    }),
    status('Tila', {
      success: 'Onnistunut',
      pending: 'Odottaa',
      failed: 'Epäonnistunut',
      refunded: 'Hyvitetty',
      disputed: 'Riitautettu',
    }),
    card('Kortin numero', (p) => `${p.first6}******${p.last4}`),
    code('terminal', 'Päätetunnus'),
    code('authCode', 'Varmennusnumero'),
  ],
  async mount(root, list) {
    const { defineCustomElements } = await import('@revolist/revogrid/loader');
    await defineCustomElements();
    const grid = document.createElement('revo-grid');
    grid.style.height = '440px';
    const last = list.columns.length - 1;
    Object.assign(grid, {
      readonly: true,
      hideAttribution: true,
      source: list.rows.map(({ texts }) => texts),
      columns: list.columns.map(({ key, heading }, i) => ({
        prop: key,
        name: heading,
        size: 190,
        pin: i === 0 ? 'colPinStart' : i === last ? 'colPinEnd' : undefined,
      })),
    });
    root.append(grid);
    await new Promise((done) => setTimeout(done, 600));
  },
};
