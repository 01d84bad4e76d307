// Caixa Pagamentos (Fiserv): headings and words of its lists and exports, not tried on the live page.
import type { Portal } from './portal';

export const portal: Portal = {
  id: 'caixa-fiserv',
  name: 'Caixa Pagamentos (Fiserv)',
  hosts: [],
  language: 'pt-BR',
  currency: 'BRL',
  dateOrder: 'dmy',
  headings: {
    'Data da venda': 'time',
    'Hora da venda': 'clock',
    'Código de autorização': 'authCode',
    'Código do estabelecimento': 'merchantNo',
    'Comprovante de venda': 'id',
    'Código do pedido': 'orderId',
    Canal: 'method',
    'Número do Terminal': 'terminal',
    Produto: 'text',
    Parcelas: 'count',
    'Tipo de cartão': 'funding',
    Bandeira: 'brand',
    Status: 'status',
    'Valor bruto da transação': 'amount',
    'Valor bruto da parcela': 'otherMoney',
    'Valor da taxa (MDR)': 'fee',
    'Valor líquido da parcela/transação': 'net',
    'Número do cartão': 'card',
  },
  sources: [{ fact: 'headings', seen: 'O-Antigo-28/EntryNotes:src/models/NoteExtractor' }],
  tried: false,
};
