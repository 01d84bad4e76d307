// Run in a frame on the worker's order, where something could be a table: reads it and marks its rows, in place of the doorkeeper.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startFrame } from '@/lib/frame/frame';
import { linkToWorker } from '@/lib/frame/links';
import { runAlone } from '@/lib/frame/running';

export default defineUnlistedScript(() => runAlone(() => startFrame(document, linkToWorker())));
