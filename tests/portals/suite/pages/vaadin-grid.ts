// fr, Vaadin Grid: a table in an open shadow root whose cells are slots; rows are virtual and out of order in the document.
import { amount, card, code, money, printed, printedTime, status, time, type } from '../columns';
import type { ListRow, SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'EUR', print: (minor: number) => printed(minor, 'fr-FR', 2, 'EUR') };

export const page: SuitePage = {
  language: 'fr',
  library: 'Vaadin Grid',
  seed: 8,
  count: 120,
  exponent: 2,
  isVirtual: true,
  columns: [
    time('Date et heure', (t) =>
      printedTime(t, 'fr-FR', {
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      }),
    ),
    code('id', 'Numéro de transaction'),
    code('orderId', 'Numéro de commande'),
    type('Type de transaction', {
      sale: 'Vente',
      refund: 'Remboursement',
      void: 'Annulation',
      preauth: 'Préautorisation',
      chargeback: 'Rétrofacturation',
    }),
    amount('Montant', form),
    money('fee', 'Commission', form),
    status('Statut', {
      success: 'Réussi',
      pending: 'En attente',
      failed: 'Échoué',
      refunded: 'Remboursé',
      disputed: 'Contesté',
    }),
    card('Numéro de carte', (p) => `${p.first6} **** ** ${p.last4}`.replace(/ /g, '')),
    code('authCode', "Numéro d'autorisation"),
  ],
  async mount(root, list) {
    await Promise.all([import('@vaadin/grid'), import('@vaadin/grid/vaadin-grid-column.js')]);
    interface Column extends HTMLElement {
      header: string;
      width: string;
      renderer(cell: HTMLElement, column: unknown, model: { item: ListRow }): void;
    }
    const grid = document.createElement('vaadin-grid') as HTMLElement & { items: readonly ListRow[] };
    grid.style.height = '420px';
    for (const { key, heading } of list.columns) {
      const column = document.createElement('vaadin-grid-column') as Column;
      column.header = heading;
      column.width = '170px';
      column.renderer = (cell, _, { item }) => {
        cell.textContent = item.texts[key]!;
      };
      grid.append(column);
    }
    grid.items = list.rows;
    root.append(grid);
    await new Promise((done) => setTimeout(done, 300));
  },
};
