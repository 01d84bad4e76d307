// Antom / AlipayHK: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'antom',
  name: 'Antom / AlipayHK',
  hosts: ['antom.com'],
  language: '',
  dateOrder: 'mdy',
  headings: {
    Partner_transaction_id: 'orderId',
    Transaction_id: 'id',
    Amount: 'amount',
    Fee: 'fee',
    Settlement: 'net',
    Currency: 'currency',
    Payment_time: 'time',
    Settlement_time: 'settlementDate',
    Type: 'type',
    Status: 'status',
    Remarks: 'text',
  },
  types: {
    P: 'sale',
    R: 'refund',
    PAYMENT: 'sale',
    REFUND: 'refund',
    CANCEL: 'void',
  },
  sources: [
    { fact: 'headings', seen: 'https://docs.antom.com/ac/openapi/transaction' },
    { fact: 'formats', seen: 'https://docs.antom.com/ac/openapi/transaction' },
  ],
  tried: false,
};
