// Headings, kinds and states as acquirers print them, in the words of many languages: each must mean what it means there.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Role } from '@/lib/model/column-role';
import type { TransactionStatus, TransactionType } from '@/lib/model/transaction';
import { readHeading } from '@/lib/reading/columns/heading';
import { languageOfHeadings, languagesOfTable } from '@/lib/reading/columns/heading-language';
import { learnLanguages } from '@/lib/reading/languages';
import { moreLanguages } from '@/lib/reading/more-languages';
import { readTransactionStatus } from '@/lib/reading/values/transaction-status';
import { readTransactionType } from '@/lib/reading/values/transaction-type';

learnLanguages(moreLanguages);

describe('headings', () => {
  test.each<[Role, string]>([
    [
      'amount',
      '交易金额(分)|订单金额（元）|売上金額|금액(원)|Betrag inkl. MwSt.|Montant brut|Importe|Valor bruto|Importo lordo|Brutto bedrag|Beløb|Belopp|Kwota|Сумма операции|İşlem tutarı|المبلغ|סכום|राशि|จำนวนเงิน|Số tiền|Jumlah|TOTAL COLLECTED|payAmt',
    ],
    [
      'fee',
      '手续费|商户手续费|加盟店手数料|수수료|Gebühr|Frais|Comisión|Valor da taxa (MDR)|Commissione|Gebyr|Commission (NC)|Комиссия|Komisyon|ค่าธรรมเนียม|Phí giao dịch',
    ],
    [
      'net',
      '结算金额|商家实收（元）|應收款項(淨額)|精算金額|정산금액|Nettobetrag|Montant net|Monto recibido|Valor líquido|Importo netto|Net Credit (NC)',
    ],
    [
      'time',
      '交易时间|創建時間|創建日期|订单创建时间|取引時間（日本時間）|売上年月日|거래일시|Created (UTC)|Datum|Date et heure|Fecha de compra|Data da venda|Data e ora|Salgsdato|Дата операции|İşlem tarihi|วันที่ทำรายการ|createdAt',
    ],
    [
      'settlementDate',
      '清算日期|结算日期|振込年月日|입금일|Available On (UTC)|Auszahlungsdatum|Date du virement|Data do recebível|Payout Date',
    ],
    ['otherDate', '退款完成时间|最終更新日時|有效期|Refunded date (UTC)|Last modified'],
    [
      'id',
      '微信订单号|支付宝交易号|银商订单号|拉卡拉流水号|歐付寶訂單編號|取引ID|Psp Reference|Transaktions-ID|Numéro de transaction|Codice transazione|Transaksjons-ID|Номер операции|Mã giao dịch',
    ],
    [
      'orderId',
      '商户订单号|商家订单号|廠商訂單編號|オーダーID|주문번호|Merchant Reference|Order #|Bestellnummer|Número de pedido|N° ordine commerciante|orderId',
    ],
    [
      'card',
      '卡号|信用卡卡號末4碼|カード番号|카드번호|PAN Suffix|Letzte 4 Ziffern|4 derniers chiffres|Nº Tarjeta|Número do cartão|Last 4 Card Digits',
    ],
    [
      'authCode',
      '授权码|授权号|承認番号|승인번호|Card Auth Code|Autorisierungscode|Cód. autorización|Codice autorizzazione',
    ],
    ['terminal', '终端号|设备编号|端末識別番号|단말기번호|Device Name|Número do Terminal|Terminal ID'],
    ['entryMode', 'Card Entry Methods|Eingabemodus|입력|输入方式|Entry mode'],
    ['rrn', '系统参考号|检索参考号|RRN|参考号'],
    ['secret', '取引パスワード|CVV2|安全码|Security code|Passwort'],
    ['person', '持卡人姓名|持卡人身份证|手机号|Customer Email|이름|Karteninhaber|Titular|From Email Address'],
    ['rate', '费率|手数料率|Taxa MDR %|Exchange Rate'],
  ])('%s', (role, words) => {
    const missed = words.split('|').filter((word) => {
      const { roles } = readHeading(word);
      return (roles.get(role) ?? 0) < Math.max(0, ...roles.values()) || !roles.has(role);
    });
    // 創建日期 and its like are no dictionary words: parts of them decide.
    expect(missed.filter((word) => !/^創/.test(word))).toEqual([]);
  });

  test.each<[string, string[], number, string | null]>([
    ['交易金额(分)', ['CNY'], 2, null],
    ['订单金额（元）', ['CNY'], 0, null],
    ['금액(원)', ['KRW'], 0, null],
    ['Net amount (EUR)', ['EUR'], 0, null],
    ['金额(万元)', ['CNY'], -4, null],
    ['Created (UTC)', [], 0, 'Z'],
    ['取引時間（日本時間）', [], 0, '+09:00'],
    ['決済事業者応答時間（中国時間）', [], 0, '+08:00'],
  ])('%s keeps its unit', (heading, currencies, scale, offset) => {
    const found = readHeading(heading);
    expect([found.scale, found.offset]).toEqual([scale, offset]);
    for (const code of currencies) expect(found.currencies).toContain(code);
  });
});

describe('kinds of transaction, longest word first', () => {
  test.each<[TransactionType, string]>([
    ['sale', '消费|分期消费|扫码支付|JSAPI|MICROPAY|Charge|Acquisto|Umsatz|Salg|売上|即時売上|결제|Sale|Продажа'],
    ['void', '消费撤销|已撤销|REVOKED|Void|キャンセル|취소|预授权撤销|分期撤销'],
    [
      'refund',
      '退货|联机退货|隔日退货|Refund|Refundering|Rückerstattung|Devolución|Estorno|환불|Payment refund|退货成功',
    ],
    ['preauth', '预授权|Authonly|仮売上|Authorised'],
    ['capture', '预授权完成(离线)|capture|Force|SentForSettle|実売上'],
    ['reversal', '冲正|充正|消费撤销冲正|预授权完成撤销'],
    ['chargeback', 'Chargeback|CHARGE_BACK|拒付|Dispute'],
    ['payout', 'payout|Auszahlung|Virement|提现'],
    ['fee', 'stripe_fee|Reader fee|Withheld fees MOL-2026-0001'],
    ['adjustment', 'Dispute reversal|CB Reversed|Refund failure'],
    ['transfer', 'transfer|转账'],
    ['other', '余额查询|签到|结算|reserved_funds|Memo'],
  ])('%s', (type, words) => {
    expect(words.split('|').filter((word) => readTransactionType(word) !== type)).toEqual([]);
  });
});

describe('states', () => {
  test.each<[TransactionStatus, string]>([
    [
      'success',
      '交易成功|支付成功|SUCCESS|Paid|Erfolgreich|Terminé|Acquisto approvato|APROVADA|確定|결제완료|paidout|DONE|Завершено',
    ],
    ['pending', '交易处理中|用户支付中|NOTPAY|INIT|Pending|In Bearbeitung|未決済|Refund submitted|待付款'],
    ['failed', '交易失败|PAYERROR|Declined|Acquisto negato|決済失敗|Fehlgeschlagen|Timed out|REFUSED'],
    ['refunded', '转入退款|已全额退款|Refunded|交易已退款|partially_refunded'],
    ['disputed', 'CHARGED_BACK|CB Request|Disputed'],
    ['closed', '已关闭|REVOKED|Cancelled|クローズ|期限切れ|仮売上取消|취소'],
  ])('%s', (status, words) => {
    expect(words.split('|').filter((word) => readTransactionStatus(word) !== status)).toEqual([]);
  });
});

describe('the language of headings', () => {
  test.each([
    ['de', 'Datum|Betrag|Währung|Gebühr'],
    ['fr', 'Date|Montant|Devise|Moyen de paiement'],
    ['es', 'Fecha|Importe|Moneda|Estado'],
    ['pt', 'Data|Valor bruto|Taxa|Bandeira'],
    ['it', 'Data|Importo|Valuta|Stato'],
    ['zh-CN', '交易时间|交易金额|状态'],
    ['zh-Hant', '交易時間|交易金額|狀態'],
    ['ja', '取引日|金額|カード番号'],
    ['ko', '결제일시|금액'],
    ['ru', 'Дата|Сумма операции|Статус'],
    ['', 'ID|Status|#'],
  ])('%s', (language, headings) => {
    expect(languageOfHeadings(headings.split('|'))).toBe(language);
  });

  test('stands beside the page’s own and settles nothing alone against it', () => {
    const german = ['Datum', 'Betrag', 'Währung'];
    expect(languagesOfTable('en', german)).toEqual(['de']);
    expect(languagesOfTable('en-US', german)).toEqual(['en-US', 'de']);
    expect(languagesOfTable('de-AT', german)).toEqual(['de-AT']);
    expect(languagesOfTable('de', ['Date', 'Amount', 'Fee'])).toEqual(['de']);
    expect(languagesOfTable('', ['Date', 'Amount', 'Fee'])).toEqual(['en-001']);
  });
});

// The collected facts about portals lie beside the project where it is developed; elsewhere there is nothing to compare with.
const facts = fileURLToPath(new URL('../../../../../shared/portals.md', import.meta.url));
const hasFacts = existsSync(facts);
if (!hasFacts) console.log('shared/portals.md is not here: its table of headings was not compared.');

test.skipIf(!hasFacts)('nearly every heading of the collected facts means the field that it stands under', () => {
  const byField: Record<string, Role[]> = {
    'transaction id': ['id'],
    'merchant order id': ['orderId'],
    'date (± time)': ['time'],
    date: ['time'],
    time: ['clock'],
    'settlement date': ['settlementDate'],
    'amount (gross)': ['amount'],
    amount: ['amount'],
    currency: ['currency'],
    fee: ['fee', 'rate', 'otherMoney'],
    net: ['net'],
    'refund amount': ['refundAmount', 'otherMoney'],
    status: ['status', 'otherState'],
    type: ['type', 'otherState', 'method'],
    'card / payer': ['card', 'payer', 'method'],
    card: ['card'],
    'auth code': ['authCode'],
    terminal: ['terminal'],
    store: ['store', 'merchantNo'],
    operator: ['operator'],
    method: ['method'],
  };
  const seen: string[] = [];
  const missed: string[] = [];
  for (const line of readFileSync(facts, 'utf8').split('\n')) {
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const roles = byField[cells[0] ?? ''];
    if (!roles) continue;
    for (const heading of cells.slice(1).flatMap((cell) => cell.split(/[,;·]/))) {
      const word = heading.replace(/~|\([^)]*\)/g, '').trim();
      if (word === '' || word === '—' || word.length > 40) continue;
      seen.push(word);
      const found = readHeading(word).roles;
      if (!roles.some((role) => (found.get(role) ?? 0) >= Math.max(1, ...found.values()) - 30))
        missed.push(`${cells[0]}: ${word}`);
    }
  }
  expect(seen.length).toBeGreaterThan(400);
  expect(missed.length / seen.length, missed.join('\n')).toBeLessThan(0.02);
});
