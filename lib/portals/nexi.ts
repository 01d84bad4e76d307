// Nexi: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'nexi',
  name: 'Nexi',
  hosts: ['nexi.it'],
  language: 'it',
  currency: 'EUR',
  dateOrder: 'dmy',
  headings: {
    'Data e ora': 'time',
    'Codice autorizzazione': 'authCode',
    Importo: 'amount',
    'Tipo transazione': 'type',
    'Stato operazione': 'status',
    'ID Transazione': 'id',
  },
  types: {
    Acquisto: 'sale',
    Storno: 'reversal',
  },
  statuses: {
    'Acquisto approvato': 'success',
    'Storno approvato': 'success',
    'Acquisto negato': 'failed',
  },
  sources: [
    { fact: 'headings', seen: 'public code' },
    { fact: 'formats', seen: 'public code' },
  ],
  tried: false,
};
