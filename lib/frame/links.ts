// A frame's links to the worker, over messages.
import { answerAsFrame, serveFrame } from '@/lib/messaging/receive';
import { ask } from '@/lib/messaging/send';
import { isAlive } from '@/lib/platform/runtime';
import { shadowRootOf } from '@/lib/platform/shadow-roots';
import type { FrameLinks } from './frame';
import { offerAnswers } from './running';

/** The links of a real content script. */
export function linkToWorker(): FrameLinks {
  return {
    tellRead: (payload) => ask('page.read', payload),
    tellPart: (payload) => ask('page.part', payload),
    tellChanged: (payload) => ask('page.changed', payload),
    askKnown: (payload) => ask('page.known', payload),
    openCase: (payload) => ask('page.open-case', payload),
    judge: (payload) => ask('page.judge', payload),
    serve: (handlers) => {
      offerAnswers((message, origin) => answerAsFrame(handlers, message, origin));
      return serveFrame(handlers);
    },
    shadowRootOf,
    isAlive,
  };
}
