// Headings in other languages than the page's own, for the variant that translates them.
import type { SuiteColumn, SuitePage } from './suite-page';

const words: Record<string, readonly [en: string, zh: string, de: string, fr: string]> = {
  time: ['Transaction date', '交易时间', 'Datum', 'Date et heure'],
  date: ['Date', '交易日期', 'Datum', 'Date'],
  clock: ['Time', '时间', 'Uhrzeit', 'Heure'],
  id: ['Transaction ID', '交易单号', 'Transaktions-ID', 'Numéro de transaction'],
  orderId: ['Order ID', '商户订单号', 'Bestellnummer', 'Numéro de commande'],
  amount: ['Amount', '交易金额', 'Betrag', 'Montant'],
  currency: ['Currency', '币种', 'Währung', 'Devise'],
  type: ['Transaction type', '交易类型', 'Transaktionsart', 'Type de transaction'],
  status: ['Status', '交易状态', 'Status', 'Statut'],
  card: ['Card number', '卡号', 'Kartennummer', 'Numéro de carte'],
  terminal: ['Terminal ID', '终端号', 'Terminal-ID', 'Terminal'],
  store: ['Store', '门店', 'Filiale', 'Point de vente'],
  operator: ['Cashier', '收银员', 'Mitarbeiter', 'Vendeur'],
  merchantNo: ['Merchant ID', '商户号', 'Händlernummer', 'Numéro de commerçant'],
  rrn: ['RRN', '参考号', 'RRN', 'RRN'],
  authCode: ['Auth code', '授权码', 'Autorisierungscode', "Numéro d'autorisation"],
  trace: ['Trace No', '凭证号', 'Trace-Nr.', 'Trace No'],
  batch: ['Batch number', '批次号', 'Batch', 'Batch'],
  fee: ['Fee', '手续费', 'Gebühr', 'Commission'],
  net: ['Net amount', '结算金额', 'Nettobetrag', 'Montant net'],
  settlementDate: ['Settlement date', '清算日期', 'Auszahlungsdatum', 'Date du virement'],
};

/** The heading in another language; a unit in brackets stays. */
export function translated(column: SuiteColumn, page: SuitePage): string {
  const list = words[column.key];
  if (!list) return column.heading;
  const own = ['en', 'zh', 'de', 'fr'].indexOf(page.language.slice(0, 2));
  const to = page.seed % 4 === own ? (own + 1) % 4 : page.seed % 4;
  const unit = /\s*[(（][^()（）]*[)）]$/.exec(column.heading)?.[0] ?? '';
  return list[to]! + unit;
}
