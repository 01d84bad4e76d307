// A file's bytes piece by piece, each read into the same memory as the one before: reading a gigabyte into new memory leaves hundreds of
// megabytes standing until they are collected.

/** Bytes of a piece; what is kept of a file's pieces (file-hashes.ts) goes by it. */
export const pieceBytes = 2 * 1024 ** 2;

/** The pieces of a file in order; each is good until the next is asked for. Rejects where the file cannot be read to its end. */
export async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { fill, stop } = filling(blob.stream());
  let memory: ArrayBuffer = new ArrayBuffer(Math.min(pieceBytes, blob.size));
  try {
    for (let left = blob.size; left > 0; left -= pieceBytes) {
      const length = Math.min(pieceBytes, left);
      memory = await fill(memory, length);
      yield new Uint8Array(memory, 0, length);
    }
  } finally {
    // Not waited for: what was asked for is there.
    stop().catch(() => undefined);
  }
}

interface Filling {
  /** puts the next `length` bytes at the beginning of this memory, and gives it back (it may have moved) */
  fill(memory: ArrayBuffer, length: number): Promise<ArrayBuffer>;
  stop(): Promise<void>;
}

function filling(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Filling {
  let reader: ReadableStreamBYOBReader;
  try {
    reader = stream.getReader({ mode: 'byob' });
  } catch {
    // Browsers whose files' streams only give memory of their own.
    return fillingByCopy(stream);
  }
  return {
    async fill(memory, length) {
      let into = memory;
      for (let filled = 0; filled < length; ) {
        const { done, value } = await reader.read(new Uint8Array(into, filled, length - filled));
        if (done) throw cutOff();
        into = value.buffer;
        filled += value.byteLength;
      }
      return into;
    },
    stop: () => reader.cancel(),
  };
}

function fillingByCopy(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Filling {
  const reader = stream.getReader();
  let rest = new Uint8Array();
  return {
    async fill(memory, length) {
      for (let filled = 0; filled < length; ) {
        if (rest.length === 0) {
          const { done, value } = await reader.read();
          if (done) throw cutOff();
          rest = value;
        }
        const part = rest.subarray(0, length - filled);
        new Uint8Array(memory, filled).set(part);
        rest = rest.subarray(part.length);
        filled += part.length;
      }
      return memory;
    },
    stop: () => reader.cancel(),
  };
}

const cutOff = () => new Error('a file ends before its own end');
