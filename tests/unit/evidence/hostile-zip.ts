// A zip writer without scruples, for tests: each entry may lie about its name, size, kind or place.
import { crc32 } from 'node:zlib';

export interface HostileEntry {
  name: string;
  data: Uint8Array<ArrayBuffer>;
  /** name in the local header, where it differs */
  localName?: string;
  /** 0 stored, 8 deflated (data is then already packed) */
  method?: number;
  /** unpacked size that is stated */
  size?: number;
  crc?: number;
  /** Unix mode with type bits */
  mode?: number;
  /** use the local header of this earlier entry instead of an own one */
  overlaps?: number;
}

/** The zip's bytes. */
export function hostileZip(entries: readonly HostileEntry[]): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const central: Uint8Array<ArrayBuffer>[] = [];
  const offsets: number[] = [];
  let at = 0;
  const push = (list: Uint8Array<ArrayBuffer>[], bytes: Uint8Array<ArrayBuffer>) => list.push(bytes);
  for (const entry of entries) {
    const { data, method = 0 } = entry;
    const size = entry.size ?? data.length;
    const crc = entry.crc ?? crc32(data);
    const name = new TextEncoder().encode(entry.name) as Uint8Array<ArrayBuffer>;
    const local = new TextEncoder().encode(entry.localName ?? entry.name) as Uint8Array<ArrayBuffer>;
    const fields = (length: number) => [
      20,
      2,
      0x0800,
      2,
      method,
      2,
      0,
      2,
      0x21,
      2,
      crc,
      4,
      data.length,
      4,
      size,
      4,
      length,
      2,
    ];
    if (entry.overlaps === undefined) {
      offsets.push(at);
      const header = numbers(0x04034b50, 4, ...fields(local.length), 0, 2);
      push(parts, header);
      push(parts, local);
      push(parts, data);
      at += header.length + local.length + data.length;
    } else offsets.push(offsets[entry.overlaps]!);
    push(
      central,
      numbers(
        0x02014b50,
        4,
        0x0314,
        2,
        ...fields(name.length),
        0,
        2,
        0,
        2,
        0,
        2,
        0,
        2,
        ((entry.mode ?? 0) << 16) >>> 0,
        4,
        offsets.at(-1)!,
        4,
      ),
    );
    push(central, name);
  }
  const length = central.reduce((sum, bytes) => sum + bytes.length, 0);
  const end = numbers(0x06054b50, 4, 0, 2, 0, 2, entries.length, 2, entries.length, 2, length, 4, at, 4, 0, 2);
  return new Blob([...parts, ...central, end]);
}

function numbers(...pairs: number[]): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (let i = 0; i < pairs.length; i += 2)
    for (let n = 0; n < pairs[i + 1]!; n++) bytes.push(Math.floor(pairs[i]! / 256 ** n) % 256);
  return Uint8Array.from(bytes);
}
