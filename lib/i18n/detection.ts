// Catalogue of the options about detection: presets, thresholds, rates, what was learned.
import { detection as en } from './en/detection';
import type { Catalogue } from './say';
import { detection as zhCn } from './zh-cn/detection';

export type DetectionKey = keyof typeof en;
export const detection: Catalogue<DetectionKey> = { en, 'zh-CN': zhCn };
