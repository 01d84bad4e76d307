// What kind of transaction the page's own word names. Words of further languages: more-value-words.ts.
import type { TransactionType } from '@/lib/model/transaction';
import { foldWord } from './fold';
import { compileVocabulary } from './vocabulary';

const vocabulary = compileVocabulary<TransactionType>({
  sale:
    '消费|消費|分期消费|电子现金消费|快速消费|扫码支付|扫码消费|扫码补单|支付|付款|交易|收款|下单并支付|公众号支付|小程序支付|主扫|被扫|正扫|反扫|刷卡支付|订单支付|线上支付|收单|银行卡收款|' +
    '离线消费|脱机消费|jsapi|native|app|micropay|mweb|facepay|preorder|minipay|h5支付|購貨|付款交易|刷卡|sale|sales|purchase|' +
    'charge|payment|pay|pos purchase|card payment|card sale|payment charge|credit card payment|' +
    'express checkout payment|mobile payment|website payment|checkout|order payment|forced sale|' +
    'offline sale|売上|即時売上|お支払い|支払|決済|販売|一括売上|결제|승인|매출|판매',
  void:
    '消费撤销|撤销|撤單|撤单|已撤销|扫码撤销|分期撤销|取消|取消交易|取消授权|取消消費|消費取消|预授权撤销|預授權撤銷|預授權取消|授权撤销|撤銷|void|voided|cancel|' +
    'cancellation|cancelled|canceled|revoked|void sale|sale void|authorization void|auth void|auth reversal|' +
    'キャンセル|取消し|仮売上取消|売上取消|オーソリ取消|취소|승인취소|결제취소',
  refund:
    '退货|退貨|退款|联机退货|隔日退货|分期退货|已退款|转入退款|部分退款|全额退款|退款成功|退货成功|退貨退款|转入退货|脱机退货|电子现金脱机退货|refund|refunds|refunded|' +
    'return|returns|credit refund|payment refund|partial refund|payment reversal|sale return|' +
    'merchandise return|refund payment|charge refund|返金|払戻|払い戻し|返品|환불|부분환불|부분취소',
  preauth:
    '预授权|預授權|授权|授權|追加预授权|preauth|pre auth|preauthorization|pre authorization|preauthorisation|' +
    'pre authorisation|auth|auth only|authonly|authorization|authorisation|authorized|authorised|' +
    'card authorization|hold|仮売上|オーソリ|与信|有効性チェック|가승인|사전승인|reservation',
  capture:
    '预授权完成|预授权完成联机|预授权完成离线|预授权完成请求|预授权完成通知|預授權完成|请款|請款|關帳|授权完成|capture|captured|completion|preauth completion|' +
    'pre auth completion|auth completion|settled capture|sent for settle|sentforsettle|prior auth capture|' +
    'delayed capture|force|forced capture|実売上|売上確定|매입',
  reversal:
    '冲正|沖正|充正|消费冲正|消费充正|消费撤销冲正|预授权冲正|预授权撤销冲正|预授权完成冲正|预授权完成撤销冲正|自动冲正|退货冲正|预授权完成撤销|預授權完成撤銷|預授權完成取消|实时冲正|' +
    'reversal|reversed|auto reversal|capture reversal|capture void|void capture|payment failure refund|' +
    'payment failure|failed payment reversal|取消処理|赤伝|망취소',
  chargeback:
    '拒付|退单|撤单争议|争议|爭議款|拒付退款|chargeback|charge back|charged back|chargedback|dispute|disputed|' +
    'second chargeback|arbitration|cb request|claim|チャージバック|이의제기|차지백',
  payout:
    '提现|提現|打款|出款|划款|结算到账|结算打款|代付|撥款|付款到银行|payout|pay out|deposit|settlement|withdrawal|bank transfer out|' +
    'transfer to bank|general withdrawal|disbursement|automatic payout|instant payout|振込|出金|입금|정산',
  fee:
    '手续费|手續費|服务费|服務費|年费|终端费|流量费|分账手续费|fee|fees|stripe fee|reader fee|application fee|processing fee|' +
    'service fee|card fee|commission|withheld fees|tax|billing|network cost|dispute fee|chargeback fee|' +
    'payment fee|手数料|수수료',
  adjustment:
    '调整|調整|调账|差错调整|补账|adjustment|adjusted|correction|balance adjustment|chargeback reversal|' +
    'chargeback reversed|dispute reversal|dispute reversed|dispute won|cb reversed|refund failure|' +
    'refund failed|refund reversal|refund cancellation|refund void|退货撤销|退款撤销|退款失败退回|調整金|조정|tuning',
  transfer: '转账|轉帳|轉賬|划拨|分账|分賬|transfer|transferred|split|application transfer|internal transfer|振替|이체',
  other:
    // A request for papers (调单) moves no money yet.
    '调单|調單|retrieval|retrieval request|余额查询|签到|结算|批结算|打印|签退|avsonly|avs only|inquiry|balance inquiry|memo|reserved funds|reserved fund|' +
    'risk reserved funds|order|verification|currency conversion|general currency conversion|topup|top up|' +
    'loan disbursement|loan repayment|issuing',
});

/** Words that mean another thing in some languages than in the rest: Storno gives money back in Italy, elsewhere it voids. */
const voids = /^(?:storno|kartenstorno|vollstorno|teilstorno|sztornó|storno transakce|storno platby|storno płatności)$/;
const voidLanguages = new Set(['de', 'cs', 'sk', 'pl', 'hu']);

/**
 * The type that a page's word names (longest word first), null where it names none. A word for the undoing of a completion
 * (预授权完成撤销) is a `reversal`: the money of the completion goes back. The undoing of a refund or a won dispute gives
 * money back to the merchant and is an `adjustment`.
 * @param languages tags of the page and its headings
 */
export function readTransactionType(text: string, languages: readonly string[] = []): TransactionType | null {
  if (languages.some((tag) => voidLanguages.has(tag.slice(0, 2))) && voids.test(foldWord(text))) return 'void';
  return vocabulary.read(text);
}

/** As `readTransactionType`, where the whole text must be a known word. */
export function readExactTransactionType(text: string): TransactionType | null {
  return vocabulary.readExact(text);
}

/** Takes in the words of further languages (languages.ts). */
export function learnTransactionTypeWords(words: Partial<Record<TransactionType, string>>): void {
  vocabulary.learn(words);
}
