// A bell between the parts of the extension in this browser: somebody has put something into the chain's outbox. What it is stands in
// the store; a ring that nobody hears is no loss.

const name = 'tillguard-outbox';

/** Rings. */
export function tellQueued(): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage(null);
  channel.close();
}

/** Calls back at every ring, from this part or another; returns how to stop. */
export function onQueued(listener: () => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = () => listener();
  return () => channel.close();
}
