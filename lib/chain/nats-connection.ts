// What replication needs (connection.ts), over NATS JetStream, for one role.
import type { NatsConnection } from '@nats-io/nats-core';
import type { ChainRole } from '@/lib/model/chain-member';
import type { ChainConnection } from './connection';
import { apiPrefix, newsSubject, streamOf } from './names';
import { publish, readNear, readSure, stateOf } from './nats-streams';

/** A chain's connection over NATS. The server repeats what it has stored of a shop to whoever listens: that is the news. */
export function overNats(nats: NatsConnection, role: ChainRole): ChainConnection {
  const placeOf = (shop: string) => ({ prefix: apiPrefix(role, shop), stream: streamOf(shop) });
  return {
    append: (shop, { subject, id, data, after }) =>
      publish(nats, {
        subject,
        data,
        head: {
          'Nats-Msg-Id': id,
          'Nats-Expected-Stream': streamOf(shop),
          'Nats-Expected-Last-Subject-Sequence': String(after),
        },
      }),
    state: (shop) => stateOf(nats, placeOf(shop)),
    read: (shop, seq) => readNear(nats, placeOf(shop), { seq }),
    async lastOf(shop, subject) {
      // Only the leader knows what was written last.
      return (await readSure(nats, placeOf(shop), { last_by_subj: subject }))?.seq ?? 0;
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
