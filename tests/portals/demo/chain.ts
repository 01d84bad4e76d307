// The fictitious chain whose records the demo portal shows: its stores, terminals, people and opening hours, and the issuers of its
// guests' cards. All of it is invented; card numbers are random digits behind prefixes of the length and look that real ones have.

/** A text in both languages of the portal. */
export type Both = Readonly<Record<'zh-CN' | 'en', string>>;

export interface Store {
  no: string;
  merchantNo: string;
  name: Both;
  terminals: readonly string[];
  operators: readonly Both[];
  /** minutes after midnight; an end past 1440 is after midnight */
  opens: number;
  closes: number;
  /** guests on a usual weekday who do not pay in cash */
  guests: number;
}

const person = (zh: string, en: string): Both => ({ 'zh-CN': zh, en });

export const renmin: Store = {
  no: '01',
  merchantNo: '898310058120017',
  name: { 'zh-CN': '望江楼·人民路店', en: 'Riverside House, Renmin Rd' },
  terminals: ['60128801', '60128802', '60128803'],
  operators: [person('李敏', 'Li Min'), person('王强', 'Wang Qiang'), person('赵倩', 'Zhao Qian')],
  opens: 10 * 60,
  closes: 22 * 60 + 30,
  guests: 23,
};
export const binhe: Store = {
  no: '02',
  merchantNo: '898310058120025',
  name: { 'zh-CN': '望江楼·滨河店', en: 'Riverside House, Binhe' },
  terminals: ['60128811', '60128812', '60128813'],
  operators: [person('陈静', 'Chen Jing'), person('刘洋', 'Liu Yang'), person('孙丽', 'Sun Li')],
  opens: 10 * 60,
  closes: 22 * 60,
  guests: 23,
};
export const night: Store = {
  no: '03',
  merchantNo: '898310058120033',
  name: { 'zh-CN': '望江楼·夜市店', en: 'Riverside House, Night Market' },
  terminals: ['60128821', '60128822'],
  operators: [person('周涛', 'Zhou Tao'), person('吴芳', 'Wu Fang')],
  opens: 16 * 60,
  closes: 25 * 60 + 30,
  guests: 16,
};
export const stores: readonly Store[] = [renmin, binhe, night];

export const issuers: readonly Both[] = [
  person('招商银行', 'China Merchants Bank'),
  person('工商银行', 'ICBC'),
  person('建设银行', 'China Construction Bank'),
  person('农业银行', 'Agricultural Bank of China'),
  person('中国银行', 'Bank of China'),
];

/** Beginnings of card numbers, their whole length, and the issuer's place in `issuers`. */
export const cardPrefixes: readonly { prefix: string; length: number; issuer: number }[] = [
  { prefix: '621483', length: 16, issuer: 0 },
  { prefix: '622202', length: 19, issuer: 1 },
  { prefix: '621700', length: 19, issuer: 2 },
  { prefix: '622848', length: 19, issuer: 3 },
  { prefix: '621661', length: 19, issuer: 4 },
  { prefix: '436742', length: 16, issuer: 2 },
  { prefix: '524091', length: 16, issuer: 1 },
];

/**
 * Who is signed on at a terminal: two shifts a day (the late one from 16:30), and the rota moves on by one every day.
 * Gives the place in the store's `operators`.
 */
export function operatorOnShift(store: Store, terminal: string, dayNo: number, minuteOfDay: number): number {
  const shift = minuteOfDay >= 16 * 60 + 30 ? 1 : 0;
  return (dayNo + shift + store.terminals.indexOf(terminal)) % store.operators.length;
}
