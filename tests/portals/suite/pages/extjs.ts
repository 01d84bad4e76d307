// fr, the shape of ExtJS's classic grid: headings are divs, every row is a table of its own, a locked part beside the rest.
import { amount, card, code, masked, money, name, printed, printedTime, status, time, type } from '../columns';
import type { ListRow, SuiteColumn, SuitePage } from '../suite-page';

const form = { exponent: 2, currency: 'EUR', print: (minor: number) => printed(minor, 'fr-FR', 2, 'EUR') };

/** One of the two grids that stand side by side. */
function part(columns: readonly SuiteColumn[], rows: readonly ListRow[], n: number): string {
  const width = 160;
  const head = columns
    .map(
      ({ heading }, i) =>
        `<div class="x-column-header" role="columnheader" id="column-${n}-${i}" style="position:absolute;left:${i * width}px;width:${width}px"><div class="x-column-header-inner"><div class="x-column-header-text">${heading}</div></div><div role="presentation" class="x-column-header-trigger"></div></div>`,
    )
    .join('');
  const cells = ({ texts }: ListRow) =>
    columns
      .map(
        ({ key }, i) =>
          `<td class="x-grid-cell" role="gridcell" data-columnid="column-${n}-${i}" style="width:${width}px"><div unselectable="on" class="x-grid-cell-inner">${texts[key] || '&#160;'}</div></td>`,
      )
      .join('');
  const body = rows
    .map(
      (row, i) =>
        `<table id="view-${n}-record-${i}" role="presentation" data-boundview="view-${n}" data-recordid="${100 + i}" data-recordindex="${i}" class="x-grid-item" cellspacing="0" style="width:${columns.length * width}px;table-layout:fixed"><tbody><tr class="x-grid-row" role="row" aria-rowindex="${i + 2}">${cells(row)}</tr></tbody></table>`,
    )
    .join('');
  return `<div class="x-panel x-grid" role="presentation" style="flex:none;width:${columns.length * width}px"><div class="x-grid-header-ct" role="rowgroup"><div role="row" style="position:relative;height:24px">${head}</div></div><div class="x-grid-view" role="rowgroup"><div class="x-grid-item-container" role="presentation">${body}</div></div></div>`;
}

export const page: SuitePage = {
  language: 'fr',
  library: 'markup of an ExtJS grid, one part locked',
  seed: 37,
  count: 50,
  exponent: 2,
  most: 600,
  columns: [
    code('id', 'Numéro de transaction'),
    code('orderId', 'Référence commande'),
    time('Date et heure', (t) => printedTime(t, 'fr-FR', { dateStyle: 'medium', timeStyle: 'medium' })),
    amount('Montant brut', form),
    money('fee', 'Commission', form),
    type('Type de transaction', {
      sale: 'Vente',
      refund: 'Remboursement',
      void: 'Annulation',
      preauth: 'Préautorisation',
      chargeback: 'Impayé',
    }),
    status('État', {
      success: 'Accepté',
      pending: 'En attente',
      failed: 'Refusé',
      refunded: 'Remboursé',
      disputed: 'Contesté',
    }),
    card('Numéro de carte', masked),
    code('authCode', "Numéro d'autorisation"),
    name('store', 'Point de vente', ['Belleville', 'Vieux-Port', 'Croix-Rousse']),
  ],
  mount(root, { columns, rows }) {
    root.innerHTML = `<div class="x-panel" role="grid" aria-label="Transactions" style="display:flex;width:1700px">${part(columns.slice(0, 2), rows, 1)}${part(columns.slice(2), rows, 2)}</div><div class="x-toolbar" role="toolbar"><span>Affichage 1 - ${rows.length} sur ${rows.length}</span></div>`;
  },
};
