// How fast files go from shops to the head office through the servers' buckets, in parts, each verified on arrival: 2 GB with `--full`,
// a small part of it otherwise (TILLGUARD_CHAIN_MEGABYTES).
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { inboxOf } from '@/lib/chain/names';
import { partsOverNats } from '@/lib/chain/nats-parts';
import { type FileShelf, fetchFile, partSize, sendFile } from '@/lib/chain/parts';
import { sha256Hex } from '@/lib/model/case-chain';
import { alone, type Measure } from '@/tests/bench/measurement';
import { office, setting, startLoadedChain } from './load-chain';

const shopCount = 5;
/** bytes of one file: two parts and a piece */
const fileSize = 20_000_000;

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
    const tills = await Promise.all(shops.map((shop) => storeOf(`user-${shop}`, 'p', 'shop')));
    const bytes = crypto.getRandomValues(new Uint8Array(65_536));
    const body = new Uint8Array(fileSize);
    for (let at = 0; at < fileSize; at += bytes.length) body.set(bytes.subarray(0, fileSize - at), at);
    const count = Math.max(1, Math.round((megabytes * 1e6) / fileSize));
    const started = performance.now();
    let damaged = 0;
    await Promise.all(
      shops.map(async (shop, s) => {
        for (let n = s; n < count; n += shopCount) {
          const own = body.slice();
          new DataView(own.buffer).setUint32(0, n);
          const sha256 = await sha256Hex(own);
          const file = { sha256, name: 'f.bin', mime: 'application/octet-stream', bytes: own.length, title: 'f' };
          await sendFile(tills[s]!, shop, { file, kind: 'papers' }, new Blob([own]));
          if ((await fetchFile(head, passing(), shop, { file, kind: 'papers' })) !== 'here') damaged += 1;
        }
      }),
    );
    if (damaged > 0) throw new Error(`${damaged} of ${count} files did not arrive whole`);
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

/** A shelf that keeps a file until it is verified, and no longer. */
function passing(): FileShelf {
  const parts = new Map<number, Uint8Array<ArrayBuffer>>();
  return {
    has: async () => false,
    read: async () => null,
    parts: async () => [...parts.keys()],
    async keepPart(_sha256, number, bytes) {
      parts.set(number, bytes);
    },
    async join(sha256, count) {
      const whole = new Blob(Array.from({ length: count }, (_, i) => parts.get(i)!));
      return (await sha256Hex(await whole.arrayBuffer())) === sha256;
    },
  };
}
