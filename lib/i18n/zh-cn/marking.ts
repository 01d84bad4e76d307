// 门户交易行上的标记与说明，中文。平实、不惊慌:标记只是请人看一眼，不下结论。

import type { marking as en } from '../en/marking';
import type { Message } from '../say';

export const marking = {
  region: '收银卫士：需要看一看的交易',
  'short.low': '留意',
  'short.medium': '核对',
  'short.high': '先核对',
  'short.case': '已建案件',
  'sure.low': '只是一点小异常，多半没有问题。',
  'sure.medium': '值得核对一下，也可能一切正常。',
  'sure.high': '请先核对这一笔。有明显的可疑迹象，或者几处迹象凑在了一起。',
  'title.low': '略有异常',
  'title.medium': '建议核对',
  'title.high': '请先核对',
  label: '收银卫士，{title}：{why}',
  innocent: '没有问题的情况：{text}',
  next: '接下来：{text}',
  'open-case': '建立案件',
  opening: '正在建立案件……',
  opened: '案件 {id} 已建立。请点浏览器上方的收银卫士图标，继续处理。',
  'in-case': '这一笔已在案件 {id} 中。请点浏览器上方的收银卫士图标，继续处理。',
  'open-failed': '案件没有建成，资料都还在。请再试一次，或点浏览器上方的收银卫士图标来建立。',
  'open-locked': '案件已锁定。请点浏览器上方的收银卫士图标解锁，再回来点“建立案件”。',
  covered: '网页上有东西挡住了这个说明框。为稳妥起见，请点浏览器上方的收银卫士图标来建立案件。',
  'related.one': '查看相关的那一笔',
  'related.many': '查看相关交易 {n}',
  'related.missing': '那一笔不在当前页面上，可能在列表的其他页。',
  fine: '这笔没问题',
  wrong: '这笔不对',
  'judged.fine': '记下了：这笔没有问题，类似的交易一段时间内不再提示。学到的内容都列在设置里。',
  'judged.wrong': '记下了：这笔不对，收银卫士会记住。要接着处理，请建立案件。',
  'take-back': '撤回刚才的选择',
  'taken-back': '已撤回，没有留下任何记录。',
  'judge-failed': '没有记下来，资料都还在，请再试一次。',
  close: '关闭',
} satisfies Record<keyof typeof en, Message>;
