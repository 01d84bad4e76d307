// CRC-32 as zip files use it (ISO 3309, polynomial 0xedb88320), eight bytes at a step.

const tables: Uint32Array[] = [];

function prepare(): void {
  for (let n = 0; n < 8; n++) tables.push(new Uint32Array(256));
  for (let i = 0; i < 256; i++) {
    let value = i;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    tables[0]![i] = value;
  }
  for (let n = 1; n < 8; n++)
    for (let i = 0; i < 256; i++) {
      const before = tables[n - 1]![i]!;
      tables[n]![i] = (before >>> 8) ^ tables[0]![before & 255]!;
    }
}

/** The checksum of `bytes` after those whose checksum is `before` (0 at the start); unsigned. */
export function crc32(bytes: Uint8Array, before = 0): number {
  if (tables.length === 0) prepare();
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  let crc = ~before;
  let i = 0;
  for (const end = bytes.length - 7; i < end; i += 8) {
    crc ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    crc =
      t7[crc & 255]! ^
      t6[(crc >>> 8) & 255]! ^
      t5[(crc >>> 16) & 255]! ^
      t4[crc >>> 24]! ^
      t3[bytes[i + 4]!]! ^
      t2[bytes[i + 5]!]! ^
      t1[bytes[i + 6]!]! ^
      t0[bytes[i + 7]!]!;
  }
  for (; i < bytes.length; i++) crc = (crc >>> 8) ^ t0[(crc ^ bytes[i]!) & 255]!;
  return ~crc >>> 0;
}
