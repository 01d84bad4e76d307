// ICEPAY: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'icepay',
  name: 'ICEPAY',
  hosts: ['icepay.com'],
  language: '',
  headings: {
    PaymentID: 'id',
    OrderTime: 'otherDate',
    Amount: 'amount',
    Currency: 'currency',
    OrderID: 'orderId',
    Reference: 'text',
    Description: 'text',
    LastPaymentStatus: 'status',
    LastPaymentStatusCode: 'otherState',
    ProviderTransactionID: 'rrn',
    PaymentTime: 'time',
    CustomerAccountNumber: 'payer',
    CustomerName: 'person',
  },
  sources: [{ fact: 'headings', seen: 'https://docs.icepay.com/finance/reports/csv-export' }],
  tried: false,
};
