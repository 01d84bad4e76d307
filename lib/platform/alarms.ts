// Alarms: the only clock that outlives the worker. The browser may still forget them when it is closed, so they are set anew at its start.
import { browser } from './browser';

/** Rings at an instant (UTC milliseconds), in place of an earlier alarm of that name. Browsers wait at least half a minute. */
export async function setAlarm(name: string, at: number): Promise<void> {
  await browser.alarms.create(name, { when: at });
}

/** Takes an alarm back. */
export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}

/** Calls back for each alarm that rings. Register synchronously at start-up. */
export function onAlarm(listener: (name: string) => void): void {
  browser.alarms.onAlarm.addListener((alarm) => listener(alarm.name));
}
