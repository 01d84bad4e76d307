// A made-up first page as a file: what an acquirer's portal would export of it.
import type { Visit } from './visit';

const types: Record<string, string> = { sale: '消费', refund: '退款', void: '撤销', payout: '提现', fee: '手续费' };
const heading = '商户号,终端号,交易时间,交易类型,交易状态,交易金额,币种,卡号,交易单号,原交易单号';

/** A visit's rows as CSV, in the page's order. */
export function statementOf({ rows }: Visit): string {
  const lines = rows.map(({ transaction: t }) => {
    const { minor, exponent, currency } = t.amount!;
    const cells = [
      t.merchantNo,
      t.terminal,
      t.time!.local.replace('T', ' '),
      types[t.type ?? ''] ?? '其他',
      t.status === 'failed' ? '交易失败' : '交易成功',
      (minor / 10 ** exponent).toFixed(exponent),
      currency,
      t.cardMasked,
      t.id,
      t.originalId,
    ];
    return cells.map((cell) => cell ?? '').join(',');
  });
  return `${[heading, ...lines].join('\n')}\n`;
}
