// Asking: the worker by pages and content scripts, a frame's content script by the worker. Answers are parsed like any input.
import * as runtime from '@/lib/platform/runtime';
import { Answer, AskFailed, type Envelope } from './envelope';
import { Changed, type MessageName, messages, type Payload, type Reply } from './messages';
import {
  type ContentMessageName,
  type ContentPayload,
  type ContentReply,
  contentMessages,
} from './messages/content-messages';

/** Asks the worker. Rejects with AskFailed; `gone` where no worker answers (the extension was updated or removed). */
export async function ask<N extends MessageName>(name: N, payload: Payload<N>): Promise<Reply<N>> {
  const envelope: Envelope = { to: 'worker', name, payload };
  const value = opened(name, await delivered(name, runtime.sendToExtension(envelope)));
  return messages[name].reply.parse(value) as Reply<N>;
}

/** Asks one frame's content script; only the worker's orders are listened to there. Rejects with AskFailed. */
export async function askFrame<N extends ContentMessageName>(
  tabId: number,
  frameId: number,
  name: N,
  payload: ContentPayload<N>,
): Promise<ContentReply<N>> {
  const envelope: Envelope = { to: 'frame', name, payload };
  const value = opened(name, await delivered(name, runtime.sendToFrame(tabId, frameId, envelope)));
  return contentMessages[name].reply.parse(value) as ContentReply<N>;
}

/** Tells all pages of ours that something has changed. No page being open is no fault. */
export function tellPages(changed: Changed): void {
  const envelope: Envelope = { to: 'pages', name: 'changed', payload: changed };
  runtime.sendToExtension(envelope).catch(() => undefined);
}

/** Calls `listener` for every change that the worker tells; returns how to stop. */
export function subscribeToChanges(listener: (changed: Changed) => void): () => void {
  return runtime.onMessage((message, origin) => {
    if (origin.kind !== 'worker' && origin.kind !== 'page' && origin.kind !== 'offscreen') return undefined;
    const envelope = message as Envelope;
    if (envelope?.to !== 'pages') return undefined;
    const changed = Changed.safeParse(envelope.payload);
    if (changed.success) listener(changed.data);
    return undefined;
  });
}

async function delivered(name: string, sent: Promise<unknown>): Promise<unknown> {
  try {
    return await sent;
  } catch {
    throw new AskFailed(name, 'gone');
  }
}

function opened(name: string, raw: unknown): unknown {
  const answer = Answer.safeParse(raw);
  if (!answer.success) throw new AskFailed(name, 'gone');
  if (!answer.data.ok) throw new AskFailed(name, answer.data.trouble);
  return answer.data.value;
}
