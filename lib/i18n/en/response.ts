// The response in English. Plain, calm, never blaming. Its parts are in response/.
import { steps } from './response/steps';
import { triage } from './response/triage';
import { words } from './response/words';

export const response = { ...steps, ...triage, ...words };
