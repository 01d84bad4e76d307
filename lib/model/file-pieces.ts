// A file's bytes piece by piece, the next one read while the one before is worked on. Each piece's memory is given back at once:
// left to the collector, a gigabyte read through leaves hundreds of megabytes standing.

/** Bytes of a piece; what is kept of a file's pieces (file-hashes.ts) goes by it. */
export const pieceBytes = 2 * 1024 ** 2;

/** The pieces of a file in order; each is good until the next is asked for. @param size bytes of a piece */
export async function* piecesOf(blob: Blob, size = pieceBytes): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const read = (at: number) => (at < blob.size ? blob.slice(at, at + size).arrayBuffer() : null);
  let next = read(0);
  for (let at = size; next; at += size) {
    const piece: ArrayBuffer = await next;
    next = read(at);
    // Whoever stops half-way does not wait for it; its failure is nobody's then.
    next?.catch(() => undefined);
    yield new Uint8Array(piece);
    giveBack(piece);
  }
}

/** Frees a buffer that nobody reads any more, where the engine can (Node from 22 on, every browser that we run in). */
export function giveBack(buffer: ArrayBuffer): void {
  (buffer as { transfer?: (length: number) => unknown }).transfer?.(0);
}
