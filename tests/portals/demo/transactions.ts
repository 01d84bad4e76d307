// The truth of a demo page, and the till, as transactions: for tests that need no browser.

import { parseMoment } from '@/lib/model/moment';
import { fromDecimal } from '@/lib/model/money';
import { blankTransaction, type KeyedTransaction, keyTransactions, type Transaction } from '@/lib/model/transaction';
import type { DemoData } from './records';
import { decimal, type Language, truthOf, type ViewName } from './views';

/** Every row of a page as a perfect reader would give it, in the page's order. */
export function transactionsOf(view: ViewName, data: DemoData, language: Language = 'zh-CN'): KeyedTransaction[] {
  const transactions = truthOf(view, data, language).map((truth): Transaction => {
    const { time, amount, currency, fee, net, settlementDate, type, status, ...texts } = truth;
    return {
      ...blankTransaction(),
      ...texts,
      time: time ? parseMoment(time) : null,
      amount: amount ? fromDecimal(amount, currency ?? null) : null,
      fee: fee ? fromDecimal(fee, 'CNY') : null,
      net: net ? fromDecimal(net, 'CNY') : null,
      settlementDate: settlementDate ? parseMoment(settlementDate) : null,
      type: (type ?? null) as Transaction['type'],
      status: (status ?? null) as Transaction['status'],
    };
  });
  return keyTransactions('127.0.0.1', transactions);
}

/** The till export as a statement reader gives it. */
export function tillTransactions(data: DemoData, language: Language = 'zh-CN'): Transaction[] {
  return data.till.map((line) => ({
    ...blankTransaction(),
    orderId: line.order,
    time: parseMoment(line.time),
    amount: fromDecimal(decimal(line.kind === 'refund' ? -line.received : line.received), 'CNY'),
    store: line.store.name[language],
    terminal: line.terminal,
    rrn: line.reference || null,
    type: line.kind,
    raw: { 支付方式: line.method === 'cash' ? '现金' : line.method },
  }));
}
