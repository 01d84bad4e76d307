// Catalogue of the views: popup, side panel, settings, and the words of states and troubles.
import { app as en } from './en/app';
import type { Catalogue } from './say';
import { app as zhCn } from './zh-cn/app';

export type AppKey = keyof typeof en;
export const app: Catalogue<AppKey> = { en, 'zh-CN': zhCn };
