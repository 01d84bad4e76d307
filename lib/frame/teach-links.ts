// The links of the teaching panel to the worker, over messages.
import type { Payload, Reply } from '@/lib/messaging/messages';
import { ask } from '@/lib/messaging/send';
import { shadowRootOf } from '@/lib/platform/shadow-roots';
import type { ShadowRootOf } from '@/lib/reading/tree';

export interface TeachLinks {
  askKnown(payload: Payload<'page.known'>): Promise<Reply<'page.known'>>;
  /** keeps what was said of one table, or forgets the table where no column is named; the page is read again then */
  teach(payload: Payload<'page.teach'>): Promise<unknown>;
  shadowRootOf: ShadowRootOf;
}

/** The links in a real page. */
export function linkTeaching(): TeachLinks {
  return {
    askKnown: (payload) => ask('page.known', payload),
    teach: (payload) => ask('page.teach', payload),
    shadowRootOf,
  };
}
