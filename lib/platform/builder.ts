// The page for long work (packs, till exports): Chrome's offscreen document; in Firefox the background page itself can do it (see entrypoints/background.ts).
import { interfaceLanguage } from './runtime';

interface ChromeOffscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  hasDocument?(): Promise<boolean>;
}

const offscreen = (): ChromeOffscreen | undefined =>
  (globalThis as { chrome?: { offscreen?: ChromeOffscreen } }).chrome?.offscreen;

/** True where long work needs a document of its own (Chrome's service worker has neither dynamic import nor Blob URLs). */
export function needsBuilderPage(): boolean {
  return offscreen() !== undefined;
}

/** True while that document is open. */
export async function isBuilderPageOpen(): Promise<boolean> {
  return (await offscreen()?.hasDocument?.()) ?? false;
}

/** Opens the one offscreen document if it is not open. */
export async function openBuilderPage(): Promise<void> {
  const api = offscreen();
  if (!api || (await api.hasDocument?.())) return;
  try {
    await api.createDocument({
      // That document cannot ask for the interface's language itself; reports are written in it.
      url: `/offscreen.html?language=${encodeURIComponent(interfaceLanguage())}`,
      reasons: ['BLOBS'],
      justification:
        'Builds the evidence pack or reads the till export that the user asked for; holds the connection of a chain of shops.',
    });
  } catch (error) {
    // Two orders at once: the other one opened it.
    if (!(await api.hasDocument?.())) throw error;
  }
}

/** True in that document itself. */
export function isBuilderPage(): boolean {
  return location.pathname === '/offscreen.html';
}

/** Closes the offscreen document; to be called by that document itself, its work done. */
export function closeThisBuilderPage(): void {
  if (offscreen() !== undefined || isBuilderPage()) globalThis.close();
}
