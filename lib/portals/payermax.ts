// PayerMax: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'payermax',
  name: 'PayerMax',
  hosts: ['payermax.com'],
  language: '',
  dateOrder: 'ymd',
  headings: {
    'Txn Create Time': 'time',
    'Txn Complete Time': 'otherDate',
    'User ID': 'payer',
    'Transaction Type': 'type',
    'OriginalMerchant Txn ID': 'originalId',
    'Merchant Txn ID': 'orderId',
    'Trade Order ID': 'id',
    'Txn Status': 'status',
    'Txn Amount': 'amount',
    'Txn Currency': 'currency',
    'Payment Amount': 'otherMoney',
    'Payment Method': 'method',
    'Txn Fee': 'fee',
  },
  statuses: {
    'CB Request': 'disputed',
    'CB Reversed': 'success',
    FAILED: 'failed',
    SUCCESS: 'success',
    CLOSED: 'closed',
  },
  sources: [
    { fact: 'headings', seen: 'https://docs.payermax.com (payment-transaction.html)' },
    { fact: 'words', seen: 'https://docs.payermax.com (payment-transaction.html)' },
  ],
  tried: false,
};
