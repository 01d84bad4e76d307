// The response in English. Plain, calm, never blaming. Its parts are in response/.
import { sources } from './response/sources';
import { steps } from './response/steps';
import { triage } from './response/triage';
import { words } from './response/words';

export const response = { ...sources, ...steps, ...triage, ...words };
