// Heading words by what a column may mean, in English, Chinese, Japanese and Korean (see lib/portals for who says which);
// the words of further languages are in more-heading-words.ts, loaded only where a page needs them.
// A word in two lists is open: the values and the other columns decide. `!` after a word = first choice, `?` = weak.
import type { Role } from '@/lib/model/column-role';

export type { Role };

export const headingWords: Record<Role, string> = {
  id:
    '交易单号!|交易号!|交易流水号!|支付订单号|支付单号|微信订单号!|支付宝交易号!|银商订单号!|拉卡拉流水号!|通联订单号!|支付流水号|平台交易号|平台订单号|平台流水号|收钱吧订单号!|汇付订单号!|' +
    '汇付全局流水号!|富友订单号!|壹钱包交易号!|收单订单号|交易订单号!|交易编号!|流水号?|订单号?|订单编号?|单号?|编号?|记录号?|唯一标识|歐付寶訂單編號!|交易編號!|交易序號!|交易單號!|' +
    '訂單編號?|取引id!|取引番号!|決済id!|決済番号|거래번호!|거래id!|결제번호|거래고유번호!|transaction id!|transaction!?|transaction number!|' +
    'transaction no!|trans id!|trans no|txn id!|id|payment id|payment number|payment no|psp reference!|' +
    'action id!|transaction #!|trade order id!|entity id!|balance transaction id!|transaction reference!|' +
    'transaction ref!|trade no|payment reference?|receipt number?',
  orderId:
    '商户订单号!|商户单号!|商家订单号!|商户订单编号!|外部流水号|第三方订单号|外部订单号|外部交易号|渠道订单号?|订单号?|订单编号?|业务订单号|客户订单号|单号?|廠商訂單編號!|特店訂單編號!|' +
    '商店訂單編號!|商戶訂單號!|訂單號|訂單編號|オーダーid!|注文番号!|注文id!|受注番号|주문번호!|주문id!|merchant reference!|merchant order id!|' +
    'merchant order no!|merchant order number!|order code!|order!?|order #!|order id!|order no!|order number!|' +
    'order ref|order reference|order reference id|invoice number|invoice no|invoice?|merchant txn id!|' +
    'merchant transaction id|partner transaction id|reference number?|reference?|ref?|order receipt!|' +
    'external payment id?|client reference|ticket #?|check #?|receipt no?',
  originalId:
    '原订单号!|原交易单!|原交易单号!|原交易号!|原交易流水号!|退款原单号!|原拉卡拉流水号!|原商户订单号!|银商原订单号!|原始单号!|原单号!|原流水号|原交易参考号|关联订单号|關聯交易|原訂單號!|' +
    '原交易編號!|元取引番号!|元取引id!|원거래번호!|원거래 번호!|reference txn id!|modification reference|original merchant txn id!|' +
    'originalmerchant txn id!|original transaction id!|original transaction!|original id!|original reference!|' +
    'parent transaction id!|parent transaction!|related transaction|linked transaction|original order id|' +
    'original payment',
  time:
    '交易时间!|交易日期!|交易日期时间!|支付时间|付款时间|创建时间|创建日期|完成时间|付款完成时间|支付完成时间|交易成功时间!|成功支付时间|交易完成时间!|交易完成日期?|交易创建时间|下单日期|' +
    '下单时间|订单时间|订单日期|收款时间|消费时间!|消费日期|交易传输时间|日期|时间|刷卡时间|收银时间|开单时间|结账时间|訂單日期|訂單時間|交易時間!|支付時間|付款時間|建立時間|時間|処理日時|' +
    '登録日時|取引日時!|取引日!|利用日!|利用日時!|売上年月日!|売上日|取引時間!|決済日時!|決済日|注文日時|日時|日付|取引年月日!|거래일시!|결제일시!|승인일시!|승인일|거래일자!|거래일|' +
    '거래시간|결제일|결제시간|일시|날짜|주문일시|date|date / time|date/time|datetime|date and time|date & time|date time|' +
    'date created|created|created at|created date|creation date|created on|creation time|transaction date!|' +
    'transaction time!|transaction date/time!|transaction date time!|transaction datetime!|txn date!|' +
    'txn time!|txn date time!|txn create time|trans date!|trans time!|payment date!|payment time!|' +
    'payment date/time!|paid date|paid at|paid on|submit date/time!|submitted|submit date|action date|' +
    'action date utc|order time|order date|ordertime|paymenttime|purchase date|sale date|sales date|processed|' +
    'processed at|processed on|charge date|time|timestamp|when|tx date|occurred at|authorised at|captured at?|' +
    'last update?',
  clock:
    '交易时间|下单时间|时间|交易時間|時間|時刻|取引時刻!|승인시각!|거래시각!|시간|시각|time!|booking time|transaction time|txn time|time of day',
  settlementDate:
    '清算日期!|清算时间!|结算日期!|结算时间!|清分日期!|入账日期|入账时间|到账时间|到账日期|撥款日期!|結算日期!|清算日!|振込年月日!|振込日!|入金日!|入金予定日|정산일!|입금일!|마감일시|' +
    '정산예정일|입금예정일|매입일|available on!|payout date!|deposit date!|settlement date!|settlement time!|' +
    'settlement date/time!|settled at!|settled on|settled date|settle date|settled|transfer date!|posted at|' +
    'posting date|posted|value date!|funding date|clearing date|expected payout|arrival date',
  otherDate:
    '送付日!|更新时间!|修改时间!|最后更新时间!|更新日期|退款时间!|退款日期!|退款完成时间!|退款申请时间!|退款成功时间!|撤销时间|过期时间!|有效期!|到期日!|失效时间|注册时间!|登录时间!|最近登录!|' +
    '最后登录!|通知时间|回调时间|出生日期|生效时间|创建人时间|更新時間!|退款時間|最終更新日時!|更新日時!|有効期限!|決済事業者応答時間!|取消日時|返金日時|キャンセル日時|취소일시!|취소일!|' +
    '환불일시!|수정일시!|만료일|last update|updated!|updated at!|updated on!|last updated!|last modified!|modified!|' +
    'modified at|refund date!|refunded date!|refunded at!|void date!|cancelled at|canceled at|expiry!|' +
    'expiry date!|expires!|expires at!|expiration!|expiration date!|valid until!|due!|respond by!|' +
    'disputed on|last login!|last active!|last seen!|joined!|birthday|date of birth!|next billing|' +
    'renewal date|laststatusrequest|order employee date|start date|end date|shipped!|delivered!|' +
    'delivery date!|published',
  amount:
    '交易金额!|订单金额|支付金额|消费金额!|金额|应结订单金额|付款总金额!|付款金额|总金额|原始金额|收款金额|实付金额?|用户实付金额?|应收金额|实收|应收?|交易额!|收银金额|流水金额|销售金额|' +
    '订单总额?|合计金额?|交易金額!|訂單金額|付款金額|金額|請款金額|利用金額!|売上金額!|請求金額|取引金額!|決済金額!|支払金額|注文金額|利用額|合計金額?|합계금액?|금액|승인금액!|판매가|' +
    '결제금액!|거래금액!|매출금액|주문금액|amount!|gross!|gross amount!|amount gross|payment amount!|transaction amount!|' +
    'txn amount!|trans amount!|total|total amount|total collected!|gross sales|gross total|pay amt!|amt|' +
    'amount paid|authamount|captured amount?|sale amount!|purchase amount!|charge amount!|order amount|' +
    'order total?|amount charged|total charge|paid|value|sum|billed amount|presentment amount?|' +
    'amount tendered?|authorized amount|authorised amount',
  debit: 'debit!|gross debit!|debit amount!|借方!|借方金额!|支出!|支出金额!|支出金額!|출금!|出金',
  credit: 'credit!|gross credit!|credit amount!|贷方!|贷方金额!|收入!|收入金额!|收入金額!|입금',
  sign:
    '金額符号!|金额符号!|借贷标志!|借贷方向!|收支!|收/支!|收支类型!|资金流向!|借贷!|sign!|dr/cr!|cr/dr!|debit/credit!|d/c!|balance impact!|' +
    'direction!|sens!|符号!|부호!|입출금',
  currency:
    '货币种类!|交易币种!|币种!|货币!|币别!|货币类型!|交易幣種!|幣別!|幣種!|貨幣!|取引通貨!|通貨!|통화!|통화코드|currency!|currency code!|ccy!|curr|' +
    'paid currency|gross currency!|transaction currency!|payment currency|txn currency!',
  fee:
    '手续费!|商户手续费!|服务费!|手续金额!|手续费金额!|交易手续费!|通道费|扣费|费用|平台服务费|交易手續費!|手續費!|費用|手数料!|加盟店手数料!|決済手数料!|수수료!|결제수수료!|fee!|' +
    'fees!|total fee|total fees|commission!|processing fee!|provider fee!|txn fee!|transaction fee!|mdr!|' +
    'fee amount!|service fee!|merchant fee|stripe fee|processing fees|markup?|scheme fees?',
  net:
    '结算金额!|清算金额!|实收金额|商家实收!|商家实收金额!|到账金额!|应结算金额!|实收净额!|净额!|结余金额|入账金额!|商户实收!|应结金额|實收金額|應收款項!|應收款項(淨額)!|清算金額!|' +
    '淨額!|入帳金額|精算金額!|振込金額!|入金額!|差引金額|정산금액!|입금액!|정산예정금액!|지급금액|net!|net amount!|net total!|net credit!|' +
    'settlement amount!|settled amount!|payout amount|amount received|net received amount!|' +
    'net payout|deposit amount|you receive!|net value',
  refundAmount:
    '退款金额!|申请退款金额|累计退款总额!|已退款金额!|退款总额!|退货金额!|已退金额!|退款金額!|退貨金額!|取消金額!|返金金額!|返金額!|취소금액!|환불금액!|amount refunded!|' +
    'refund amount!|refunded amount!|refunded!|partial refunds!|refunds!|total refunded',
  otherMoney:
    '代金券金额!|充值券退款金额!|优惠金额!|商家优惠金额!|平台优惠金额!|优惠!|折扣!|红包!|券核销金额!|支付宝红包!|集分宝!|商家红包消费金额!|卡消费金额!|分润!|分期手续费!|分期贴息!|' +
    '每期金额!|企业红包金额!|可退余额!|余额!|账户余额!|结存!|小费!|税额!|税费!|原价!|押金|税送料!|その他精算|残高!|消費税|平台手續費!|餘額!|잔액!|부가세!|할인!|봉사료|세금|' +
    '공급가액|discount!|discounts!|tax!|tax amount!|vat!|vat amount|tip!|tips!|tip amount!|tip amt!|gratuity!|' +
    'balance!|available balance!|running balance!|refundable!|service charge amount!|service charges!|' +
    'net sales!|gift card sales!|exchange amount|converted amount!|converted amount refunded!|taxes on fee!|' +
    'customer facing amount!|interchange!|settlement amount refunded|cashback!|surcharge!|shipping!|' +
    'third party fees!|refund tip amount!|fee fixed rate|v/mc/d fees!|destination platform fee!|on hold|' +
    'marketplace fee!|cash!|cash app!|swiped card amount|keyed card amount|captured!?|taxes|quota|' +
    'credit limit|limit!|budget|salary',
  rate:
    '费率!|手续费率!|结算手续费率!|费率备注|汇率!|利率!|税率!|费率(万分之一)!|費率!|匯率!|手数料率!|為替レート!|レート!|수수료율!|환율!|rate!|fee rate!|' +
    'exchange rate!|fx rate!|fee percentage rate!|mdr rate!|mdr %!|commission rate|buy!|sell!|buying!|' +
    'selling!|bid!|ask!|mid?|现汇买入价!|现钞买入价!|现汇卖出价!|中行折算价!|买入价!|卖出价!|中间价!|change %!|percent!|percentage!|%!|' +
    '涨跌幅!|涨跌!',
  count:
    '数量!|笔数!|交易笔数!|件数!|売上件数!|個数!|订单数!|库存!|存量!|庫存!|數量!|在庫!|在庫数!|수량!|재고!|건수!|qty!|quantity!|count!|stock!|' +
    'in stock!|inventory!|on hand!|units!|volume!|number of transactions!|transactions!|# refunds!|items!|' +
    'orders!|sales count!|visits!|期数|分期数!|分期期数!|installments!|instalments!|회차|할부!|할부개월!|支払回数!',
  price:
    '单价!|价格!|售价!|原价!|进价!|成本价!|零售价!|市场价!|單價!|價格!|售價!|単価!|価格!|販売価格!|定価!|단가!|가격!|price!|unit price!|list price!|' +
    'retail price!|cost!|unit cost!|cost price!|msrp!|open!|high!|low!|close!|last price!|开盘!|收盘!|最高!|最低!|' +
    '最新价!',
  status:
    '交易状态!|支付状态!|订单状态!|状态!|当前状态!|支付结果!|交易结果!|结果|收款状态!|付款状态!|付款狀態!|交易狀態!|狀態!|訂單狀態|状態!|取引状態!|ステータス!|決済ステータス!|' +
    '決済状態!|決済状況!|取引状況!|支払状況!|支払状態!|入金状況?|處理狀態!|결과|상태!|결제상태!|승인상태!|거래상태!|처리상태|status!|payment status!|transaction status!|txn status!|' +
    'trans status!|last event!|last payment status!|lastpaymentstatus!|result!|state!|order status|outcome!|' +
    'response?|current status!|transaction state!',
  type:
    '交易类型!|业务类型!|交易类别!|交易种类!|流水类型|渠道交易类型?|记录类型?|类型!|业务种类|收支类型?|订单类型?|交易名称!|交易類型!|交易類別!|交易碼|類型|取引種類!|取引種別!|' +
    '取扱区分!|取引区分!|処理区分!|種別!|区分?|거래구분!|거래유형!|구분!|유형!|거래종류!|type!|transaction type!|txn type!|trans type!|' +
    'event type!|record type!|reporting category!|event!|payment type?|operation type!|operation!|trx type!|' +
    'action?|kind',
  otherState:
    '分账状态!|结算状态!|退款状态!|退款类型!|对账状态!|打款状态!|开票状态!|通知状态!|撥款狀態!|是否参与清算!|入金ステータス!|정산상태!|payout status!|' +
    'deposit status!|settlement status!|refund status!|dispute status|risk!|risk level!|risk score!|' +
    'email status|delivery status|fulfillment!|avs!|cvv result!|on hold!|closed!|captured!|' +
    'lastpaymentstatuscode|error code!|エラーコード!|エラー詳細コード!|decline reason!|返回码!|应答码!|响应码!|response code!|' +
    'reason!|reason code|code?',
  card:
    '卡号!|帐号!|账号?|银行卡号!|交易卡号!|卡号后四位!|卡号末四位!|卡號!|信用卡號!|卡號末四碼!|信用卡卡號末4碼!|信用卡末四碼|カード番号!|利用会員番号!|会員番号|カード下4桁!|' +
    '카드번호!|카드 번호!|card number!|card no!|card!|card #!|last 4!|last4!|last four!|last 4 card digits!|' +
    'last 4 digits!|pan suffix!|pan!|masked pan!|card last4!|card last 4!|card info!|card details!|' +
    'account number?|card/account|masked card!|primary account number!',
  payer:
    '对方账户!|用户标识!|买家!|买家id!|消费者标识!|付款人!|付款方!|付款账号!|付款账户!|付款人账号!|买家账号!|对方账号!|用户id!|openid!|付款用户!|買家!|付款人帳號|購入者!|' +
    '구매자!|결제자|payer!|payer id!|buyer!|buyer id!|customer id!|customer account number!|customeraccountnumber!|' +
    'consumer bank account!|payer account!|user id?|from!|wallet account!',
  brand:
    '卡组织!|卡品牌!|卡種!|卡别!|卡別!|ブランド名!|ブランド名称!|ブランド!|ブランド区分|カードブランド!|카드브랜드!|브랜드!|card brand!|brand!|card network!|' +
    'scheme!|card scheme!|card type|network!',
  funding:
    '卡类型!|卡类别!|银行卡类型!|支付卡类型!|借贷记!|卡種類|카드종류|신용/체크!|card funding!|funding!|card kind|debit/credit card|' +
    'credit/debit',
  issuer:
    '发卡行!|发卡行名称!|付款银行!|银行名称!|发卡机构!|发卡银行!|支付银行!|發卡銀行!|發卡行!|カード会社!|カード発行会社!|카드사!|발급사!|card issuer!|issuer!|' +
    'issuing bank!|cc issuing bank!|bank name!|bank?',
  entryMode:
    '读卡方式!|输入方式!|pos输入方式!|刷卡方式!|进件方式|读卡模式!|卡片读取方式!|輸入方式!|讀卡方式!|入力方法!|入力方式!|読取方法!|読取方式!|登録方法|입력!|입력방식!|승인방식|' +
    '결제방식?|card entry type!|card entry methods!|card entry method!|entry mode!|entry type!|entry method!|' +
    'card source|capture method!|pos entry mode!|pos entry!|card entry!|read method!|capture mode!',
  authCode:
    '授权号!|授权码!|批准号!|授權碼!|授權號!|信用卡授權單號!|授權單號!|原購貨授權碼|承認番号!|承認コード!|승인번호!|승인코드!|auth code!|authcode!|' +
    'card auth code!|approval code!|authorization code!|authorisation code!|auth no!|auth number!|' +
    'approval no!|approval number!|authorization number',
  rrn:
    '参考号!|系统参考号!|检索号!|检索参考号!|交易参考号!|檢索號!|調閱編號!|參考號!|売上票照会コード!|参照番号|rrn!|retrieval reference number!|' +
    'retrieval reference!|retrieval ref!|reference #?|reference no?|host reference|arn!|流水号?',
  trace:
    '凭证号!|流水号!|终端流水号!|系统跟踪号!|查询流水号!|pos流水号!|跟踪号!|憑證號!|端末機序號!|序號?|流水號!|伝票番号!|端末処理通番!|処理通番|일련번호!|전표번호!|trace!|' +
    'trace no!|trace number!|stan!|receipt id?|voucher no!|voucher number|slip no!|slip number!|system trace!|' +
    'system trace audit number!|invoice no?',
  batch:
    '批次号!|交易批次号!|终端批次号!|批次!|批次號!|バッチ番号!|배치번호!|batch!|batch number!|batch id!|batch no!|batch #!|lot!',
  terminal:
    '终端号!|终端编号!|终端!|设备号!|设备编号!|自定义设备编号|pos终端号!|机具号!|终端id!|设备名称|收银机|款台|機號|終端號!|端末機代號!|端末機編號!|端末番号!|端末識別番号!|' +
    'cat(pos)端末番号!|cat端末番号|端末id!|端末!|レジ番号|단말기번호!|단말기명|단말기 번호!|단말기!|포스번호|machine|terminal id!|terminal!|tid!|' +
    'terminal number!|terminal no!|device!|device name|device id!|device nickname|reader!|pos id!|register!|' +
    'till!|lane',
  merchantNo:
    '商户号!|商户编号!|特约商户号|商户id!|商户代码!|子商户号|银商商户号!|商戶號!|特店代號!|商店代號!|商戶編號!|加盟店番号!|ショップid!|利用加盟店番号!|店舗コード?|상점id!|' +
    '가맹점번호!|사업자번호|merchant id!|mid!|merchant account!|merchant no!|merchant number!|merchant code!|' +
    'company account|appid',
  store:
    '门店名称!|门店!|分店!|分店简称|分支机构|商户名称|商户名|门店编号|门店编码|门店号!|店铺!|店铺名称!|店名!|平台名稱|門店!|門店名稱!|商戶名稱|店舗名称!|店舗名!|店舗!|屋号|加盟店名|' +
    '가맹점명!|가맹점!|매장!|매장명!|지점!|조직루트|location!|store!|store name!|store id|shop!|shop name!|outlet!|branch!|' +
    'branch name!|entity name!|site!|venue',
  operator:
    '操作员!|操作员编号|收银员!|收银员编号|营业员!|经办人|操作人!|店员!|员工|操作員!|收銀員!|係員!|担当者!|登録者|レジ担当|담당자!|직원!|처리자|캐셔!|cashier!|' +
    'operator!|staff name!|staff!|employee!|payment employee name!|employee name!|void user|clerk!|server!|' +
    'user!?|sales person|salesperson|attendant|operator id',
  method:
    '支付方式!|收款方式!|支付渠道!|支付通道!|交易方式!|渠道!|支付类型!|产品类型!|支付场景|钱包|通道类型!|交易渠道|付款方式!|通路!|収納方法|決済方法!|支払方法!|支払区分!|支払区分名!|' +
    'チャンネル!|수단!|결제수단!|결제방법!|매입사|payment method!|tender!|tender type|method!|source!|channel!|payment type!|' +
    'pay type!|card kind|wallet!|payment method name!|processing channel name|mode!',
  timeZone: 'timezone!|time zone!|时区!|時區!|タイムゾーン!|시간대!',
  text:
    '微信退款单号!|商户退款单号!|退款单号!|退款批次号!|退款批次号/请求号!|渠道退款单号!|商品名称!|商品说明!|商品!|标题!|备注!|商户备注!|付款附言!|订单备注!|附加数据!|商户数据包!|摘要!|说明!|描述!|备考|備註!|買家備註!|廠商備註!|商品名稱!|備考!|加盟店自由項目!|' +
    '商品名!|品目|메모!|비고!|품목!|판매항목!|상품명!|description!|details!|note!|notes!|memo!|comment!|comments!|remarks!|' +
    'remark!|statement descriptor!|item!|product!|product name!|subject!|metadata!|custom fields!|' +
    'seller message!|transaction details',
  person:
    '持卡人!|持卡人姓名!|持卡人身份证!|身份证!|身份证号!|证件号!|姓名!|客户姓名!|用户名!|昵称!|手机!|手机号!|手机号码!|电话!|联系电话!|邮箱!|地址!|收货地址!|收货人!|会员!|' +
    '会员姓名|客户!|顾客!|对方!|交易对方!|对方名称!|付款人姓名!|出金方账户名称!|電話!|手機!|信箱!|客戶!|氏名!|お名前!|顧客名!|購入者名!|電話番号!|メールアドレス!|住所!|会員名|' +
    '名義人!|이름!|성명!|고객명!|고객!|전화번호!|휴대폰!|이메일!|주소!|name!|customer!|customer name!|customername!|client name!|' +
    'client!|cardholder!|cardholder name!|card holder!|holder!|consumer name!|email!|e-mail!|mail!|' +
    'email address!|customer email!|from email address!|to email address!|phone!|phone number!|mobile!|' +
    'telephone!|address!|billing address!|shipping address!|first name!|last name!|full name!|guest!|member!|' +
    'recipient!|customer description!|room info!|national id!|ssn!|passport!|date of birth!|ip address!|ip!|' +
    'consumer bic!',
  secret:
    '取引パスワード!|パスワード!|密码!|交易密码!|安全码!|安全碼!|密碼!|cvv!|cvv2!|cvc!|cvc2!|cvn!|cvn2!|cid!|csc!|security code!|' +
    'セキュリティコード!|보안코드!|비밀번호!|password!|pin!|pin block!|track data!|track 1!|track 2!|track1!|track2!|磁道!|二磁道!|' +
    '三磁道!|到期日!|卡有效期!|card expiry!|exp date!|secret!|secret key!|api key!|token!|access token!',
  index:
    '序号!|序號!|行号!|#!|no!|no.!|nr!|nr.!|順番!|순번!|番号!?|번호!|操作!|详情!|動作!|詳細!|작업!|관리!|actions!|action!|select!|' +
    'select all!|row!|s/n!|sl no!|sr no!|lp!|lp.!|č.!',
  foreign:
    'sku!|barcode!|条码!|条形码!|規格!|规格!|品牌!|分类!|category!|categories!|role!|roles!|角色!|权限!|permissions!|部门!|' +
    'department!|职位!|ticker!|symbol!|isin!|股票代码!|市值!|market cap!|p/e!|日历!|星期!|节日!|event name!|attendees!|' +
    'organizer!|setting!|设置!|默认值!|default value!|参数!|单位!|unit!|weight!|version!|size!|browser!|os!|url!|' +
    'permission!|two-factor!|2fa!|enabled!|启用!|是否启用!|last price!|chg!|change!|成交量!|成交额!|plan!|subscription!|' +
    'priority!|assignee!|航班!|flight!|gate!|destination!|departure!|arrival!|platform?|temperature!|humidity!|' +
    'score!|grade!|rank!|排名!|population!|capital!|学号!|student!|isbn!|author!|作者!|publisher!|' +
    'due date!|amount due!|balance due!|issue date!|issued on!|pay period!|gross pay!|net pay!|payslip!|salary!|wage!|wages!|check-in!|check in!|check-out!|check out!|' +
    'nights!|room!|guest!|guests!|应付日期!|账期!|开票日期!|发票号码!|入住!|离店!|房型!|工资!|实发工资!|薪资!|支払期限!|請求書番号!|発行日!|급여!|납부기한!',
};
