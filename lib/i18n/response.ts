// Catalogue of the response: steps, outcomes, facts, the time line's words.
import { response as en } from './en/response';
import type { Catalogue } from './say';
import { response as zhCn } from './zh-cn/response';

export type ResponseKey = keyof typeof en;
export const response: Catalogue<ResponseKey> = { en, 'zh-CN': zhCn };
