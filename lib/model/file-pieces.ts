// A file's bytes piece by piece, each read into the same memory as the one before: reading a gigabyte into new memory leaves hundreds of
// megabytes standing until they are collected.

/** Bytes of a piece; what is kept of a file's pieces (file-hashes.ts) goes by it. */
export const pieceBytes = 2 * 1024 ** 2;

/**
 * Chromium 156 now and then never answers the first read into given memory of a file's stream, seen once in some forty files on a busy
 * machine: after so long without a byte the file is read the other way; ms.
 */
const patience = 3000;

/** The pieces of a file in order; each is good until the next is asked for. Rejects where the file cannot be read to its end. */
export async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const size = Math.min(pieceBytes, blob.size);
  let source = filling(blob.stream());
  let memory: ArrayBuffer = new ArrayBuffer(size);
  try {
    for (let at = 0; at < blob.size; at += pieceBytes) {
      const length = Math.min(pieceBytes, blob.size - at);
      const filled = await source.fill(memory, length);
      if (filled === null) {
        // The memory went with the read that nobody answered.
        source.stop();
        source = fillingByCopy(blob.slice(at).stream());
      }
      memory = filled ?? (await source.fill(new ArrayBuffer(size), length))!;
      yield new Uint8Array(memory, 0, length);
    }
  } finally {
    source.stop();
  }
}

interface Filling {
  /** puts the next `length` bytes at the beginning of this memory, and gives it back (it may have moved); null where they do not come */
  fill(memory: ArrayBuffer, length: number): Promise<ArrayBuffer | null>;
  stop(): void;
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
        const answer = await soon(reader.read(new Uint8Array(into, filled, length - filled)));
        if (answer === null) return null;
        if (answer.done) throw cutOff();
        into = answer.value.buffer;
        filled += answer.value.byteLength;
      }
      return into;
    },
    stop: () => void reader.cancel().catch(() => undefined),
  };
}

/** What is waited for; null where it has not come after the time that is left to it. */
async function soon<T>(coming: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patience);
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
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
    stop: () => void reader.cancel().catch(() => undefined),
  };
}

const cutOff = () => new Error('a file ends before its own end');
