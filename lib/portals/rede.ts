// Rede: headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'rede',
  name: 'Rede',
  hosts: ['userede.com.br'],
  language: 'pt-BR',
  currency: 'BRL',
  dateOrder: 'dmy',
  headings: {
    'data da venda': 'time',
    'hora da venda': 'clock',
    'status da venda': 'status',
    'valor da venda original': 'amount',
    'valor da venda atualizado': 'otherMoney',
    modalidade: 'method',
    'número de parcelas': 'count',
    bandeira: 'brand',
    'taxa MDR': 'rate',
    'valor MDR': 'fee',
  },
  sources: [{ fact: 'headings', seen: 'public code' }],
  tried: false,
};
