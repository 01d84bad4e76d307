// The demo portal's lists: which columns each page shows, in which words and forms, and beside each text the truth that a
// reader must find in it. Pages and tests share this one table.
import { issuers } from './chain';
import type { DemoData, PortalRecord } from './records';

export type Language = 'zh-CN' | 'en';
export type ViewName = 'antd' | 'element' | 'classic';

/** The truth of one row in the form of `npm run probe -- --json`; a field is there only where the view shows it. */
export type Truth = Record<string, string | null>;

interface Column {
  key: string;
  heading: Record<Language, string>;
  text(record: PortalRecord, language: Language): string;
  truth(record: PortalRecord, language: Language): Truth;
}

const types: Record<PortalRecord['type'], { 'zh-CN': string; en: string; truth: string }> = {
  sale: { 'zh-CN': '消费', en: 'Sale', truth: 'sale' },
  refund: { 'zh-CN': '退货', en: 'Refund', truth: 'refund' },
  void: { 'zh-CN': '消费撤销', en: 'Void', truth: 'void' },
  preauth: { 'zh-CN': '预授权', en: 'Pre-authorisation', truth: 'preauth' },
  capture: { 'zh-CN': '预授权完成', en: 'Pre-auth completion', truth: 'capture' },
  chargeback: { 'zh-CN': '拒付', en: 'Chargeback', truth: 'chargeback' },
  retrieval: { 'zh-CN': '调单', en: 'Retrieval request', truth: 'other' },
};
const statuses: Record<PortalRecord['status'], { 'zh-CN': string; en: string; truth: string }> = {
  success: { 'zh-CN': '交易成功', en: 'Successful', truth: 'success' },
  failed: { 'zh-CN': '交易失败', en: 'Declined', truth: 'failed' },
  refunded: { 'zh-CN': '已退款', en: 'Refunded', truth: 'refunded' },
  disputed: { 'zh-CN': '争议中', en: 'Disputed', truth: 'disputed' },
};
/** How the guest paid, in the portal's and the till's words. */
export const methods: Record<PortalRecord['method'], Record<Language, string>> = {
  card: { 'zh-CN': '银行卡', en: 'Bank card' },
  wechat: { 'zh-CN': '微信支付', en: 'WeChat Pay' },
  alipay: { 'zh-CN': '支付宝', en: 'Alipay' },
  'unionpay-qr': { 'zh-CN': '云闪付', en: 'UnionPay QR' },
};
const entries: Record<PortalRecord['entry'], Record<Language, string>> = {
  chip: { 'zh-CN': '插卡', en: 'Chip' },
  contactless: { 'zh-CN': '挥卡', en: 'Contactless' },
  swipe: { 'zh-CN': '刷卡', en: 'Swipe' },
  keyed: { 'zh-CN': '手工输入', en: 'Keyed' },
  qr: { 'zh-CN': '扫码', en: 'QR code' },
};

/** Fen as a decimal string. */
export function decimal(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function grouped(fen: number): string {
  return decimal(fen).replace(/\B(?=(\d{3})+\.)/g, ',');
}

function mask(pan: string): string {
  return pan.slice(0, 6) + '*'.repeat(pan.length - 10) + pan.slice(-4);
}

function cardTruth({ pan }: PortalRecord): Truth {
  return { cardMasked: pan === null ? null : mask(pan), cardLast4: pan === null ? null : pan.slice(-4) };
}

const same = (
  key: string,
  field: string,
  zh: string,
  en: string,
  text: (record: PortalRecord, language: Language) => string | null,
): Column => ({
  key,
  heading: { 'zh-CN': zh, en },
  text: (record, language) => text(record, language) ?? '',
  truth: (record, language) => ({ [field]: text(record, language) || null }),
});
const type = (zh: string, en: string): Column => ({
  key: 'type',
  heading: { 'zh-CN': zh, en },
  text: (r, l) => types[r.type][l],
  truth: (r) => ({ type: types[r.type].truth }),
});
const status = (zh: string, en: string): Column => ({
  key: 'status',
  heading: { 'zh-CN': zh, en },
  text: (r, l) => statuses[r.status][l],
  truth: (r) => ({ status: statuses[r.status].truth }),
});
const amount = (zh: string, en: string, print: (fen: number) => string): Column => ({
  key: 'amount',
  heading: { 'zh-CN': zh, en },
  text: (r) => print(r.amount),
  truth: (r) => ({ amount: decimal(r.amount), currency: 'CNY' }),
});
const money = (key: string, zh: string, en: string, of: (r: PortalRecord) => number): Column => ({
  key,
  heading: { 'zh-CN': zh, en },
  text: (r) => grouped(of(r)),
  truth: (r) => ({ [key]: decimal(of(r)) }),
});
const spaced = (masked: string) => masked.replace(/(.{4})(?=.)/g, '$1 ');

const columns: Record<ViewName, readonly Column[]> = {
  antd: [
    {
      key: 'time',
      heading: { 'zh-CN': '交易时间', en: 'Transaction time' },
      text: (r) => r.time.replace('T', ' '),
      truth: (r) => ({ time: r.time }),
    },
    same('id', 'id', '交易单号', 'Transaction ID', (r) => r.id),
    amount('交易金额(元)', 'Amount (CNY)', grouped),
    type('交易类型', 'Type'),
    status('交易状态', 'Status'),
    same('store', 'store', '门店', 'Store', (r, l) => r.store.name[l]),
    same('terminal', 'terminal', '终端号', 'Terminal ID', (r) => r.terminal),
    {
      key: 'card',
      heading: { 'zh-CN': '卡号', en: 'Card number' },
      text: (r) => (r.pan === null ? '' : mask(r.pan)),
      truth: cardTruth,
    },
    same('issuer', 'issuer', '发卡行', 'Issuer', (r, l) => (r.issuer === null ? null : issuers[r.issuer]![l])),
    same('payer', 'payer', '付款账号', 'Payer', (r) => r.payer),
    {
      key: 'method',
      heading: { 'zh-CN': '支付方式', en: 'Payment method' },
      text: (r, l) => methods[r.method][l],
      truth: () => ({}),
    },
    same('entry', 'entryMode', '输入方式', 'Entry mode', (r, l) => entries[r.entry][l]),
    same('rrn', 'rrn', '参考号', 'RRN', (r) => r.rrn),
    same('authCode', 'authCode', '授权码', 'Auth code', (r) => r.authCode),
    same('operator', 'operator', '操作员', 'Operator', (r, l) => r.store.operators[r.operator]![l]),
    same('orderId', 'orderId', '商户订单号', 'Merchant order no.', (r) => r.orderId),
    same('originalId', 'originalId', '原交易单号', 'Original transaction ID', (r) => r.originalId),
    same('merchantNo', 'merchantNo', '商户号', 'Merchant ID', (r) => r.store.merchantNo),
  ],
  element: [
    same('id', 'id', '平台交易号', 'Transaction no.', (r) => r.id),
    {
      key: 'date',
      heading: { 'zh-CN': '交易日期', en: 'Date' },
      text: (r) => r.time.slice(0, 10).replaceAll('-', '/'),
      truth: (r) => ({ time: r.time }),
    },
    { key: 'clock', heading: { 'zh-CN': '交易时间', en: 'Time' }, text: (r) => r.time.slice(11), truth: () => ({}) },
    type('业务类型', 'Transaction type'),
    amount('订单金额', 'Gross amount', (fen) => (fen < 0 ? `-¥${grouped(-fen)}` : `¥${grouped(fen)}`)),
    money('fee', '手续费(元)', 'Fee (CNY)', (r) => r.fee),
    money('net', '结算金额(元)', 'Net amount (CNY)', (r) => r.amount - r.fee),
    {
      key: 'card',
      heading: { 'zh-CN': '银行卡号', en: 'Card no.' },
      text: (r) => (r.pan === null ? '-' : spaced(mask(r.pan))),
      truth: cardTruth,
    },
    {
      key: 'method',
      heading: { 'zh-CN': '收款方式', en: 'Tender' },
      text: (r, l) => methods[r.method][l],
      truth: () => ({}),
    },
    same('terminal', 'terminal', '终端编号', 'Terminal', (r) => r.terminal),
    same('operator', 'operator', '收银员', 'Cashier', (r, l) => r.store.operators[r.operator]![l]),
    same('rrn', 'rrn', '系统参考号', 'Retrieval reference no.', (r) => r.rrn),
    same('settlementDate', 'settlementDate', '清算日期', 'Settlement date', (r) => r.settlementDate),
    same('merchantNo', 'merchantNo', '商户编号', 'MID', (r) => r.store.merchantNo),
    status('订单状态', 'Payment status'),
  ],
  classic: [
    {
      key: 'date',
      heading: { 'zh-CN': '交易日期', en: 'Trans. date' },
      text: (r) => r.time.slice(0, 10).replaceAll('-', ''),
      truth: (r) => ({ time: r.time }),
    },
    {
      key: 'clock',
      heading: { 'zh-CN': '交易时间', en: 'Trans. time' },
      text: (r) => r.time.slice(11),
      truth: () => ({}),
    },
    same('merchantNo', 'merchantNo', '商户号', 'Merchant ID', (r) => r.store.merchantNo),
    same('terminal', 'terminal', '终端号', 'Terminal ID', (r) => r.terminal),
    same('batch', 'batch', '批次号', 'Batch no.', (r) => r.batch),
    same('trace', 'trace', '凭证号', 'Trace no.', (r) => r.trace),
    same('rrn', 'rrn', '参考号', 'RRN', (r) => r.rrn),
    // On purpose: this old page shows whole card numbers, and the product must never keep them.
    { key: 'card', heading: { 'zh-CN': '卡号', en: 'Card number' }, text: (r) => r.pan ?? '', truth: cardTruth },
    type('交易类型', 'Trans. type'),
    amount('交易金额(元)', 'Amount (CNY)', decimal),
    money('fee', '手续费(元)', 'Fee (CNY)', (r) => r.fee),
    money('net', '清算金额(元)', 'Net settlement (CNY)', (r) => r.amount - r.fee),
    same('settlementDate', 'settlementDate', '清算日期', 'Settlement date', (r) =>
      r.settlementDate.replaceAll('-', ''),
    ),
    status('状态', 'Status'),
    same('id', 'id', '系统流水号', 'Transaction ID', (r) => r.id),
  ],
};

/** Records that a page lists: all stores; one store's last 30 days; one store's last 14 days. */
export function recordsOf(view: ViewName, data: DemoData): PortalRecord[] {
  if (view === 'antd') return data.records;
  const since = (days: number) =>
    new Date(Date.parse(`${data.today}T00:00:00Z`) - (days - 1) * 86_400_000).toISOString();
  return view === 'element'
    ? data.records.filter((record) => record.store.no === '02' && record.time >= since(30).slice(0, 10))
    : data.records.filter((record) => record.store.no === '01' && record.time >= since(14).slice(0, 10));
}

export interface ViewList {
  columns: { key: string; heading: string }[];
  rows: Record<string, string>[];
}

/** What the page shows, as texts. */
export function listOf(view: ViewName, data: DemoData, language: Language): ViewList {
  return {
    columns: columns[view].map(({ key, heading }) => ({ key, heading: heading[language] })),
    rows: recordsOf(view, data).map((record) => ({
      ...Object.fromEntries(columns[view].map((column) => [column.key, column.text(record, language)])),
      _status: record.status,
      _type: record.type,
      _store: record.store.no,
    })),
  };
}

/** What a reader must find, row by row, in the page's order. */
export function truthOf(view: ViewName, data: DemoData, language: Language): Truth[] {
  return recordsOf(view, data).map((record) => {
    const truth: Truth = Object.assign({}, ...columns[view].map((column) => column.truth(record, language)));
    if (view === 'classic' && truth.settlementDate) truth.settlementDate = record.settlementDate;
    return truth;
  });
}
