// First run, new browser session and mere wake-up are kept apart: this room tells the first two; a wake-up is just the script running.
import { browser } from './browser';

/** Calls back after an installation or update of the extension, and after the browser was started. Register synchronously. */
export function onStarted(listeners: { installedOrUpdated(): void; browserStarted(): void }): void {
  browser.runtime.onInstalled.addListener(() => listeners.installedOrUpdated());
  browser.runtime.onStartup.addListener(() => listeners.browserStarted());
}
