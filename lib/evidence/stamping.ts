// Asks every configured time stamping authority for a stamp. None of them can hold up or spoil a pack: an answer that does not fit
// is told, not kept.
import { checkStamp, requestStamp, type StampFault, StampTrouble } from './timestamp';

/** One authority that the user chose. */
export interface Stamper {
  /** `[a-z0-9-]`: part of a file name */
  name: string;
  /** certificates that the user trusts for it (DER); empty: its chain is not checked, and the pack says so */
  roots: readonly Uint8Array<ArrayBuffer>[];
  /** carries a request there and its answer back; rejects where there is none in good time */
  send(request: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

export interface Token {
  name: string;
  der: Uint8Array<ArrayBuffer>;
  at: string;
  authority: string;
}

/** One stamp over `data`. Throws StampTrouble; no answer is the fault `no-answer`. */
export async function stampOnce(data: Uint8Array<ArrayBuffer>, stamper: Stamper, signal?: AbortSignal): Promise<Token> {
  const request = await requestStamp(data);
  const der = await stamper.send(request.der, signal).catch(() => {
    throw new StampTrouble('no-answer');
  });
  const stamp = await checkStamp(der, data, request.nonce, stamper.roots.length > 0 ? stamper.roots : null);
  return { name: stamper.name, der, at: stamp.at, authority: stamp.authority };
}

/** A stamp over `data` from each authority, all asked at once; the faults of those that gave none. */
export async function stampAll(data: Uint8Array<ArrayBuffer>, stampers: readonly Stamper[], signal?: AbortSignal) {
  const tokens: Token[] = [];
  const outcomes = await Promise.all(
    stampers.map(async (stamper): Promise<{ name: string; fault: StampFault | null }> => {
      try {
        tokens.push(await stampOnce(data, stamper, signal));
        return { name: stamper.name, fault: null };
      } catch (error) {
        if (!(error instanceof StampTrouble)) throw error;
        return { name: stamper.name, fault: error.fault };
      }
    }),
  );
  tokens.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { tokens, outcomes };
}
