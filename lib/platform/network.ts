// The one file that may send anything over a network, and all that it sends. Nothing here is called but on the user's wish.
import { browser } from './browser';

/** The bytes of a file that is shipped with the extension. @param path from its root, `/fonts/…` Rejects where it is not there. */
export async function bundledFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  // The browser gives this extension's own files without any permission; nothing leaves the machine.
  const response = await fetch((browser.runtime.getURL as (path: string) => string)(path));
  if (!response.ok) throw new Error(`${path} is not there`);
  return new Uint8Array(await response.arrayBuffer());
}

/** An answer of a time stamping authority is a few kilobytes; more is none. */
const largestAnswer = 1024 ** 2;

/**
 * Sends a time stamp request (a hash and a random number, nothing else) to an authority that the user configured, and gives its
 * answer. Rejects after `patience` ms, on any other status than 200, and on an answer that is too large. No cookies go along.
 */
export async function postStampRequest(
  url: string,
  request: Uint8Array<ArrayBuffer>,
  patience: number,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const limit = AbortSignal.timeout(patience);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/timestamp-query', Accept: 'application/timestamp-reply' },
    body: request,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    cache: 'no-store',
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
  if (response.status !== 200 || Number(response.headers.get('content-length') ?? 0) > largestAnswer)
    throw new Error(`the authority answered ${response.status}`);
  const answer = new Uint8Array(await response.arrayBuffer());
  if (answer.byteLength > largestAnswer) throw new Error('the answer is too large');
  return answer;
}

/**
 * The time that a site's server states in its answers (`Date`, whole seconds, UTC ms), asked for once at the user's wish; null
 * where it does not say. No cookies and no address but the site's go along.
 * @param origin a site that the user has given access to
 */
export async function askServerTime(origin: string, patience: number): Promise<number | null> {
  try {
    const response = await fetch(origin, {
      method: 'HEAD',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    });
    const at = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(at) ? null : at;
  } catch {
    // Offline, refused, or without access to the site: the clock stays unchecked, and the record says so.
    return null;
  }
}

/**
 * Opens a socket to one of the servers of the chain of shops that this browser is a member of (lib/worker/chain-line.ts). What goes
 * through it is signed events of cases and their files.
 */
export function openChainSocket(url: string): WebSocket {
  return new WebSocket(url);
}
