// Files that go from shops to the head office through the servers' buckets, in parts, each file verified on arrival.
import { type FileShelf, fetchFile, type PartStore, sendFile } from '@/lib/chain/parts';
import { sha256Hex } from '@/lib/model/case-chain';

/** bytes of one file: two parts and a piece */
export const fileSize = 20_000_000;

/**
 * Sends so much (in files of `fileSize`) from these shops in turn, and fetches it. A shop's files go one after the other, shops beside
 * each other. Returns how many there were; throws where one did not arrive whole.
 * @param dueAt when a file of this number may start, ms of performance.now(); without it all at once
 */
export async function moveFiles(
  head: PartStore,
  tills: readonly { shop: string; store: PartStore }[],
  megabytes: number,
  dueAt: (number: number, count: number) => number = () => 0,
): Promise<number> {
  const count = Math.max(1, Math.round((megabytes * 1e6) / fileSize));
  const bytes = crypto.getRandomValues(new Uint8Array(65_536));
  const body = new Uint8Array(fileSize);
  for (let at = 0; at < fileSize; at += bytes.length) body.set(bytes.subarray(0, fileSize - at), at);
  let damaged = 0;
  await Promise.all(
    tills.map(async ({ shop, store }, s) => {
      for (let n = s; n < count; n += tills.length) {
        await new Promise((resolve) => setTimeout(resolve, dueAt(n, count) - performance.now()));
        const own = body.slice();
        new DataView(own.buffer).setUint32(0, n);
        const sha256 = await sha256Hex(own);
        const file = { sha256, name: 'f.bin', mime: 'application/octet-stream', bytes: own.length, title: 'f' };
        await sendFile(store, shop, { file, kind: 'papers' }, new Blob([own]));
        if ((await fetchFile(head, passing(), shop, { file, kind: 'papers' })) !== 'here') damaged += 1;
      }
    }),
  );
  if (damaged > 0) throw new Error(`${damaged} of ${count} files did not arrive whole`);
  return count;
}

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
