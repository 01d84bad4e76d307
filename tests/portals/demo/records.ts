// What the demo acquirer and the shop's till keep: the forms of their records, and of the truth about the trouble among them.
import type { Store } from './chain';

export type EntryKind = 'chip' | 'contactless' | 'swipe' | 'keyed' | 'qr';
export type RecordType = 'sale' | 'refund' | 'void' | 'preauth' | 'capture' | 'chargeback' | 'retrieval';
export type RecordStatus = 'success' | 'failed' | 'refunded' | 'disputed';
export type Method = 'card' | 'wechat' | 'alipay' | 'unionpay-qr';

/** One row of the acquirer. Amounts in fen, signed as money moves for the merchant. */
export interface PortalRecord {
  id: string;
  orderId: string;
  /** wall time `YYYY-MM-DDTHH:mm:ss` */
  time: string;
  amount: number;
  type: RecordType;
  status: RecordStatus;
  store: Store;
  terminal: string;
  operator: number;
  /** full card number; only masks of it are shown, except where a page shows it on purpose */
  pan: string | null;
  issuer: number | null;
  /** masked wallet account of a QR payment */
  payer: string | null;
  method: Method;
  entry: EntryKind;
  rrn: string;
  authCode: string | null;
  trace: string;
  batch: string;
  originalId: string | null;
  /** fee in fen */
  fee: number;
  settlementDate: string;
}

export type IncidentKind =
  | 'C1-unauthorised'
  | 'C2-mis-keyed'
  | 'C3-night-charge'
  | 'double-charge'
  | 'digit-slip'
  | 'card-testing'
  | 'refund-without-sale'
  | 'dispute'
  | 'retrieval'
  | 'no-voucher';

export interface Incident {
  kind: IncidentKind;
  /** ids of its rows, the telling one first */
  ids: string[];
  /** found only once the till export is loaded */
  needsTill: boolean;
}

/** One line of the shop's own till; amounts in fen. `reference` is the portal's reference number where the till knows it. */
export interface TillLine {
  order: string;
  time: string;
  table: string;
  due: number;
  received: number;
  method: Method | 'cash';
  cashier: number;
  store: Store;
  terminal: string;
  reference: string;
  kind: 'sale' | 'refund';
}

export interface DemoData {
  today: string;
  records: PortalRecord[];
  incidents: Incident[];
  till: TillLine[];
  /** every full card number that the generator made */
  pans: string[];
}
