// GOV.UK Pay: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'govuk-pay',
  name: 'GOV.UK Pay',
  hosts: ['payments.service.gov.uk'],
  language: 'en-GB',
  currency: 'GBP',
  dateOrder: 'dmy',
  headings: {
    'Reference number': 'orderId',
    Email: 'person',
    Amount: 'amount',
    'Provider fee': 'fee',
    Net: 'net',
    'Card brand': 'brand',
    'Payment Status': 'status',
    'Date created': 'time',
  },
  statuses: {
    'In progress': 'pending',
    Declined: 'failed',
    'Timed out': 'failed',
    Cancelled: 'closed',
    'Refund submitted': 'pending',
  },
  sources: [
    { fact: 'headings', seen: 'alphagov/pay-selfservice' },
    { fact: 'words', seen: 'alphagov/pay-selfservice' },
  ],
  tried: false,
};
