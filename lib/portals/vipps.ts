// Vipps MobilePay: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'vipps',
  name: 'Vipps MobilePay',
  hosts: ['vippsmobilepay.com', 'vipps.no'],
  language: '',
  headings: {
    Salgsdato: 'time',
    Salgssted: 'store',
    Vippsnummer: 'merchantNo',
    Produkt: 'text',
    'Transaksjons-ID': 'id',
    'Ordre-ID': 'orderId',
    Brutto: 'amount',
    Gebyr: 'fee',
    Netto: 'net',
    Transaksjonstype: 'type',
    'Oppgjørs-ID': 'batch',
  },
  types: {
    Salg: 'sale',
    Refundering: 'refund',
  },
  sources: [{ fact: 'headings', seen: 'vippsas/vipps-developers:settlements/csv/README.md' }],
  tried: false,
};
