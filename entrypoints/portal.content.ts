// The content script: one in every frame of a site that the user allowed. It only looks whether anything could be a table;
// what reads and marks (entrypoints/reader.ts) comes where something does.
import { defineContentScript } from 'wxt/utils/define-content-script';
import { keepDoor } from '@/lib/frame/doorkeeper';
import { runAlone } from '@/lib/frame/running';

export default defineContentScript({
  registration: 'runtime',
  // WXT's own "a newer script has started" can be forged by any page; an earlier script is stopped by runAlone instead.
  noScriptStartedPostMessage: true,
  main() {
    runAlone(() => keepDoor(document));
  },
});
