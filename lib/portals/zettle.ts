// Zettle: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'zettle',
  name: 'Zettle',
  hosts: ['zettle.com'],
  language: '',
  headings: {
    Dato: 'time',
    Kvitteringsnummer: 'id',
    'Moms (25.0%)': 'otherMoney',
    Total: 'amount',
    Afgift: 'fee',
    Netto: 'net',
    Betalingsmetode: 'method',
    Kortudsteder: 'issuer',
    Personale: 'operator',
    Beskrivelse: 'text',
    'Solgt via': 'text',
  },
  sources: [{ fact: 'headings', seen: 'bornhack/bornhack-website:src/economy/utils.py' }],
  tried: false,
};
