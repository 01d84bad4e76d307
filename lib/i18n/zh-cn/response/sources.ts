// 处置步骤的依据,供想核对的人查阅。
import type { sources as en } from '../../en/response/sources';

export const sources = {
  'source.practice': '商户上报不明交易时，收单机构、银行和警方通常的要求',
  'source.hotlines': '全国公布的号码：报警 110、反诈 96110、银联 95516、人民银行消费者热线 12363',
  'source.electronic-data':
    '法发〔2016〕22号，《关于办理刑事案件收集提取和审查判断电子数据若干问题的规定》（保持电子数据原样；第十四条：笔录应当写明的内容）',
  'source.emergency-stop': '银发〔2016〕86号，紧急止付（按户名、账号、金额、时间核对；一次 48 小时，最多两次）',
  'source.police-filing': '公通字〔2015〕32号（警方一般 3 日内决定是否立案，需要查证的 7 日或 30 日）',
  'source.retrieval': '银联调单的通行做法：要签购单原件，不收重打的；期限以收单机构的通知为准',
  'source.data-breach': '欧盟《通用数据保护条例》（2016/679）第三十三条，英国同（个人数据泄露：72 小时）',
  'source.ic3': '美国联邦调查局互联网犯罪投诉中心 ic3.gov（在美国，这类案件在这里举报）',
  'source.report-fraud': '伦敦金融城警察局 Report Fraud，原 Action Fraud（在英格兰、威尔士和北爱尔兰，诈骗在这里举报）',
  'source.pci': 'PCI DSS 4.0 第 8 条（访问控制）和 9.5 条（终端清单、防改装和调换的检查、员工培训）',
} satisfies Record<keyof typeof en, string>;
