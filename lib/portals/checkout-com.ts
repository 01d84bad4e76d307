// Checkout.com: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'checkout-com',
  name: 'Checkout.com',
  hosts: ['checkout.com'],
  language: '',
  headings: {
    'Action ID': 'id',
    'Action Date UTC': 'time',
    'Client Name': 'text',
    'Entity Name': 'store',
    'Sub Entity Name': 'text',
    'Processing Channel Name': 'text',
    'CC BIN': 'text',
    'CC Issuing Bank': 'issuer',
    'CC Issuing Country': 'text',
    'Payment Method Name': 'method',
  },
  sources: [
    { fact: 'headings', seen: 'https://www.checkout.com/docs/payments/retrieve-payment-reports/payments-report' },
  ],
  tried: false,
};
