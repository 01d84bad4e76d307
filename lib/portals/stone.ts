// Stone: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'stone',
  name: 'Stone',
  hosts: ['stone.com.br'],
  language: 'pt-BR',
  currency: 'BRL',
  dateOrder: 'dmy',
  headings: {
    NSU: 'id',
    'Data Transação': 'time',
    'Data Pagamento': 'settlementDate',
    'Valor Bruto': 'amount',
    'Taxa MDR %': 'rate',
    'Valor Taxa': 'fee',
    'Valor Líquido': 'net',
    Parcela: 'count',
    Tipo: 'method',
    Bandeira: 'brand',
  },
  sources: [
    { fact: 'headings', seen: 'lcsgmoraes-droid/Sistema-Pet' },
    { fact: 'formats', seen: 'lcsgmoraes-droid/Sistema-Pet' },
  ],
  tried: false,
};
