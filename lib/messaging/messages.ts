// Every message that the parts of the extension send each other, by name; what each holds stands in the files beside this one.
import * as z from 'zod/mini';
import { caseMessages } from './messages/case-messages';
import { chainMessages } from './messages/chain-messages';
import { dataMessages } from './messages/data-messages';
import { packMessages } from './messages/pack-messages';
import type { Messages } from './messages/part';
import { portalMessages } from './messages/portal-messages';
import { recordMessages } from './messages/record-messages';
import { shopMessages } from './messages/shop-messages';

/** To the worker. */
export const messages = {
  ...portalMessages,
  ...caseMessages,
  ...packMessages,
  ...recordMessages,
  ...shopMessages,
  ...dataMessages,
  ...chainMessages,
} as const satisfies Messages;

export type MessageName = keyof typeof messages;
export type Payload<N extends MessageName> = z.infer<(typeof messages)[N]['payload']>;
export type Reply<N extends MessageName> = z.infer<(typeof messages)[N]['reply']>;

/** Told to all pages of ours when something that they may show has changed; they ask again for what they show. */
export const Changed = z.object({
  changed: z.enum([
    'tab',
    'case',
    'pack',
    'till',
    'till-progress',
    'statement-progress',
    'settings',
    'contact',
    'site',
    'shop',
    'prevention',
    'capture',
    'learned',
    'lock',
    'chain',
  ]),
  id: z.string(),
});
export type Changed = z.infer<typeof Changed>;
