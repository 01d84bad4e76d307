// 证据的保存与交付。
import type { custody as en } from '../en/custody';
import type { Message } from '../say';

export const custody = {
  'capture.how': '怎样留存',
  'capture.whole': '整页留存，从头滚到底',
  'capture.whole.hint': '每一屏大约半秒，完成后页面回到原来的位置。',
  'capture.others': '遮住其他客户的记录',
  'capture.others.hint': '截图和一同保存的内容里，只有本案的记录可读。',
  'capture.mhtml': '再存一份浏览器自己的网页副本',
  'capture.mhtml.hint': '浏览器会询问一次权限。保存之前，副本里的卡号会先遮掉。',
  'capture.mhtml.refused': '浏览器没有得到这项权限，所以不会有这份副本。',
  'capture.clock': '把本机时钟和后台的时间比对一下',
  'capture.clock.hint': '只向后台服务器问一次时间，不发送别的内容。',
  'capture.progress': '正在留存整页…… {percent}%',
  'capture.stop': '停止',
  'capture.stopped': '已停止，什么都没有保存，页面也回到了原来的位置。',
} satisfies Record<keyof typeof en, Message>;
