// Files that the demo's merchant can download: the shop's own till export, and the acquirer's export of its list.
import type { DemoData } from './records';
import { decimal, type Language, listOf, methods } from './views';

const tillHeadings: Record<Language, readonly string[]> = {
  'zh-CN': ['单号', '下单时间', '门店', '桌号', '应收', '实收', '支付方式', '收银员', 'POS终端', '交易参考号', '类型'],
  en: [
    'Order no.',
    'Order time',
    'Store',
    'Table',
    'Due',
    'Received',
    'Payment method',
    'Cashier',
    'POS terminal',
    'Reference no.',
    'Kind',
  ],
};

/** The shop's own till export as CSV (UTF-8 with BOM, CRLF). */
export function tillCsv(data: DemoData, language: Language): string {
  const cash = { 'zh-CN': '现金', en: 'Cash' }[language];
  const kinds = { 'zh-CN': { sale: '销售', refund: '退款' }, en: { sale: 'Sale', refund: 'Refund' } }[language];
  const lines = data.till.map((line) => [
    line.order,
    line.time.replace('T', ' '),
    line.store.name[language],
    line.table,
    decimal(line.kind === 'refund' ? -line.due : line.due),
    decimal(line.kind === 'refund' ? -line.received : line.received),
    line.method === 'cash' ? cash : methods[line.method][language],
    line.store.operators[line.cashier]![language],
    line.terminal,
    line.reference,
    kinds[line.kind],
  ]);
  return csv([[...tillHeadings[language]], ...lines]);
}

/** The acquirer's own export of the list, in the same form. */
export function portalCsv(data: DemoData, language: Language): string {
  const { columns: shown, rows } = listOf('antd', data, language);
  return csv([shown.map(({ heading }) => heading), ...rows.map((row) => shown.map(({ key }) => row[key]!))]);
}

function csv(lines: string[][]): string {
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `\ufeff${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}
