// SHA-256 of bytes that come piece by piece, which the browser's own cannot take. A gigabyte's hash is most of what a pack of a gigabyte
// costs: this library is three times as fast in Chromium as @noble/hashes, which keeps its words as doubles there.
import { SHA256 } from '@stablelib/sha256';

/** One hash under way. */
export class Sha256Stream {
  readonly #hash = new SHA256();

  update(bytes: Uint8Array): this {
    this.#hash.update(bytes);
    return this;
  }

  /** The 32 bytes; nothing may be added afterwards. */
  digest(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#hash.digest());
  }
}
