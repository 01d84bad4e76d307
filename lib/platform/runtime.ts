// Messages between the parts of the extension, and who sent one. What a message means is lib/messaging's.
import { browser, type Runtime } from './browser';

/** Version of the build, put in by wxt.config.ts. */
declare const __VERSION__: string;

/** Who sent a message, told by the browser and not by the message. `stranger`: anyone else; never answered. */
export type Origin =
  | { kind: 'page' | 'offscreen' | 'worker' }
  | { kind: 'content'; tabId: number; frameId: number }
  | { kind: 'stranger' };

/** Sends to all other extension contexts and gives the first answer. Rejects where nobody listens. */
export function sendToExtension(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** Sends to one frame's content script. Rejects where none is there. */
export function sendToFrame(tabId: number, frameId: number, message: unknown): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, message, { frameId });
}

/** Calls `listener` for every message; a promise that it returns is the answer, undefined leaves the message to others. */
export function onMessage(listener: (message: unknown, origin: Origin) => Promise<unknown> | undefined): () => void {
  const wrapped = (message: unknown, sender: Runtime.MessageSender) => listener(message, originOf(sender));
  browser.runtime.onMessage.addListener(wrapped);
  return () => browser.runtime.onMessage.removeListener(wrapped);
}

/**
 * The sender's origin. A page of ours counts by its own URL, even in a tab; a content script by its tab, whatever URL it
 * claims; a missing or other extension id is a stranger.
 */
export function originOf(sender: Runtime.MessageSender): Origin {
  if (sender.id !== browser.runtime.id) return { kind: 'stranger' };
  const own = browser.runtime.getURL('/');
  if (sender.url?.startsWith(own)) {
    const path = sender.url.slice(own.length).split(/[?#]/)[0];
    if (path === 'offscreen.html') return { kind: 'offscreen' };
    return sender.tab === undefined &&
      path !== undefined &&
      /^(background\.js|_generated_background_page\.html)$/.test(path)
      ? { kind: 'worker' }
      : { kind: 'page' };
  }
  if (sender.tab?.id !== undefined && sender.frameId !== undefined) {
    return { kind: 'content', tabId: sender.tab.id, frameId: sender.frameId };
  }
  return sender.url === undefined ? { kind: 'worker' } : { kind: 'stranger' };
}

/** True as long as this context belongs to the installed extension; false in a content script left over from before an update. */
export function isAlive(): boolean {
  try {
    return browser.runtime.id !== undefined;
  } catch {
    return false;
  }
}

/** Version of the installed extension. */
export function extensionVersion(): string {
  // Chrome's offscreen document is given only a part of `runtime`, without the manifest.
  return (browser.runtime as Partial<typeof browser.runtime>).getManifest?.().version ?? __VERSION__;
}

/** Language of the browser's own interface, as a BCP 47 tag. */
export function interfaceLanguage(): string {
  // Offscreen documents have no `i18n`: of the extension's interfaces they see `runtime` alone. Whoever opened ours told it.
  const { i18n } = browser as Partial<typeof browser>;
  return i18n?.getUILanguage() ?? new URLSearchParams(location.search).get('language') ?? navigator.language;
}
