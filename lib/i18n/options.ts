// Catalogue of the options and of what the merchant enters once and for all.
import { options as en } from './en/options';
import type { Catalogue } from './say';
import { options as zhCn } from './zh-cn/options';

export type OptionsKey = keyof typeof en;
export const options: Catalogue<OptionsKey> = { en, 'zh-CN': zhCn };
