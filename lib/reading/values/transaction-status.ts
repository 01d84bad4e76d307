// What state of a transaction the page's own word names. Words of further languages: more-value-words.ts.
import type { TransactionStatus } from '@/lib/model/transaction';
import { compileVocabulary } from './vocabulary';

const vocabulary = compileVocabulary<TransactionStatus>({
  success:
    '成功|交易成功|支付成功|已支付|付款成功|已付款|已完成|完成|交易完成|已收款|收款成功|已结算|已清算|结算成功|正常|通过|已授权|已授權|授权成功|授權成功|已關帳|要關帳|已撥款|退款成功|' +
    '退货成功|已确认|撤销成功|已入账|已到账|success|successful|succeeded|succeed|paid|completed|complete|approved|accepted|' +
    'captured|settled|done|ok|confirmed|processed|authorised|authorized|sent for settle|paid out|paidout|' +
    'cleared|received|finished|trade success|trade finished|s|完了|承認|売上確定|確定|決済完了|支払済|支払い済み|入金済|実売上|即時売上|要求成功|' +
    '成立|성공|완료|결제완료|승인|정상|승인완료|매입완료',
  pending:
    '处理中|交易处理中|待支付|待付款|支付中|用户支付中|未支付|进行中|等待付款|等待支付|已受理|待结算|未结算|待确认|审核中|退款中|退货中|退款处理中|初始化|下单成功|未知|待处理|預授權中|未付款|' +
    '處理中|処理中|待撥款|待請款|pending|processing|in progress|waiting|open|created|initiated|submitted|userpaying|notpay|' +
    'not paid|unpaid|init|deal|wait buyer pay|on hold|held|incomplete|requires action|requires capture|' +
    'requires payment method|scheduled|in transit|received pending|refund submitted|refund pending|uncaptured|' +
    'new|create|sent|started|capturable|未決済|保留|要求中|決済開始|仮売上受付|実売上受付|キャンセル受付|未処理|手続き中|認証手続き中|입금대기|결제대기|대기|처리중|진행중',
  failed:
    '失败|交易失败|支付失败|付款失败|拒绝|已拒绝|交易被拒|失敗|授權失敗|付款失敗|退款失败|退货失败|撤销失败|异常|余额不足|不成功|failed|fail|failure|declined|' +
    'decline|denied|rejected|refused|error|payerror|unsuccessful|blocked|invalid|voided by issuer|' +
    'not approved|not authorised|not authorized|timed out|timeout|f|決済失敗|エラー|承認失敗|否認|不成立|拒否|실패|거절|오류|승인거절|' +
    '결제실패',
  refunded:
    '已退款|转入退款|已全额退款|已部分退款|部分退款|全额退款|交易已退款|已退货|退款|退貨|已退貨|部分退货|refunded|refund|partially refunded|' +
    'partial refund|fully refunded|part refunded|returned|refund issued|返金済|返金済み|返金|一部返金|환불|환불완료|부분환불|부분취소',
  disputed:
    '異議申し立て中|異議申立中|係争中|争议中|争议|拒付|退单|調單中|调单中|爭議|disputed|dispute|dispute opened|under review|needs response|chargeback|' +
    'charged back|charge back|chargedback|lost|won|cb request|inquiry|warning needs response|retrieval|異議申立|' +
    'チャージバック|이의제기|分쟁|분쟁',
  closed:
    '已关闭|关闭|交易关闭|已撤销|已取消|撤销|已冲正|冲正|已过期|超时|超时关闭|订单关闭|已作废|關閉|已取消授權|取消|逾期|closed|cancelled|canceled|cancel|' +
    'voided|void|revoked|reversed|expired|trade closed|abandoned|withdrawn|released|キャンセル|取消済|取消済み|期限切れ|クローズ|' +
    '仮売上取消|취소|취소완료|승인취소|결제취소|만료',
  other: 'uncertain|memo|cancelled reversal|removed|dispute reversal|cb reversed',
});

/** The state that a page's word names (longest word first); null where it names none. */
export function readTransactionStatus(text: string): TransactionStatus | null {
  return vocabulary.read(text);
}

/** Takes in the words of further languages (languages.ts). */
export function learnTransactionStatusWords(words: Partial<Record<TransactionStatus, string>>): void {
  vocabulary.learn(words);
}
