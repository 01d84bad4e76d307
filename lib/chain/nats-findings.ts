// The stream of findings (findings-feed.ts), over NATS JetStream.
import type { NatsConnection } from '@nats-io/nats-core';
import type { FindingFeed } from './findings-feed';
import { findingNews, findingStream, findingSubject } from './names';
import { publish, readNear, stateOf } from './nats-streams';

const place = { prefix: '$JS.API', stream: findingStream };

/** A chain's findings over NATS. Shops may publish alone; reading is the head office's. */
export function findingsOverNats(nats: NatsConnection): FindingFeed {
  return {
    async publish(shop, { id, data }) {
      await publish(nats, { subject: findingSubject(shop), data, head: { 'Nats-Msg-Id': id } });
    },
    state: () => stateOf(nats, place),
    read: (seq) => readNear(nats, place, { seq }),
    watch(onNews) {
      const subscription = nats.subscribe(`${findingNews}.>`, {
        callback(error) {
          if (!error) onNews();
        },
      });
      let isStopped = false;
      const listen = async () => {
        for await (const { type } of nats.status()) {
          if (isStopped) return;
          if (type === 'reconnect') onNews();
        }
      };
      void listen();
      return () => {
        isStopped = true;
        subscription.unsubscribe();
      };
    },
  };
}
