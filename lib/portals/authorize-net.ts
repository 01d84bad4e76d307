// Authorize.net: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'authorize-net',
  name: 'Authorize.net',
  hosts: ['authorize.net'],
  language: '',
  currency: 'USD',
  headings: {
    'Transaction ID': 'id',
    'Invoice Number': 'orderId',
    'Transaction Status': 'status',
    'Submit Date/Time': 'time',
    'Customer Name': 'person',
    'Card Type': 'brand',
    'Payment Method': 'card',
    'Payment Amount': 'amount',
    'Settlement Date/Time': 'settlementDate',
    'Settlement Amount': 'net',
  },
  statuses: {
    'Settled Successfully': 'success',
    'Captured/Pending Settlement': 'success',
    'Authorized/Pending Capture': 'success',
    'Refund Settled': 'success',
    'Refund/Pending Settlement': 'pending',
    Voided: 'closed',
    Declined: 'failed',
    Expired: 'closed',
    'General Error': 'failed',
  },
  sources: [
    { fact: 'headings', seen: 'https://paymentstars.kayako.com/article/38-' },
    { fact: 'headings', seen: 'https://support.authorize.net (KA-07432)' },
  ],
  tried: false,
};
