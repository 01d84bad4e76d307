// Catalogue of the letters: titles, sentences, labels.
import { letters as en } from './en/letters';
import type { Catalogue } from './say';
import { letters as zhCn } from './zh-cn/letters';

export type LetterKey = keyof typeof en;
export const letters: Catalogue<LetterKey> = { en, 'zh-CN': zhCn };
