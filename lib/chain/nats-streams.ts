// JetStream's requests and answers, as far as a chain uses them: asking, appending, reading by number or subject. Over a connection
// that somebody else has opened. No consumer is ever made (see server-config.ts for why).
// https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-31.md (direct get)
import { headers, type Msg, type MsgHdrs, type NatsConnection, RequestError, TimeoutError } from '@nats-io/nats-core';
import * as z from 'zod/mini';
import { type Appended, Conflict, Refused, type Stored, type StreamState, TooLarge, Unavailable } from './connection';

/** An answer takes so long at most, ms: a cluster that has lost its leader answers nothing. */
const patience = 3000;
/** The server's code for "wrong last sequence" (JSStreamWrongLastSequenceErrF). */
const wrongLastSequence = 10071;

const Fault = z.object({ code: z.int(), err_code: z.optional(z.int()), description: z.optional(z.string()) });
const Ack = z.object({
  seq: z.optional(z.int()),
  duplicate: z.optional(z.boolean()),
  error: z.optional(Fault),
});
const Info = z.object({
  created: z.optional(z.string()),
  state: z.optional(z.object({ first_seq: z.int(), last_seq: z.int() })),
  error: z.optional(Fault),
});
const Got = z.object({
  message: z.optional(
    z.object({
      subject: z.string(),
      seq: z.int(),
      hdrs: z.optional(z.string()),
      data: z.optional(z.string()),
    }),
  ),
  error: z.optional(Fault),
});

/** Which message: the one of a number, a subject's last, or a subject's first from a number on. */
export type Question = { seq: number } | { last_by_subj: string } | { seq: number; next_by_subj: string };

/** A stream: its name, and the prefix under which its account's interface is reached. */
export interface StreamPlace {
  prefix: string;
  stream: string;
}

/** Publishes one message and waits for its acknowledgement. Throws Conflict, Unavailable, TooLarge, Refused. */
export async function publish(
  nats: NatsConnection,
  message: { subject: string; data: Uint8Array; head: Record<string, string> },
): Promise<Appended> {
  if (message.data.length > (nats.info?.max_payload ?? Number.POSITIVE_INFINITY) - 1024) throw new TooLarge();
  const head = headers();
  for (const [name, value] of Object.entries(message.head)) head.set(name, value);
  const ack = parsed(Ack, await ask(nats, message.subject, message.data, head));
  check(ack.error);
  if (ack.seq === undefined) throw new Unavailable('not acknowledged');
  return { seq: ack.seq, isDuplicate: ack.duplicate ?? false };
}

/** How far a stream is. */
export async function stateOf(nats: NatsConnection, { prefix, stream }: StreamPlace): Promise<StreamState> {
  const info = parsed(Info, await ask(nats, `${prefix}.STREAM.INFO.${stream}`, ''));
  check(info.error);
  if (!info.created || !info.state) throw new Unavailable('no state');
  return { created: info.created, firstSeq: Math.max(1, info.state.first_seq), lastSeq: info.state.last_seq };
}

/** One message, from any replica: one that is behind may not have it yet, so that nothing there is asked of the leader again. */
export async function readNear(nats: NatsConnection, place: StreamPlace, question: Question): Promise<Stored | null> {
  const answer = await ask(nats, `${place.prefix}.DIRECT.GET.${place.stream}`, JSON.stringify(question)).catch(
    (error: unknown) => {
      if (error instanceof Unavailable) return null;
      throw error;
    },
  );
  const head = answer?.headers;
  if (!answer || !head || head.code !== 0) return readSure(nats, place, question);
  return {
    seq: Number(head.get('Nats-Sequence')),
    subject: head.get('Nats-Subject'),
    id: head.get('Nats-Msg-Id'),
    data: answer.data,
  };
}

/** One message, from the stream's leader: what it does not have is not there. */
export async function readSure(nats: NatsConnection, place: StreamPlace, question: Question): Promise<Stored | null> {
  const answer = await ask(nats, `${place.prefix}.STREAM.MSG.GET.${place.stream}`, JSON.stringify(question));
  const got = parsed(Got, answer);
  if (got.error?.code === 404) return null;
  check(got.error);
  if (!got.message) throw new Unavailable('no message');
  const { subject, seq, hdrs = '', data = '' } = got.message;
  return { seq, subject, id: /^Nats-Msg-Id:\s*(\S+)/im.exec(atob(hdrs))?.[1] ?? '', data: bytesOf(data) };
}

/** Asks the servers something. Throws Unavailable where none answers in so many ms, Refused where this user may not ask it. */
export async function ask(
  nats: NatsConnection,
  subject: string,
  body: Uint8Array | string,
  head?: MsgHdrs,
  timeout = patience,
): Promise<Msg> {
  try {
    return await nats.request(subject, body, { timeout, ...(head && { headers: head }) });
  } catch (error) {
    if (error instanceof TimeoutError) throw new Unavailable('no answer');
    if (error instanceof RequestError && !error.isNoResponders()) throw new Refused(error.message);
    throw new Unavailable(error instanceof Error ? error.message : 'no connection');
  }
}

function check(fault: z.infer<typeof Fault> | undefined): void {
  if (fault === undefined) return;
  if (fault.err_code === wrongLastSequence) throw new Conflict();
  // 503 and others of that kind: no leader, no majority, resources used up for now.
  if (fault.code >= 500) throw new Unavailable(fault.description ?? String(fault.code));
  throw new Refused(fault.description ?? String(fault.code));
}

function parsed<T extends z.ZodMiniType>(schema: T, answer: Msg): z.infer<T> {
  try {
    return schema.parse(answer.json());
  } catch {
    throw new Unavailable('the answer is none of JetStream');
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}
