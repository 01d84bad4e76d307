// Exports of many acquirers as their columns and habits are known, made from seeded rows, each with what must be read from it.
// Values are invented; headings and forms are those of the presets' sources.

/** What a row of a dialect must read as: amounts as decimals with currency, times as printed by printMoment. */
export interface Truth {
  id?: string | null;
  orderId?: string | null;
  time?: string;
  amount?: string;
  type?: string | null;
  status?: string | null;
  cardMasked?: string | null;
  cardLast4?: string | null;
  terminal?: string | null;
  store?: string | null;
  operator?: string | null;
  merchantNo?: string | null;
  rrn?: string | null;
  authCode?: string | null;
  trace?: string | null;
  batch?: string | null;
  entryMode?: string | null;
  originalId?: string | null;
  issuer?: string | null;
  payer?: string | null;
  fee?: string | null;
  net?: string | null;
  settlementDate?: string | null;
}

export interface Dialect {
  name: string;
  encoding: string;
  text: string;
  truth: Truth[];
}

/** A small seeded generator (mulberry32): the same rows in every run. */
export function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Sale {
  n: number;
  /** `2026-03-01 02:14:05` */
  at: string;
  /** minor units, positive */
  minor: number;
  feeMinor: number;
  isRefund: boolean;
  last4: string;
  terminal: string;
}

const two = (n: number) => String(n).padStart(2, '0');

/** Sales and a few refunds over some weeks, oldest first. */
export function sales(count: number, seed: number): Sale[] {
  const random = seeded(seed);
  let at = Date.UTC(2026, 1, 3, 1, 14, 5);
  return Array.from({ length: count }, (_, n) => {
    at += Math.floor(random() * 36 * 3600) * 1000;
    const minor = 100 + Math.floor(random() ** 3 * 5_000_000);
    return {
      n,
      at: new Date(at).toISOString().slice(0, 19).replace('T', ' '),
      minor,
      feeMinor: Math.round(minor * 0.006),
      isRefund: n % 7 === 3,
      last4: String(1000 + Math.floor(random() * 8999)),
      terminal: `1000${two(Math.floor(random() * 4))}${two(n % 50)}`,
    };
  });
}

export const dec = (minor: number) => `${minor < 0 ? '-' : ''}${(Math.abs(minor) / 100).toFixed(2)}`;
/** `1.234,50` */
export const german = (minor: number) =>
  dec(minor)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+(?!\d))/g, '.');
/** `1,234.50` */
export const english = (minor: number) => dec(minor).replace(/\B(?=(\d{3})+(?!\d)(?<!\.\d*))/g, ',');
const day = (at: string) => at.slice(0, 10);
const iso = (at: string) => at.replace(' ', 'T');
const dmy = (at: string, by: string) => `${at.slice(8, 10)}${by}${at.slice(5, 7)}${by}${at.slice(0, 4)}`;
const quote = (cell: string) => (/[",;\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
const csv = (rows: readonly (readonly string[])[], by = ',', end = '\n') =>
  rows.map((row) => row.map(quote).join(by)).join(end) + end;
const signed = (s: Sale) => (s.isRefund ? -s.minor : s.minor);
const id = (s: Sale, prefix = '42000') => `${prefix}${String(730_000_000_000_000 + s.n * 7919)}`;

function weChat(rows: readonly Sale[]): Dialect {
  const head =
    '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
  const lines = rows.map((s) =>
    [
      s.at,
      'wx8888888888888888',
      '1900000109',
      '0',
      s.terminal,
      id(s),
      `SH${10_000 + s.n}`,
      'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
      'JSAPI',
      s.isRefund ? 'REFUND' : 'SUCCESS',
      'OTHERS',
      'CNY',
      s.isRefund ? '0.00' : dec(s.minor),
      '0.00',
      s.isRefund ? id(s, '50000') : '0',
      s.isRefund ? `TK${s.n}` : '0',
      s.isRefund ? dec(s.minor) : '0.00',
      '0.00',
      s.isRefund ? 'ORIGINAL' : '',
      s.isRefund ? 'SUCCESS' : '',
      '咖啡',
      '',
      `${s.isRefund ? '-' : ''}${(s.feeMinor / 100).toFixed(5)}`,
      '0.60%',
      s.isRefund ? '0.00' : dec(s.minor),
      s.isRefund ? dec(s.minor) : '0.00',
      '',
    ]
      .map((cell) => `\`${cell}`)
      .join(','),
  );
  const total =
    '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\n`30,`1.00,`2.00,`0.00,`0.10000,`1.00,`2.00\n';
  return {
    name: 'WeChat Pay bill: backticks, a summary with headings of its own',
    encoding: 'utf-8-bom',
    text: `${head}\r\n${lines.join('\r\n')}\r\n${total}`,
    truth: rows.map((s) => ({
      id: id(s),
      orderId: `SH${10_000 + s.n}`,
      time: iso(s.at),
      amount: `${dec(signed(s))} CNY`,
      type: s.isRefund ? 'refund' : 'sale',
      status: 'success',
      merchantNo: '1900000109',
      payer: 'oUpF8u****eS6o',
    })),
  };
}

function alipay(rows: readonly Sale[]): Dialect {
  const head =
    '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';
  const lines = rows.map((s) =>
    [
      `${id(s, '20260')}\t`,
      `D${s.n + 500}\t`,
      s.isRefund ? '退款' : '交易',
      '堂食',
      s.at,
      s.at,
      '0012',
      '人民路店',
      '李',
      s.terminal,
      '*明(130****3212)',
      dec(signed(s)),
      dec(signed(s) - (s.isRefund ? -s.feeMinor : s.feeMinor)),
      '0.00',
      '0.00',
      '0.00',
      '0.00',
      '0.00',
      '',
      '0.00',
      '0.00',
      s.isRefund ? `R${s.n}` : '',
      dec(s.isRefund ? s.feeMinor : -s.feeMinor),
      '0.00',
      '',
    ].join(','),
  );
  return {
    name: 'Alipay bill: GBK, # lines above and below, tabs around cells',
    encoding: 'gbk',
    text: `#支付宝业务明细查询\r\n#账号：[20880000000000000156]\r\n#起始日期：[2026年02月01日 00:00:00]   终止日期：[2026年03月31日 00:00:00]\r\n#-----------------------------------------业务明细列表----------------------------------------\r\n${head}\r\n${lines.join('\r\n')}\r\n#-----------------------------------------业务明细列表结束------------------------------------\r\n#导出时间：[2026年03月31日 10:00:00]\r\n`,
    truth: rows.map((s) => ({
      id: id(s, '20260'),
      orderId: `D${s.n + 500}`,
      time: iso(s.at),
      amount: `${dec(signed(s))} CNY`,
      type: s.isRefund ? 'refund' : 'sale',
      status: null,
      terminal: s.terminal,
      store: '人民路店',
      payer: '130****3212',
    })),
  };
}

function unionPayOld(rows: readonly Sale[]): Dialect {
  const head =
    '清算日期 交易日期 交易时间 终端号 交易金额 清算金额 手续费 流水号 交易类型 参考号 卡号 商户号 发卡行 卡类型 商户订单号 银商订单号 支付类型'.split(
      ' ',
    );
  const lines = rows.map((s) => [
    '20260401',
    day(s.at).replace(/-/g, ''),
    s.at.slice(11).replace(/:/g, ''),
    s.terminal,
    dec(signed(s)),
    dec(signed(s)),
    dec(s.feeMinor),
    String(304_143 + s.n),
    s.isRefund ? '退货' : '消费',
    `0930${10_000_000 + s.n}`,
    `621483******${s.last4}`,
    '898440054110001',
    '招商银行',
    '借记卡',
    '',
    '',
    '刷卡支付',
  ]);
  return {
    name: 'older UnionPay Merchant Services export: tabs, four lines above, date and clock without marks',
    encoding: 'gbk',
    text: `商户交易明细\n商户名称：人民路饭店\n查询日期：20260201-20260401\n\n${[head, ...lines].map((row) => row.join('\t')).join('\n')}\n合计\t\t\t\t12.00\t12.00\t0.10\n`,
    truth: rows.map((s) => ({
      time: iso(s.at),
      amount: `${dec(signed(s))} ?`,
      type: s.isRefund ? 'refund' : 'sale',
      terminal: s.terminal,
      trace: String(304_143 + s.n),
      rrn: `0930${10_000_000 + s.n}`,
      cardMasked: `621483******${s.last4}`,
      cardLast4: s.last4,
      merchantNo: '898440054110001',
      issuer: '招商银行',
      settlementDate: '2026-04-01',
    })),
  };
}

function lakala(rows: readonly Sale[]): Dialect {
  const head =
    '商户编号|交易日期|交易时间|终端号|分支机构|交易类型|拉卡拉流水号|原拉卡拉流水号|卡号|支付渠道|银行名称|交易金额(分)|手续费(分)|结算金额(分)|商户订单号|支付订单号|外部流水号|系统参考号|备注|支付方式';
  return {
    name: 'Lakala file: pipes, amounts in 分, date and clock in two columns',
    encoding: 'utf-8',
    text: `${head}\n${rows
      .map((s) =>
        [
          '822290070111135',
          day(s.at),
          s.at.slice(11),
          s.terminal,
          '总部',
          s.isRefund ? '退货' : '消费',
          `L${100_000 + s.n}`,
          s.isRefund ? 'L99999' : '',
          `6222****${s.last4}`,
          '银联',
          '工商银行',
          String(signed(s)),
          String(s.feeMinor),
          String(signed(s) - s.feeMinor),
          `M${s.n + 700}`,
          '',
          '',
          `11223344${1000 + s.n}`,
          '',
          '刷卡',
        ].join('|'),
      )
      .join('\n')}\n`,
    truth: rows.map((s) => ({
      id: `L${100_000 + s.n}`,
      time: iso(s.at),
      amount: `${dec(signed(s))} CNY`,
      fee: `${dec(s.feeMinor)} CNY`,
      type: s.isRefund ? 'refund' : 'sale',
      terminal: s.terminal,
      cardMasked: `6222****${s.last4}`,
      cardLast4: s.last4,
      merchantNo: '822290070111135',
      orderId: `M${s.n + 700}`,
      rrn: `11223344${1000 + s.n}`,
      originalId: s.isRefund ? 'L99999' : null,
    })),
  };
}

function allinPay(rows: readonly Sale[]): Dialect {
  const head =
    '商户号,门店名称,终端号,交易时间,交易类型,交易批次号,凭证号,参考号,卡号,卡类别,发卡行机构代码,发卡行名称,交易金额,手续费,交易日期,交易单号,订单号,商户备注,持卡人姓名,持卡人身份证';
  return {
    name: 'Allinpay: the date ten columns right of the clock, cardholders by name',
    encoding: 'gbk',
    text: csv([
      head.split(','),
      ...rows.map((s) => [
        '55058100780004S',
        '中山店',
        s.terminal,
        s.at.slice(11),
        s.isRefund ? '退货' : '消费',
        '000012',
        String(600_000 + s.n),
        `2026${10_000_000 + s.n}`,
        `621483******${s.last4}`,
        '借记卡',
        '03080000',
        '招商银行',
        dec(signed(s)),
        dec(s.feeMinor),
        day(s.at),
        `1126${100_000 + s.n}`,
        `A${s.n + 20}`,
        '',
        '王小明',
        '110101199003071234',
      ]),
    ]),
    truth: rows.map((s) => ({
      id: `1126${100_000 + s.n}`,
      time: iso(s.at),
      amount: `${dec(signed(s))} ?`,
      terminal: s.terminal,
      batch: '000012',
      trace: String(600_000 + s.n),
      rrn: `2026${10_000_000 + s.n}`,
      cardLast4: s.last4,
      issuer: '招商银行',
      merchantNo: '55058100780004S',
      store: '中山店',
      type: s.isRefund ? 'refund' : 'sale',
    })),
  };
}

function leshua(rows: readonly Sale[]): Dialect {
  const head =
    '记录类型,编号,交易时间,订单号,商户号,费率(万分之一),交易金额(分),手续费(分),结算金额(分),资金流向,交易类型,支付方式,卡类型,商户优惠类型,参考号,凭证号,终端号,第三方订单号';
  return {
    name: 'Leshua: no blank between date and clock, * for nothing',
    encoding: 'utf-8',
    text: csv([
      head.split(','),
      ...rows.map((s) => [
        '1',
        String(s.n + 1),
        s.at.replace(' ', ''),
        `LS${9_000_000 + s.n}`,
        '0000123456',
        '60',
        String(s.minor),
        String(s.feeMinor),
        String(s.minor - s.feeMinor),
        s.isRefund ? '退款' : '进账',
        s.isRefund ? '退货成功' : '消费',
        '刷卡支付',
        '借记卡',
        '*',
        `77${20_000 + s.n}`,
        `V${s.n}`,
        s.terminal,
        '*',
      ]),
    ]),
    truth: rows.map((s) => ({
      time: iso(s.at),
      amount: `${dec(signed(s))} CNY`,
      type: s.isRefund ? 'refund' : 'sale',
      terminal: s.terminal,
      merchantNo: '0000123456',
      rrn: `77${20_000 + s.n}`,
      trace: `V${s.n}`,
    })),
  };
}

function smcc(rows: readonly Sale[]): Dialect {
  const head =
    '利用加盟店番号,送付日,取扱区分,取扱区分２,利用会員番号,利用日,金額符号,請求金額,利用元金額,承認番号,CAT(POS)端末番号,異動データ識別,屋号,ブランド名称,端末処理通番';
  return {
    name: 'SMCC stera: Shift-JIS, the sign in a column of its own',
    encoding: 'shift_jis',
    text: csv(
      [
        head.split(','),
        ...rows.map((s) => [
          '0012345678',
          '20260401',
          '10',
          '１',
          `4***-****-****-${s.last4}`,
          day(s.at).replace(/-/g, ''),
          s.isRefund ? '-' : '+',
          String(s.minor),
          String(s.minor),
          String(100_000 + s.n),
          s.terminal,
          '',
          'カフェ東京',
          'ＶＭ',
          String(s.n + 10),
        ]),
      ],
      ',',
      '\r\n',
    ),
    truth: rows.map((s) => ({
      time: day(s.at),
      amount: `${dec(signed(s) * 100)} ?`,
      cardLast4: s.last4,
      cardMasked: `4***********${s.last4}`,
      authCode: String(100_000 + s.n),
      terminal: s.terminal,
      store: 'カフェ東京',
      merchantNo: '0012345678',
    })),
  };
}

function jcb(rows: readonly Sale[]): Dialect {
  const head =
    '売上年月日,加盟店番号,加盟店名,利用明細書表示名,ブランド区分,ブランド名,支払区分,支払区分名,売上金額,カード番号,売上票照会コード,端末識別番号,承認番号,伝票番号,登録方法,支払先番号,振込年月日,ステータス';
  return {
    name: 'JCB: Shift-JIS, slashes, full-width instalments, every cell quoted',
    encoding: 'shift_jis',
    text: [
      head.split(','),
      ...rows.map((s) => [
        day(s.at).replace(/-/g, '/'),
        '3580001',
        '喫茶店',
        'KISSA',
        '1',
        'JCB',
        '10',
        '１回払い',
        String(signed(s)),
        `358443******${s.last4}`,
        `Q${s.n}`,
        s.terminal,
        String(200_000 + s.n),
        String(s.n + 3),
        '1',
        '77',
        '2026/04/15',
        '確定',
      ]),
    ]
      .map((row) => row.map((cell) => `"${cell}"`).join(','))
      .join('\r\n'),
    truth: rows.map((s) => ({
      time: day(s.at),
      amount: `${dec(signed(s) * 100)} ?`,
      cardMasked: `358443******${s.last4}`,
      authCode: String(200_000 + s.n),
      trace: String(s.n + 3),
      terminal: s.terminal,
      status: 'success',
      settlementDate: '2026-04-15',
      store: '喫茶店',
      merchantNo: '3580001',
    })),
  };
}

function allPay(rows: readonly Sale[]): Dialect {
  const head =
    '訂單日期,廠商訂單編號,歐付寶訂單編號,平台名稱,付款方式,費率(每筆),信用卡授權單號,信用卡卡號末4碼,付款狀態,交易金額,退款日期,退款金額,交易手續費,平台手續費,應收款項(淨額),撥款狀態';
  return {
    name: 'allPay: Big5, every cell an Excel formula',
    encoding: 'big5',
    text: [
      head.split(','),
      ...rows.map((s) => [
        s.at.replace(/-/g, '/'),
        `TW${s.n + 40}`,
        `1404${10_000 + s.n}`,
        '歐付寶',
        '信用卡',
        '2.75%',
        String(777_000 + s.n),
        s.last4,
        '已付款',
        String(s.minor),
        '',
        '0',
        String(s.feeMinor),
        '0',
        String(s.minor - s.feeMinor),
        '已撥款',
      ]),
    ]
      .map((row) => row.map((cell) => `="${cell}"`).join(','))
      .join('\r\n'),
    truth: rows.map((s) => ({
      id: `1404${10_000 + s.n}`,
      orderId: `TW${s.n + 40}`,
      time: iso(s.at),
      amount: `${dec(s.minor * 100)} ?`,
      cardLast4: s.last4,
      authCode: String(777_000 + s.n),
      status: 'success',
      fee: `${dec(s.feeMinor * 100)} ?`,
      net: `${dec((s.minor - s.feeMinor) * 100)} ?`,
    })),
  };
}

function korean(rows: readonly Sale[]): Dialect {
  const head = '결제상태,결제일시,이름,품목,승인번호,금액(원),취소일시';
  const won = (s: Sale) => english(s.minor * 100).slice(0, -3);
  return {
    name: 'Korean pay link: won in the heading, leading zeros in approval numbers',
    encoding: 'euc-kr',
    text: csv([
      head.split(','),
      ...rows.map((s) => [
        s.isRefund ? '취소' : '결제완료',
        s.at,
        '홍길동',
        '커피',
        `00${100_000 + s.n}`,
        won(s),
        s.isRefund ? s.at : '',
      ]),
    ]),
    truth: rows.map((s) => ({
      time: iso(s.at),
      amount: `${s.minor} KRW`,
      authCode: `00${100_000 + s.n}`,
      status: s.isRefund ? 'closed' : 'success',
    })),
  };
}

function stripe(rows: readonly Sale[]): Dialect {
  const head =
    'id,Type,Source,Amount,Fee,Destination Platform Fee,Destination Platform Fee Currency,Net,Currency,Created (UTC),Available On (UTC),Description,Customer Facing Amount,Customer Facing Currency,Transfer,Transfer Date (UTC),Transfer Group,order_no (metadata)';
  return {
    name: 'Stripe balance history: comma decimals in quotes, minutes, lower-case currency',
    encoding: 'utf-8',
    text: csv([
      head.split(','),
      ...rows.map((s) => [
        `txn_${100_000 + s.n}aB`,
        s.isRefund ? 'refund' : 'charge',
        `ch_${s.n}xY`,
        dec(signed(s)).replace('.', ','),
        dec(s.isRefund ? 0 : s.feeMinor).replace('.', ','),
        '',
        '',
        dec(signed(s) - (s.isRefund ? 0 : s.feeMinor)).replace('.', ','),
        'eur',
        s.at.slice(0, 16),
        `${day(s.at)} 00:00`,
        'Coffee',
        dec(s.minor).replace('.', ','),
        'eur',
        '',
        '',
        '',
        `W${s.n}`,
      ]),
    ]),
    truth: rows.map((s) => ({
      id: `txn_${100_000 + s.n}aB`,
      time: `${iso(s.at).slice(0, 16)}:00Z`,
      amount: `${dec(signed(s))} EUR`,
      fee: `${dec(s.isRefund ? 0 : s.feeMinor)} EUR`,
      type: s.isRefund ? 'refund' : 'sale',
      net: `${dec(signed(s) - (s.isRefund ? 0 : s.feeMinor))} EUR`,
    })),
  };
}

function adyen(rows: readonly Sale[]): Dialect {
  const head =
    'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Batch Number';
  return {
    name: 'Adyen settlement: debit and credit in two columns, a zone beside the time',
    encoding: 'utf-8',
    text: csv([
      head.split(','),
      ...rows.map((s) => [
        'Shop',
        'ShopECOM',
        `8825${1_000_000 + s.n}`,
        `ref-${s.n}`,
        'visa',
        s.at,
        'CET',
        s.isRefund ? 'Refunded' : 'Settled',
        '',
        'EUR',
        s.isRefund ? dec(s.minor) : '',
        s.isRefund ? '' : dec(s.minor),
        '1',
        'EUR',
        s.isRefund ? dec(s.minor) : '',
        s.isRefund ? '' : dec(s.minor - s.feeMinor),
        dec(s.feeMinor),
        '',
        '',
        '',
        '12',
      ]),
    ]),
    truth: rows.map((s) => ({
      id: `8825${1_000_000 + s.n}`,
      orderId: `ref-${s.n}`,
      time: `${iso(s.at)}+01:00`,
      amount: `${dec(signed(s))} EUR`,
      batch: '12',
    })),
  };
}

function payPal(rows: readonly Sale[]): Dialect {
  const head =
    'Data,Orario,Fuso orario,Nome,Tipo,Stato,Valuta,Lordo,Tariffa,Netto,Indirizzo email mittente,Indirizzo email destinatario,Codice transazione,Codice transazione di riferimento,N° ordine commerciante,N° ordine commerciante,Codice ricevuta,Saldo,Impatto sul saldo';
  return {
    name: 'PayPal in Italian: names and mail addresses, one heading twice, a running balance',
    encoding: 'utf-8-bom',
    text: csv([
      head.split(','),
      ...rows.map((s) => [
        dmy(s.at, '/'),
        s.at.slice(11),
        'CET',
        'Mario Rossi',
        s.isRefund ? 'Rimborso' : 'Pagamento Express Checkout',
        'Completata',
        'EUR',
        german(signed(s)),
        german(-s.feeMinor),
        german(signed(s) - s.feeMinor),
        'mario@example.com',
        'shop@example.com',
        `9XX${10_000 + s.n}Z`,
        s.isRefund ? '9XX1Z' : '',
        `O${s.n}`,
        '',
        '',
        german(100_000),
        s.isRefund ? 'Addebito' : 'Accredito',
      ]),
    ]),
    truth: rows.map((s) => ({
      id: `9XX${10_000 + s.n}Z`,
      time: `${iso(s.at)}+01:00`,
      amount: `${dec(signed(s))} EUR`,
      fee: `${dec(-s.feeMinor)} EUR`,
      type: s.isRefund ? 'refund' : 'sale',
      status: 'success',
      originalId: s.isRefund ? '9XX1Z' : null,
    })),
  };
}

function square(rows: readonly Sale[]): Dialect {
  const head =
    'Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Staff Name,Details,Description,Event Type,Location,Customer Name,Deposit ID,Deposit Date,Transaction Status';
  const usd = (minor: number) => `${minor < 0 ? '-' : ''}$${english(Math.abs(minor))}`;
  const clock = (at: string) => {
    const h = Number(at.slice(11, 13));
    return `${h % 12 === 0 ? 12 : h % 12}${at.slice(13)} ${h < 12 ? 'AM' : 'PM'}`;
  };
  return {
    name: 'Square: m/d/y, 12-hour clocks, dollars with signs',
    encoding: 'utf-8',
    text: csv([
      head.split(','),
      ...rows.map((s) => [
        `${s.at.slice(5, 7)}/${s.at.slice(8, 10)}/${s.at.slice(0, 4)}`,
        clock(s.at),
        'Eastern Time (US & Canada)',
        usd(signed(s)),
        '$0.00',
        '$0.00',
        usd(signed(s)),
        '$0.00',
        '$0.00',
        '$0.00',
        '$0.00',
        usd(signed(s)),
        'Point of Sale',
        usd(signed(s)),
        'Chip',
        '$0.00',
        usd(-s.feeMinor),
        usd(signed(s) - s.feeMinor),
        `tr${10_000 + s.n}x`,
        `py${s.n}`,
        'Visa',
        s.last4,
        'Terminal 1',
        'Ann',
        'https://example.com',
        'Coffee',
        s.isRefund ? 'Refund' : 'Payment',
        'Main St',
        'Bob Jones',
        '',
        '',
        'Complete',
      ]),
    ]),
    truth: rows.map((s) => ({
      id: `tr${10_000 + s.n}x`,
      time: iso(s.at),
      type: s.isRefund ? 'refund' : 'sale',
      cardLast4: s.last4,
      entryMode: 'Chip',
      store: 'Main St',
      status: 'success',
      net: `${dec(signed(s) - s.feeMinor)} ?`,
    })),
  };
}

function sumUp(rows: readonly Sale[]): Dialect {
  const head =
    'E-Mail,Datum,Transaktions-ID,Zahlungsart,Status,Kartentyp,Letzte 4 Ziffern,Durchgeführt mit,Zahlungsmethode,Eingabemodus,Autorisierungscode,Beschreibung,Betrag inkl. MwSt.,Netto,Steuerbetrag,Trinkgeldbetrag,Gebühr,Auszahlung,Auszahlungsdatum,Auszahlungs-ID,Referenz';
  return {
    name: 'SumUp in German',
    encoding: 'utf-8',
    text: csv([
      head.split(','),
      ...rows.map((s) => [
        'shop@example.com',
        s.at,
        `T4SL${1000 + s.n}`,
        s.isRefund ? 'Rückerstattung' : 'Umsatz',
        'Erfolgreich',
        'MASTERCARD',
        `**** **** **** ${s.last4}`,
        'CREDIT',
        'POS',
        'CONTACTLESS',
        String(740_559 + s.n),
        '',
        dec(signed(s)),
        dec(signed(s)),
        '0.00',
        '0.00',
        dec(s.feeMinor),
        dec(signed(s) - s.feeMinor),
        day(s.at),
        '',
        '',
      ]),
    ]),
    truth: rows.map((s) => ({
      id: `T4SL${1000 + s.n}`,
      time: iso(s.at),
      amount: `${dec(signed(s))} ?`,
      type: s.isRefund ? 'refund' : 'sale',
      status: 'success',
      cardLast4: s.last4,
      entryMode: 'CONTACTLESS',
      authCode: String(740_559 + s.n),
    })),
  };
}

function italianPos(rows: readonly Sale[]): Dialect {
  return {
    name: 'Italian POS: header under a title, semicolons, outcome and kind in one column',
    encoding: 'windows-1252',
    text: `Estratto movimenti POS\n\nData e ora;Codice autorizzazione;Importo;Tipo transazione;Stato operazione;ID Transazione\n${rows
      .map((s) =>
        [
          `${dmy(s.at, '/')} ${s.at.slice(11)}`,
          `A${s.n}`,
          german(signed(s)),
          s.isRefund ? 'Storno' : 'Acquisto',
          s.isRefund ? 'Storno approvato' : s.n % 5 === 1 ? 'Acquisto negato' : 'Acquisto approvato',
          `IT${5000 + s.n}`,
        ].join(';'),
      )
      .join('\n')}\nTotale;;${german(100)};;;\n`,
    truth: rows.map((s) => ({
      id: `IT${5000 + s.n}`,
      time: iso(s.at),
      amount: `${dec(signed(s))} ?`,
      type: s.isRefund ? 'refund' : 'sale',
      status: !s.isRefund && s.n % 5 === 1 ? 'failed' : 'success',
      authCode: `A${s.n}`,
    })),
  };
}

function vipps(rows: readonly Sale[]): Dialect {
  return {
    name: 'Vipps: UTF-16, tabs, kroner',
    encoding: 'utf-16le-bom',
    text: `Salgsdato\tSalgssted\tVippsnummer\tProdukt\tTransaksjons-ID\tOrdre-ID\tBrutto\tGebyr\tNetto\tTransaksjonstype\tOppgjørs-ID\n${rows
      .map((s) =>
        [
          dmy(s.at, '.'),
          'Kafé Oslo',
          '12345',
          'Kaffe',
          `31${100_000 + s.n}`,
          `o${s.n}`,
          german(signed(s)),
          german(s.feeMinor),
          german(signed(s) - s.feeMinor),
          s.isRefund ? 'Refundering' : 'Salg',
          '88',
        ].join('\t'),
      )
      .join('\n')}\n`,
    truth: rows.map((s) => ({
      id: `31${100_000 + s.n}`,
      orderId: `o${s.n}`,
      time: day(s.at),
      amount: `${dec(signed(s))} ?`,
      type: s.isRefund ? 'refund' : 'sale',
      store: 'Kafé Oslo',
      fee: `${dec(s.feeMinor)} ?`,
    })),
  };
}

function stone(rows: readonly Sale[]): Dialect {
  return {
    name: 'Brazilian acquirer: reais with sign, rate beside fee',
    encoding: 'windows-1252',
    text: `NSU;Data Transação;Data Pagamento;Valor Bruto;Taxa MDR %;Valor Taxa;Valor Líquido;Parcela;Tipo;Bandeira\n${rows
      .map((s) =>
        [
          String(900_000 + s.n),
          dmy(s.at, '/'),
          '30/04/2026',
          `R$ ${german(s.minor)}`,
          '2,5%',
          `R$ ${german(s.feeMinor)}`,
          `R$ ${german(s.minor - s.feeMinor)}`,
          '1/1',
          'Débito',
          'Visa',
        ].join(';'),
      )
      .join('\n')}\n`,
    truth: rows.map((s) => ({
      time: day(s.at),
      amount: `${dec(s.minor)} BRL`,
      fee: `${dec(s.feeMinor)} BRL`,
      net: `${dec(s.minor - s.feeMinor)} BRL`,
      settlementDate: '2026-04-30',
    })),
  };
}

function germanBank(rows: readonly Sale[]): Dialect {
  return {
    name: 'German bank: two header rows, Soll and Haben, a balance, preamble with colons',
    encoding: 'windows-1252',
    text: `Kontoinhaber:;Café Mitte GmbH\nIBAN:;DE02120300000000202051\nZeitraum:;01.02.2026 - 31.03.2026\n\nBuchungstag;Verwendungszweck;Betrag;;Saldo\n;;Soll;Haben;\n${rows
      .map((s) =>
        [
          dmy(s.at, '.'),
          `Kartenzahlung ${s.n}`,
          s.isRefund ? german(s.minor) : '',
          s.isRefund ? '' : german(s.minor),
          german(1_000_000),
        ].join(';'),
      )
      .join('\n')}\nEndsaldo;;;;${german(1_000_000)}\n`,
    truth: rows.map((s) => ({ time: day(s.at), amount: `${dec(signed(s))} ?` })),
  };
}

function shopify(rows: readonly Sale[]): Dialect {
  return {
    name: 'Shopify Payments: offset in the time, payout columns',
    encoding: 'utf-8',
    text: csv([
      'Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency,VAT'.split(
        ',',
      ),
      ...rows.map((s) => [
        `${s.at} +0200`,
        s.isRefund ? 'refund' : 'charge',
        `#${1001 + s.n}`,
        'visa',
        'online',
        'paid',
        '2026-04-02',
        '77',
        '2026-04-03',
        dec(signed(s)),
        dec(s.feeMinor),
        dec(signed(s) - s.feeMinor),
        `#C${s.n}`,
        'card',
        dec(signed(s)),
        'EUR',
        'EUR',
        '0.00',
      ]),
    ]),
    truth: rows.map((s) => ({
      orderId: `#${1001 + s.n}`,
      time: `${iso(s.at)}+02:00`,
      amount: `${dec(signed(s))} EUR`,
      type: s.isRefund ? 'refund' : 'sale',
      fee: `${dec(s.feeMinor)} EUR`,
    })),
  };
}

function mollie(rows: readonly Sale[]): Dialect {
  return {
    name: 'Mollie: refunds by method, customers by name and account',
    encoding: 'utf-8',
    text: csv([
      'Date,Payment method,Currency,Amount,Status,ID,Description,Consumer name,Consumer bank account,Consumer BIC,Settlement currency,Settlement amount,Settlement reference,Amount refunded'.split(
        ',',
      ),
      ...rows.map((s) => [
        s.at,
        s.isRefund ? 'refund' : 'ideal',
        'EUR',
        dec(signed(s)),
        'paidout',
        `${s.isRefund ? 're' : 'tr'}_a${100 + s.n}`,
        'Order',
        'J. de Vries',
        'NL91ABNA0417164300',
        'ABNANL2A',
        'EUR',
        dec(signed(s)),
        '1.2.3',
        '0.00',
      ]),
    ]),
    truth: rows.map((s) => ({
      id: `${s.isRefund ? 're' : 'tr'}_a${100 + s.n}`,
      time: iso(s.at),
      amount: `${dec(signed(s))} EUR`,
      status: 'success',
    })),
  };
}

/** Every dialect, with as many rows each. */
export function dialects(count: number): Dialect[] {
  return [
    weChat,
    alipay,
    unionPayOld,
    lakala,
    allinPay,
    leshua,
    smcc,
    jcb,
    allPay,
    korean,
    stripe,
    adyen,
    payPal,
    square,
    sumUp,
    italianPos,
    vipps,
    stone,
    germanBank,
    shopify,
    mollie,
  ].map((make, i) => make(sales(count, 100 + i)));
}
