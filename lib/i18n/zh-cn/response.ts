// 处置流程的中文:平实、冷静、不责备。内容在 response/ 里。
import { sources } from './response/sources';
import { steps } from './response/steps';
import { triage } from './response/triage';
import { words } from './response/words';

export const response = { ...sources, ...steps, ...triage, ...words };
