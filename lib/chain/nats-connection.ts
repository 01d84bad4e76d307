// The chain's servers as NATS JetStream: requests and answers in its protocol, over a connection that somebody else has opened
// (WebSocket in the browser, TCP in Node). No consumer is ever made: a stream is read by number, and the server repeats what it has
// stored to whoever listens (see server-config.ts for why).
// https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-31.md (direct get)
import { headers, type Msg, type MsgHdrs, type NatsConnection, RequestError, TimeoutError } from '@nats-io/nats-core';
import * as z from 'zod/mini';
import { type ChainConnection, Conflict, Refused, type Stored, TooLarge, Unavailable } from './connection';
import { apiPrefix, type ChainRole, newsSubject, streamOf } from './names';

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
  state: z.optional(z.object({ last_seq: z.int() })),
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

/** A chain's connection over NATS, for one role. */
export function overNats(nats: NatsConnection, role: ChainRole): ChainConnection {
  const api = (shop: string, call: string) => `${apiPrefix(role, shop)}.${call}`;

  async function ask(subject: string, body: Uint8Array | string, head?: MsgHdrs): Promise<Msg> {
    try {
      return await nats.request(subject, body, { timeout: patience, ...(head && { headers: head }) });
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

  /** Answered by any replica, which may be behind: nothing there is asked of the leader again. */
  async function direct(shop: string, question: object): Promise<Stored | null> {
    const answer = await ask(api(shop, `DIRECT.GET.${streamOf(shop)}`), JSON.stringify(question)).catch(
      (error: unknown) => {
        if (error instanceof Unavailable) return null;
        throw error;
      },
    );
    const head = answer?.headers;
    if (!answer || !head || head.code !== 0) return fromLeader(shop, question);
    return {
      seq: Number(head.get('Nats-Sequence')),
      subject: head.get('Nats-Subject'),
      id: head.get('Nats-Msg-Id'),
      data: answer.data,
    };
  }

  async function fromLeader(shop: string, question: object): Promise<Stored | null> {
    const answer = await ask(api(shop, `STREAM.MSG.GET.${streamOf(shop)}`), JSON.stringify(question));
    const got = parsed(Got, answer);
    if (got.error?.code === 404) return null;
    check(got.error);
    if (!got.message) throw new Unavailable('no message');
    const { subject, seq, hdrs = '', data = '' } = got.message;
    return { seq, subject, id: /^Nats-Msg-Id:\s*(\S+)/im.exec(atob(hdrs))?.[1] ?? '', data: bytesOf(data) };
  }

  return {
    async append(shop, { subject, id, data, after }) {
      if (data.length > (nats.info?.max_payload ?? Number.POSITIVE_INFINITY) - 1024) throw new TooLarge();
      const head = headers();
      head.set('Nats-Msg-Id', id);
      head.set('Nats-Expected-Stream', streamOf(shop));
      head.set('Nats-Expected-Last-Subject-Sequence', String(after));
      const ack = parsed(Ack, await ask(subject, data, head));
      check(ack.error);
      if (ack.seq === undefined) throw new Unavailable('not acknowledged');
      return { seq: ack.seq, isDuplicate: ack.duplicate ?? false };
    },
    async state(shop) {
      const info = parsed(Info, await ask(api(shop, `STREAM.INFO.${streamOf(shop)}`), ''));
      check(info.error);
      if (!info.created || !info.state) throw new Unavailable('no state');
      return { created: info.created, lastSeq: info.state.last_seq };
    },
    read: (shop, seq) => direct(shop, { seq }),
    async lastOf(shop, subject) {
      // Only the leader knows what was written last.
      return (await fromLeader(shop, { last_by_subj: subject }))?.seq ?? 0;
    },
    watch(shops, onNews, onAgain) {
      const subscriptions = shops.map((shop) =>
        nats.subscribe(`${newsSubject(shop)}.>`, {
          callback(error, message) {
            const head = message?.headers;
            if (error || !head) return;
            const [seq, subject, id] = [head.get('Nats-Sequence'), head.get('Nats-Subject'), head.get('Nats-Msg-Id')];
            onNews({ shop, message: { seq: Number(seq), subject, id, data: message.data } });
          },
        }),
      );
      let isStopped = false;
      const listen = async () => {
        for await (const { type } of nats.status()) {
          if (isStopped) return;
          if (type === 'reconnect' || type === 'disconnect') onAgain();
        }
      };
      void listen();
      return () => {
        isStopped = true;
        for (const subscription of subscriptions) subscription.unsubscribe();
      };
    },
  };
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
