// nl, bootstrap-table: a header table beside the body's own header, columns fixed as copies of the whole table.
import { amount, card, code, money, printed, status, time, type } from '../columns';
import type { SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'EUR', print: (minor: number) => printed(minor, 'nl-NL', 2, 'EUR') };

export const page: SuitePage = {
  language: 'nl',
  library: 'bootstrap-table, fixed columns',
  seed: 12,
  count: 40,
  exponent: 2,
  most: 800,
  columns: [
    code('id', 'Transactie-ID'),
    time('Datum', (t) => `${t.slice(8, 10)}-${t.slice(5, 7)}-${t.slice(0, 4)} ${t.slice(11)}`),
    type('Soort transactie', {
      sale: 'Verkoop',
      refund: 'Terugbetaling',
      void: 'Annulering',
      preauth: 'Reservering',
      chargeback: 'Terugboeking',
    }),
    amount('Brutobedrag', form),
    money('fee', 'Kosten', form),
    money('net', 'Netto bedrag', form),
    status('Status', {
      success: 'Geslaagd',
      pending: 'In behandeling',
      failed: 'Mislukt',
      refunded: 'Terugbetaald',
      disputed: 'Betwist',
    }),
    card('Kaartnummer', (p) => `${p.first6}******${p.last4}`),
    code('terminal', 'Terminal-ID'),
  ],
  async mount(root, list) {
    const { default: jQuery } = await import('jquery');
    Object.assign(window, { jQuery, $: jQuery });
    await import('bootstrap-table');
    await Promise.all([
      import('bootstrap-table/dist/extensions/fixed-columns/bootstrap-table-fixed-columns.js'),
      import('bootstrap-table/dist/bootstrap-table.min.css'),
      import('bootstrap-table/dist/extensions/fixed-columns/bootstrap-table-fixed-columns.min.css'),
    ]);
    root.style.width = '900px';
    const table = document.createElement('table');
    root.append(table);
    const widget = jQuery(table) as unknown as { bootstrapTable(options: object): void };
    widget.bootstrapTable({
      height: 460,
      fixedColumns: true,
      fixedNumber: 1,
      fixedRightNumber: 1,
      columns: list.columns.map(({ key, heading }) => ({ field: key, title: heading, width: 180 })),
      data: list.rows.map(({ texts }) => texts),
    });
    await new Promise((done) => setTimeout(done, 200));
  },
};
