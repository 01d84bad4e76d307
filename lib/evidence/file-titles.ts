// What each file of a pack is and why it matters, for index.json: in both languages, by its place.

const titles: readonly [RegExp, zh: string, en: string, whyZh: string, whyEn: string][] = [
  [
    /00-report\/urgent/,
    '紧急止付申请',
    'Request to stop the payment',
    '止付所需的全部要素',
    'everything that a stop of payment is matched on',
  ],
  [
    /00-report\/evidence-list/,
    '证据清单',
    'Evidence list',
    '签字盖章后确认各文件',
    'signed and sealed, it binds the files to the merchant',
  ],
  [/00-report\/statement/, '情况说明', 'Statement', '供修改、打印、签章', 'to be edited, printed, signed and sealed'],
  [/00-report\//, '报告', 'Report', '从这里开始阅读', 'start reading here'],
  [/10-transactions\/.*\.json$/, '交易记录', 'Transactions', '记录原件', 'the record itself'],
  [/10-transactions\//, '交易记录（表格）', 'Transactions (table)', '便于查看', 'a view of the record'],
  [
    /20-captures\/.*\.tsr$/,
    '时间戳',
    'Time stamp',
    '证明留存记录在该时间已存在',
    'proves that the capture existed then',
  ],
  [/20-captures\/.*\.png$/, '页面截图', 'Picture of the page', '当时页面显示的内容', 'what the page showed'],
  [
    /20-captures\/.*capture\.json$/,
    '留存记录',
    'Record of the capture',
    '何时、何地、用什么方法取得',
    'when, where and how it was taken',
  ],
  [/20-captures\//, '页面内容', 'Content of the page', '当时页面的文字与数据', 'text and data of the page'],
  [
    /30-records\/.*\.meta\.json$/,
    '文件来源说明',
    'Where the file came from',
    '来源、时间、经手人',
    'source, time, who added it',
  ],
  [/30-records\//, '商户提供的文件', 'File given by the merchant', '凭证及其他材料', 'vouchers and other papers'],
  [/40-people\//, '人员证件', 'Identity documents', '核实身份', 'to tell who is who'],
  [/50-response\//, '处置经过', 'What was done', '联系记录与时间经过', 'contacts and time line'],
  [/60-process\/log/, '签名日志', 'Signed log', '每一步都有签名，环环相扣', 'every act, signed and chained'],
  [
    /60-process\/stamps\/.*\.tsr$/,
    '以前证据包的时间戳',
    'Time stamp of an earlier pack',
    '在该包制作之后取得，对应旁边的签名',
    'came after that pack was made; stands for the signature beside it',
  ],
  [
    /60-process\/stamps\//,
    '以前证据包的签名',
    'Signature of an earlier pack',
    '旁边的时间戳所对应的内容',
    'what the stamp beside it stands for',
  ],
  [
    /60-process\/hand-over/,
    '密钥交接声明',
    'Hand-over of the key',
    '旧密钥签名指定后续密钥',
    'the old key names the one that follows it, and signs',
  ],
  [
    /60-process\//,
    '制作过程',
    'How it was made',
    '环境、公钥、处理说明',
    'environment, public keys, what was redacted',
  ],
  [/portal\//, '争议表单附件', 'For a dispute form', '可直接上传', 'ready to be uploaded'],
];

/** Title and reason of the file at `path`. */
export function fileTitles(path: string): { titleZh: string; titleEn: string; whyZh: string; whyEn: string } {
  const found = titles.find(([pattern]) => pattern.test(path));
  const [, titleZh, titleEn, whyZh, whyEn] = found ?? [null, '其他', 'Other', '', ''];
  return { titleZh, titleEn, whyZh, whyEn };
}
