// Catalogue of a chain of shops: joining and leaving it, how it stands, its cases' files, its signs.
import { chain as en } from './en/chain';
import type { Catalogue } from './say';
import { chain as zhCn } from './zh-cn/chain';

export type ChainKey = keyof typeof en;
export const chain: Catalogue<ChainKey> = { en, 'zh-CN': zhCn };
