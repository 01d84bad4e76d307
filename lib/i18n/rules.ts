// Catalogue of the rules' reasons.
import { rules as en } from './en/rules';
import type { Catalogue } from './say';
import { rules as zhCn } from './zh-cn/rules';

export type RulesKey = keyof typeof en;
export const rules: Catalogue<RulesKey> = { en, 'zh-CN': zhCn };
