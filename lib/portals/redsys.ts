// Redsys: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'redsys',
  name: 'Redsys',
  hosts: ['redsys.es'],
  language: 'es',
  currency: 'EUR',
  dateOrder: 'dmy',
  headings: {
    Fecha: 'time',
    'Número de pedido': 'orderId',
    'Resultado operación y código': 'status',
    Importe: 'amount',
    Moneda: 'currency',
    'Importe Euros': 'otherMoney',
    'Tipo operación': 'type',
    'Nº Tarjeta': 'card',
    Titular: 'person',
  },
  sources: [
    { fact: 'headings', seen: 'public code' },
    { fact: 'words', seen: 'public code' },
  ],
  tried: false,
};
