// The demo acquirer's records: 60 days of a restaurant chain, seeded, with the stories of trouble planted in them and the
// shop's own till beside them. Everything is invented; card numbers come from published test ranges.
import { type Random, seeded } from './random';

export interface Store {
  no: string;
  merchantNo: string;
  name: { 'zh-CN': string; en: string };
  terminals: readonly string[];
  operators: readonly { 'zh-CN': string; en: string }[];
  /** minutes after midnight; an end past 1440 is after midnight */
  opens: number;
  closes: number;
}

export const stores: readonly Store[] = [
  {
    no: '01',
    merchantNo: '898310058120017',
    name: { 'zh-CN': '望江楼·人民路店', en: 'Riverside House, Renmin Rd' },
    terminals: ['60128801', '60128802', '60128803'],
    operators: [
      { 'zh-CN': '李敏', en: 'Li Min' },
      { 'zh-CN': '王强', en: 'Wang Qiang' },
      { 'zh-CN': '赵倩', en: 'Zhao Qian' },
    ],
    opens: 10 * 60,
    closes: 22 * 60 + 30,
  },
  {
    no: '02',
    merchantNo: '898310058120025',
    name: { 'zh-CN': '望江楼·滨河店', en: 'Riverside House, Binhe' },
    terminals: ['60128811', '60128812', '60128813'],
    operators: [
      { 'zh-CN': '陈静', en: 'Chen Jing' },
      { 'zh-CN': '刘洋', en: 'Liu Yang' },
      { 'zh-CN': '孙丽', en: 'Sun Li' },
    ],
    opens: 10 * 60,
    closes: 22 * 60,
  },
  {
    no: '03',
    merchantNo: '898310058120033',
    name: { 'zh-CN': '望江楼·夜市店', en: 'Riverside House, Night Market' },
    terminals: ['60128821', '60128822'],
    operators: [
      { 'zh-CN': '周涛', en: 'Zhou Tao' },
      { 'zh-CN': '吴芳', en: 'Wu Fang' },
    ],
    opens: 16 * 60,
    closes: 25 * 60 + 30,
  },
];

export type EntryKind = 'chip' | 'contactless' | 'swipe' | 'keyed' | 'qr';
export type RecordType = 'sale' | 'refund' | 'void' | 'preauth' | 'capture' | 'chargeback' | 'retrieval';
export type RecordStatus = 'success' | 'failed' | 'refunded' | 'disputed';

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
  method: 'card' | 'wechat' | 'alipay' | 'unionpay-qr';
  entry: EntryKind;
  rrn: string;
  authCode: string | null;
  trace: string;
  batch: string;
  originalId: string | null;
  /** hundredths of fen are rounded: fee in fen */
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
  method: 'card' | 'wechat' | 'alipay' | 'unionpay-qr' | 'cash';
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

export interface DemoOptions {
  seed?: number;
  /** last day of the records, `YYYY-MM-DD` */
  today?: string;
  days?: number;
  /** the next day's state: C2's refund has arrived */
  isCorrected?: boolean;
}

// Six digits that open real-looking cards, with the issuer's place in `issuers`.
const bins: readonly { bin: string; length: number; issuer: number }[] = [
  { bin: '621483', length: 16, issuer: 0 },
  { bin: '622202', length: 19, issuer: 1 },
  { bin: '621700', length: 19, issuer: 2 },
  { bin: '622848', length: 19, issuer: 3 },
  { bin: '621661', length: 19, issuer: 4 },
  { bin: '436742', length: 16, issuer: 2 },
  { bin: '524091', length: 16, issuer: 1 },
];
export const issuers: readonly { 'zh-CN': string; en: string }[] = [
  { 'zh-CN': '招商银行', en: 'China Merchants Bank' },
  { 'zh-CN': '工商银行', en: 'ICBC' },
  { 'zh-CN': '建设银行', en: 'China Construction Bank' },
  { 'zh-CN': '农业银行', en: 'Agricultural Bank of China' },
  { 'zh-CN': '中国银行', en: 'Bank of China' },
];

/** Luhn check digit appended. */
function withCheckDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits + String((10 - (sum % 10)) % 10);
}

const minute = 60_000;

function wall(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19);
}

/** Makes the records of the chain. The same options always give the same data. */
export function generateDemo(options: DemoOptions = {}): DemoData {
  const { seed = 20260301, today = '2026-03-01', days = 60, isCorrected = false } = options;
  const random = seeded(seed);
  const lastDay = Date.parse(`${today}T00:00:00Z`);
  const firstDay = lastDay - (days - 1) * 24 * 60 * minute;
  const pans: string[] = [];
  const card = () => {
    const { bin, length, issuer } = random.pick(bins);
    let digits = bin;
    while (digits.length < length - 1) digits += String(random.int(0, 9));
    const pan = withCheckDigit(digits);
    pans.push(pan);
    return { pan, issuer };
  };
  const regulars = Array.from({ length: 260 }, card);
  const companies = Array.from({ length: 4 }, card);
  const records: PortalRecord[] = [];
  const incidents: Incident[] = [];
  const till: TillLine[] = [];
  const traces = new Map<string, number>();
  let serial = 0;

  const add = (
    draft: Partial<PortalRecord> & Pick<PortalRecord, 'time' | 'amount' | 'store' | 'terminal'>,
  ): PortalRecord => {
    serial += 1;
    const day = draft.time.slice(0, 10).replaceAll('-', '');
    const trace = ((traces.get(draft.terminal) ?? random.int(1000, 90000)) % 999_999) + 1;
    traces.set(draft.terminal, trace);
    const sign = draft.amount < 0 ? -1 : 1;
    const record: PortalRecord = {
      id: `${day}${draft.terminal.slice(-4)}${String(serial).padStart(6, '0')}${random.int(10, 99)}`,
      orderId: `WJL${day}${String(random.int(0, 99999)).padStart(5, '0')}`,
      type: 'sale',
      status: 'success',
      operator: 0,
      pan: null,
      issuer: null,
      payer: null,
      method: 'card',
      entry: 'chip',
      rrn: `${day.slice(2)}${String(random.int(0, 999_999)).padStart(6, '0')}`,
      authCode: String(random.int(0, 999_999)).padStart(6, '0'),
      trace: String(trace).padStart(6, '0'),
      batch: String(Math.floor((Date.parse(`${draft.time}Z`) - firstDay) / (24 * 60 * minute)) + 101).padStart(6, '0'),
      originalId: null,
      fee: sign * Math.round((Math.abs(draft.amount) * 38) / 10_000),
      settlementDate: wall(Date.parse(`${draft.time.slice(0, 10)}T00:00:00Z`) + 24 * 60 * minute).slice(0, 10),
      ...draft,
    };
    records.push(record);
    return record;
  };
  const addTill = (record: PortalRecord, change: Partial<TillLine> = {}) => {
    const before = random.int(5, 170) * 1000;
    till.push({
      order: record.orderId,
      time: wall(Date.parse(`${record.time}Z`) - before),
      table: String.fromCharCode(65 + random.int(0, 3)) + String(random.int(1, 18)).padStart(2, '0'),
      due: Math.abs(record.amount),
      received: Math.abs(record.amount),
      method: record.method,
      cashier: record.operator,
      store: record.store,
      terminal: record.terminal,
      reference: record.rrn,
      kind: record.amount < 0 ? 'refund' : 'sale',
      ...change,
    });
  };
  const payment = (): Pick<PortalRecord, 'pan' | 'issuer' | 'payer' | 'method' | 'entry' | 'authCode'> => {
    const authCode = String(random.int(0, 999_999)).padStart(6, '0');
    const share = random.next();
    if (share < 0.42) {
      const { pan, issuer } = random.chance(0.55) ? random.pick(regulars) : card();
      const entry: EntryKind = random.chance(0.55) ? 'contactless' : random.chance(0.9) ? 'chip' : 'swipe';
      return { pan, issuer, payer: null, method: 'card', entry, authCode };
    }
    const method = share < 0.72 ? 'wechat' : share < 0.95 ? 'alipay' : 'unionpay-qr';
    const phone = `1${random.pick(['30', '38', '39', '58', '77', '86'])}****${String(random.int(0, 9999)).padStart(4, '0')}`;
    const payer =
      method === 'wechat'
        ? `oUpF8u****${random.pick(['aQ', 'k7', 'Zm', 'w2'])}${String(random.int(0, 999)).padStart(3, '0')}`
        : phone;
    return { pan: null, issuer: null, payer, method, entry: 'qr', authCode: null };
  };
  // Set meals and usual bills: the same amounts come back.
  const setMeals = [3800, 5800, 8800, 12800, 16800, 29800];
  const bill = () =>
    random.chance(0.35) ? random.pick(setMeals) : Math.round(Math.exp(4.55 + 0.62 * gauss(random)) * 100);

  for (let dayNo = 0; dayNo < days; dayNo++) {
    const day = firstDay + dayNo * 24 * 60 * minute;
    const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
    for (const store of stores) {
      const guests = (store.no === '03' ? 16 : 23) + (isWeekend ? 8 : 0) + random.int(-4, 4);
      for (let i = 0; i < guests; i++) {
        const time = wall(day + openMinute(random, store) * minute + random.int(0, 59) * 1000);
        const amount = Math.min(Math.max(bill(), 900), 260_000);
        const sale = add({
          time,
          amount,
          store,
          terminal: random.pick(store.terminals),
          operator: random.int(0, store.operators.length - 1),
          ...payment(),
        });
        addTill(sale, random.chance(0.08) ? tipped(sale, random) : {});
        if (random.chance(0.008)) voided(sale);
        else if (random.chance(0.009)) refunded(sale);
      }
      // Cash never reaches the acquirer.
      for (let i = 0; i < 3; i++) {
        const amount = random.pick(setMeals);
        till.push({
          order: `WJL${wall(day).slice(0, 10).replaceAll('-', '')}C${i}${store.no}`,
          time: wall(day + openMinute(random, store) * minute),
          table: `C0${i + 1}`,
          due: amount,
          received: amount,
          method: 'cash',
          cashier: 0,
          store,
          terminal: store.terminals[0]!,
          reference: '',
          kind: 'sale',
        });
      }
      // Company dinners: large, but by the same four companies every week.
      if (store.no !== '03' && new Date(day).getUTCDay() === 4) {
        const company = random.pick(companies);
        const amount = random.int(42, 68) * 10_000;
        const time = wall(day + (19 * 60 + random.int(0, 80)) * minute);
        addTill(
          add({
            time,
            amount,
            store,
            terminal: store.terminals[0]!,
            operator: 0,
            pan: company.pan,
            issuer: company.issuer,
            entry: 'chip',
          }),
        );
      }
      // A banquet: deposit as pre-authorisation, completed five days later.
      if (store.no === '01' && dayNo % 15 === 4 && dayNo + 5 < days) {
        const guest = random.pick(regulars);
        const deposit = add({
          time: wall(day + 14 * 60 * minute),
          amount: 200_000,
          type: 'preauth',
          store,
          terminal: store.terminals[1]!,
          operator: 1,
          ...guest,
          entry: 'chip',
        });
        const completion = add({
          time: wall(day + (5 * 24 + 20) * 60 * minute),
          amount: 198_000,
          type: 'capture',
          store,
          terminal: store.terminals[1]!,
          operator: 1,
          ...guest,
          entry: 'chip',
          originalId: deposit.id,
        });
        addTill(completion);
      }
    }
  }

  function voided(sale: PortalRecord): void {
    add({
      ...sameParty(sale),
      time: wall(Date.parse(`${sale.time}Z`) + random.int(1, 4) * minute),
      amount: -sale.amount,
      type: 'void',
      originalId: sale.id,
    });
    till.pop();
  }
  function refunded(sale: PortalRecord): void {
    const isPart = random.chance(0.5);
    const amount = isPart ? Math.round(sale.amount / 200) * 100 : sale.amount;
    if (amount === 0) return;
    if (!isPart) sale.status = 'refunded';
    addTill(
      add({
        ...sameParty(sale),
        time: wall(Date.parse(`${sale.time}Z`) + random.int(20, 90) * minute),
        amount: -amount,
        type: 'refund',
        originalId: sale.id,
      }),
    );
  }

  const at = (daysAgo: number, clock: string) => wall(lastDay - daysAgo * 24 * 60 * minute).slice(0, 11) + clock;
  const plant = (kind: IncidentKind, rows: PortalRecord[], needsTill = false) =>
    incidents.push({ kind, ids: rows.map((row) => row.id), needsTill });
  const [renmin, binhe, night] = stores as [Store, Store, Store];

  // C3: a restaurant, 10,000 yuan in the small hours, no voucher.
  plant('C3-night-charge', [
    add({
      time: at(0, '03:12:41'),
      amount: 1_000_000,
      store: renmin,
      terminal: renmin.terminals[1]!,
      operator: 0,
      ...card(),
      entry: 'keyed',
    }),
  ]);
  // C1: found when the records were checked: far above what anyone spends there, a card never seen.
  plant('C1-unauthorised', [
    add({
      time: at(3, '15:47:09'),
      amount: 1_866_000,
      store: binhe,
      terminal: binhe.terminals[0]!,
      operator: 1,
      ...card(),
      entry: 'swipe',
    }),
  ]);
  // C2: the set meal for 298.00 keyed as 2,980.00, confirm pressed; the refund comes after the provider was called.
  const guest = card();
  const slip = add({
    time: at(1, '19:26:18'),
    amount: 298_000,
    store: renmin,
    terminal: renmin.terminals[0]!,
    operator: 2,
    ...guest,
  });
  addTill(slip, { due: 29_800, received: 29_800 });
  plant('C2-mis-keyed', [slip]);
  if (isCorrected) {
    slip.status = 'refunded';
    add({
      ...sameParty(slip),
      time: wall(lastDay + 24 * 60 * minute + 11 * 60 * minute),
      amount: -298_000,
      type: 'refund',
      originalId: slip.id,
    });
  }
  // Charged twice within a minute: one order, one voucher.
  const twin = card();
  const first = add({
    time: at(2, '12:41:07'),
    amount: 46_700,
    store: binhe,
    terminal: binhe.terminals[1]!,
    operator: 0,
    ...twin,
  });
  addTill(first);
  plant('double-charge', [
    add({ ...sameParty(first), time: at(2, '12:41:49'), amount: 46_700, orderId: first.orderId, type: 'sale' }),
    first,
  ]);
  // 268.00 keyed as 26,800.00, voided and keyed again.
  const fumble = card();
  const wrong = add({
    time: at(5, '20:08:30'),
    amount: 2_680_000,
    store: renmin,
    terminal: renmin.terminals[2]!,
    operator: 1,
    ...fumble,
  });
  const undone = add({
    ...sameParty(wrong),
    time: at(5, '20:10:02'),
    amount: -2_680_000,
    type: 'void',
    originalId: wrong.id,
  });
  const right = add({ ...sameParty(wrong), time: at(5, '20:11:15'), amount: 26_800, type: 'sale' });
  addTill(right);
  plant('digit-slip', [wrong, undone, right]);
  // Card testing: ten cards in seven minutes, small amounts, mostly declined.
  const tests = Array.from({ length: 10 }, (_, i) =>
    add({
      time: at(4, `23:5${Math.floor(i / 2)}:${i % 2 === 0 ? '08' : '41'}`),
      amount: [100, 100, 200, 100, 500, 100, 100, 200, 100, 100][i]!,
      store: night,
      terminal: night.terminals[1]!,
      operator: 0,
      ...card(),
      entry: 'keyed',
      status: i === 4 || i === 8 ? 'success' : 'failed',
      ...(i === 4 || i === 8 ? {} : { authCode: null, fee: 0 }),
    }),
  );
  plant('card-testing', tests);
  // A refund to a card that never bought anything.
  plant('refund-without-sale', [
    add({
      time: at(2, '21:36:55'),
      amount: -320_000,
      type: 'refund',
      store: binhe,
      terminal: binhe.terminals[2]!,
      operator: 2,
      ...card(),
      entry: 'keyed',
    }),
  ]);
  // A chargeback and a retrieval request on ordinary old sales.
  const old = records.filter(
    (record) =>
      record.type === 'sale' &&
      record.pan !== null &&
      record.amount > 9_000 &&
      record.amount < 40_000 &&
      record.time < at(20, '') &&
      record.status === 'success',
  );
  const disputed = random.pick(old.filter((record) => record.store === renmin));
  disputed.status = 'disputed';
  plant('dispute', [
    add({
      ...sameParty(disputed),
      time: at(1, '09:15:00'),
      amount: -disputed.amount,
      type: 'chargeback',
      status: 'disputed',
      originalId: disputed.id,
      fee: 0,
    }),
  ]);
  const asked = random.pick(old.filter((record) => record.store === binhe));
  plant('retrieval', [
    add({
      ...sameParty(asked),
      time: at(1, '09:20:00'),
      amount: asked.amount,
      type: 'retrieval',
      status: 'disputed',
      originalId: asked.id,
      fee: 0,
    }),
  ]);
  // Two charges as ordinary as can be; only the till does not know them.
  for (const [daysAgo, clock, amount, store] of [
    [1, '13:22:40', 28_600, binhe],
    [3, '18:54:12', 35_900, renmin],
  ] as const) {
    plant(
      'no-voucher',
      [
        add({
          time: at(daysAgo, clock),
          amount,
          store,
          terminal: store.terminals[0]!,
          operator: 0,
          ...card(),
          entry: 'contactless',
        }),
      ],
      true,
    );
  }

  records.sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : a.id < b.id ? 1 : -1));
  till.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : a.order < b.order ? -1 : 1));
  return { today, records, incidents, till, pans };
}

function sameParty(
  of: PortalRecord,
): Pick<PortalRecord, 'store' | 'terminal' | 'operator' | 'pan' | 'issuer' | 'payer' | 'method' | 'entry'> {
  const { store, terminal, operator, pan, issuer, payer, method, entry } = of;
  return { store, terminal, operator, pan, issuer, payer, method, entry };
}

function tipped(sale: PortalRecord, random: Random): Partial<TillLine> {
  // The guest added a tip at the terminal: the till's due is lower, what it received is the same.
  return { due: Math.abs(sale.amount) - Math.min(random.int(5, 20) * 100, Math.abs(sale.amount) - 100) };
}

/** A minute of the day at which guests pay: lunch and dinner peaks, within opening hours, never in the last minutes. */
function openMinute(random: Random, store: Store): number {
  for (;;) {
    const peak = store.no === '03' ? 21 * 60 : random.chance(0.42) ? 12 * 60 + 40 : 19 * 60 + 20;
    const at = Math.round(peak + gauss(random) * (store.no === '03' ? 105 : 62));
    if (at >= store.opens + 20 && at <= store.closes - 5) return at;
  }
}

function gauss(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
