// Catalogue of keeping evidence: how a page is captured, time stamps, packs on their way, redaction, cases from other machines.
import { custody as en } from './en/custody';
import type { Catalogue } from './say';
import { custody as zhCn } from './zh-cn/custody';

export type CustodyKey = keyof typeof en;
export const custody: Catalogue<CustodyKey> = { en, 'zh-CN': zhCn };
