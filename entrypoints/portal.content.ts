// The content script: one in every frame of a site that the user allowed. Wiring only; lib/frame reads and marks.
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startFrame } from '@/lib/frame/frame';
import { linkToWorker } from '@/lib/frame/links';

/** Where a running script leaves its way to be stopped, in the extension's own world, which no page can reach. */
const running = globalThis as { tillguardStop?: () => void };

export default defineContentScript({
  registration: 'runtime',
  // WXT's own "a newer script has started" can be forged by any page; an earlier script is stopped below instead.
  noScriptStartedPostMessage: true,
  main() {
    running.tillguardStop?.();
    running.tillguardStop = startFrame(document, linkToWorker());
  },
});
