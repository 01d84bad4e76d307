// Catalogue of the evidence pack: report and verifier.
import { evidence as en } from './en/evidence';
import type { Catalogue } from './say';
import { evidence as zhCn } from './zh-cn/evidence';

export type EvidenceKey = keyof typeof en;
export const evidence: Catalogue<EvidenceKey> = { en, 'zh-CN': zhCn };
