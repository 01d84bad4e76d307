// Worldpay: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'worldpay',
  name: 'Worldpay',
  hosts: ['worldpay.com'],
  language: '',
  headings: {
    'Order Code': 'orderId',
    'Creation Date': 'time',
    'Last Update': 'time',
    Amount: 'amount',
    'Last Event': 'status',
    Risk: 'otherState',
  },
  statuses: {
    SENT_FOR_AUTHORISATION: 'pending',
    AUTHORISED: 'success',
    CAPTURED: 'success',
    SETTLED: 'success',
    REFUSED: 'failed',
    REFUNDED: 'refunded',
    CHARGED_BACK: 'disputed',
    CANCELLED: 'closed',
  },
  sources: [
    {
      fact: 'headings',
      seen: 'http://support.worldpay.com/support/kb/gg/merchantadmininterface/content/2transactions/the_payment_page.html',
    },
    {
      fact: 'words',
      seen: 'http://support.worldpay.com/support/kb/gg/merchantadmininterface/content/2transactions/the_payment_page.html',
    },
  ],
  tried: false,
};
