// Catalogue of the panel where the user says what a table's columns mean.
import { teaching as en } from './en/teaching';
import type { Catalogue } from './say';
import { teaching as zhCn } from './zh-cn/teaching';

export type TeachingKey = keyof typeof en;
export const teaching: Catalogue<TeachingKey> = { en, 'zh-CN': zhCn };
