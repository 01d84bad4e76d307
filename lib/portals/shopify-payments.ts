// Shopify Payments: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'shopify-payments',
  name: 'Shopify Payments',
  hosts: ['admin.shopify.com'],
  language: '',
  dateOrder: 'ymd',
  headings: {
    'Transaction Date': 'time',
    Type: 'type',
    Order: 'orderId',
    'Card Brand': 'brand',
    'Card Source': 'entryMode',
    'Payout Status': 'otherState',
    'Payout Date': 'settlementDate',
    'Payout ID': 'batch',
    'Available On': 'otherDate',
    Amount: 'amount',
    Fee: 'fee',
    Net: 'net',
    Checkout: 'text',
    'Payment Method Name': 'method',
    'Presentment Amount': 'otherMoney',
    'Presentment Currency': 'text',
    Currency: 'currency',
    VAT: 'otherMoney',
  },
  sources: [
    { fact: 'headings', seen: 'public code' },
    { fact: 'formats', seen: 'public code' },
  ],
  tried: false,
};
