// Answering: each message is parsed, its sender checked against the table in messages.ts, and only then handled.

import type { Trouble } from '@/lib/model/trouble';
import type { Origin } from '@/lib/platform/runtime';
import * as runtime from '@/lib/platform/runtime';
import { type Answer, Envelope } from './envelope';
import { isTooLarge, RateLimit } from './limits';
import { type MessageName, messages, type Payload, type Reply } from './messages';
import {
  type ContentMessageName,
  type ContentPayload,
  type ContentReply,
  contentMessages,
} from './messages/content-messages';
import type { Sender } from './messages/part';

export type Handlers = { [N in MessageName]: (payload: Payload<N>, origin: Origin) => Promise<Reply<N>> };
export type ContentHandlers = { [N in ContentMessageName]: (payload: ContentPayload<N>) => Promise<ContentReply<N>> };

/** Names the trouble of an error; lets storage's typed errors be told to the user. */
export type TroubleOf = (error: unknown) => Trouble;

/**
 * Answers one message as the worker: undefined where it is not addressed to the worker. Refuses senders that the table does
 * not name, too much, and payloads of another form before any handler runs.
 */
export function answerAsWorker(
  handlers: Handlers,
  troubleOf: TroubleOf,
  message: unknown,
  origin: Origin,
  limit: RateLimit,
): Promise<Answer> | undefined {
  if ((message as { to?: unknown } | null)?.to !== 'worker') return undefined;
  const envelope = Envelope.safeParse(message);
  if (!envelope.success || !Object.hasOwn(messages, envelope.data.name)) return Promise.resolve(refusal('invalid'));
  const name = envelope.data.name as MessageName;
  const { from, payload } = messages[name];
  if (!(from as readonly Sender[]).includes(origin.kind as Sender)) return Promise.resolve(refusal('refused'));
  if (!limit.allows(origin, performance.now()) || isTooLarge(envelope.data.payload))
    return Promise.resolve(refusal('too-much'));
  const parsed = payload.safeParse(envelope.data.payload);
  if (!parsed.success) return Promise.resolve(refusal('invalid'));
  return answered(() => handlers[name](parsed.data as never, origin), troubleOf);
}

/** Registers the worker's handlers; must be called synchronously at start-up. */
export function serveWorker(handlers: Handlers, troubleOf: TroubleOf): void {
  const limit = new RateLimit();
  runtime.onMessage((message, origin) => answerAsWorker(handlers, troubleOf, message, origin, limit));
}

/** Answers one message as a frame: undefined where it is not the worker's to the frame. */
export function answerAsFrame(
  handlers: ContentHandlers,
  message: unknown,
  origin: Origin,
): Promise<Answer> | undefined {
  if (origin.kind !== 'worker' || (message as { to?: unknown } | null)?.to !== 'frame') return undefined;
  const envelope = Envelope.safeParse(message);
  if (!envelope.success || !Object.hasOwn(contentMessages, envelope.data.name))
    return Promise.resolve(refusal('invalid'));
  const name = envelope.data.name as ContentMessageName;
  const parsed = contentMessages[name].payload.safeParse(envelope.data.payload);
  if (!parsed.success) return Promise.resolve(refusal('invalid'));
  return answered(
    () => handlers[name](parsed.data as never),
    () => 'unexpected',
  );
}

/** Registers a frame's handlers: only the worker is listened to. Returns how to stop. */
export function serveFrame(handlers: ContentHandlers): () => void {
  return runtime.onMessage((message, origin) => answerAsFrame(handlers, message, origin));
}

function refusal(trouble: Trouble): Answer {
  return { ok: false, trouble };
}

async function answered(handle: () => Promise<unknown>, troubleOf: TroubleOf): Promise<Answer> {
  try {
    return { ok: true, value: await handle() };
  } catch (error) {
    const trouble = troubleOf(error);
    // The log of the extension itself, never of the page; it holds the error and no data of the merchant's.
    if (trouble === 'unexpected')
      console.error('Tillguard:', error instanceof Error ? (error.stack ?? error.message) : 'unknown error');
    return refusal(trouble);
  }
}
