// How fast files go from shops to the head office through the servers' buckets, with nothing beside them: 2 GB with `--full`, a small
// part of it otherwise (TILLGUARD_CHAIN_MEGABYTES).
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { inboxOf } from '@/lib/chain/names';
import { partsOverNats } from '@/lib/chain/nats-parts';
import { partSize } from '@/lib/chain/parts';
import { alone, type Measure } from '@/tests/bench/measurement';
import { fileSize, moveFiles } from './file-load';
import { office, setting, startLoadedChain } from './load-chain';

const shopCount = 5;

export const measure: Measure = async function* ({ isFull }) {
  const megabytes = setting('MEGABYTES', isFull ? 2000 : 100);
  const { servers, shops } = await startLoadedChain(shopCount);
  const open: NatsConnection[] = [];
  const storeOf = async (user: string, pass: string, role: 'shop' | 'office') => {
    const nats = await connect({ servers: servers.addresses, user, pass, inboxPrefix: inboxOf(user), timeout: 20_000 });
    open.push(nats);
    return partsOverNats(nats, role);
  };
  try {
    const head = await storeOf(office.user, office.password, 'office');
    const tills = await Promise.all(
      shops.map(async (shop) => ({ shop, store: await storeOf(`user-${shop}`, 'p', 'shop') })),
    );
    const started = performance.now();
    const count = await moveFiles(head, tills, megabytes);
    const seconds = (performance.now() - started) / 1000;
    yield alone(
      {
        area: 'chain',
        name: 'files-there',
        unit: 's',
        note: `${count} files of ${fileSize / 1e6} MB from ${shopCount} shops, in parts of ${partSize / 1024 ** 2} MiB with three copies each, fetched and verified by the head office: ${((count * fileSize) / 1e6 / seconds).toFixed(0)} MB/s`,
      },
      [seconds],
    );
  } finally {
    await Promise.all(open.map((nats) => nats.close()));
    await servers.stop();
  }
};
