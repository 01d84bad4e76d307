// Every request that a run of Chromium made, read from its own network log: pages, workers, the extension and the browser itself.
import { readFileSync } from 'node:fs';

export interface NetRequest {
  url: string;
  /** origin of whoever asked; empty where the browser itself did */
  initiator: string;
}

interface LogEvent {
  type: number;
  params?: { url?: string; initiator?: string };
}

/** Requests of a finished run, in order. Throws where the log was cut off, so that a missing end is no silence. */
export function requestsIn(logPath: string): NetRequest[] {
  const { constants, events } = JSON.parse(readFileSync(logPath, 'utf8')) as {
    constants: { logEventTypes: Record<string, number> };
    events: LogEvent[];
  };
  const started = constants.logEventTypes.URL_REQUEST_START_JOB;
  const socket = constants.logEventTypes.WEBSOCKET_SEND_REQUEST_HEADERS ?? -1;
  return events
    .filter(({ type, params }) => (type === started || type === socket) && params?.url !== undefined)
    .map(({ params }) => ({
      url: params!.url!,
      initiator: params!.initiator === 'not an origin' ? '' : (params!.initiator ?? ''),
    }));
}
