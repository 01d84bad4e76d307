// Mollie: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'mollie',
  name: 'Mollie',
  hosts: ['mollie.com'],
  language: '',
  headings: {
    Date: 'time',
    'Payment method': 'method',
    Currency: 'currency',
    Amount: 'amount',
    Status: 'status',
    ID: 'id',
    Description: 'text',
    'Consumer name': 'person',
    'Consumer bank account': 'payer',
    'Consumer BIC': 'text',
    'Settlement currency': 'text',
    'Settlement amount': 'net',
    'Settlement reference': 'batch',
    'Amount refunded': 'refundAmount',
  },
  statuses: {
    paidout: 'success',
  },
  sources: [
    { fact: 'headings', seen: '70310804092' },
    { fact: 'words', seen: 'https://help.mollie.com/hc/de/articles/360011201539' },
  ],
  tried: false,
};
