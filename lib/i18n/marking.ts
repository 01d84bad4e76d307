// Catalogue of the marks on a portal's rows and of the popover that explains them.
import { marking as en } from './en/marking';
import type { Catalogue } from './say';
import { marking as zhCn } from './zh-cn/marking';

export type MarkingKey = keyof typeof en;
export const marking: Catalogue<MarkingKey> = { en, 'zh-CN': zhCn };
