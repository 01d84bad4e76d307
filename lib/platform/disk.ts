// How much of the disk the extension's own stores take.

/** Bytes, as the browser reckons them; null where it does not say. */
export async function bytesUsed(): Promise<number | null> {
  if (typeof navigator === 'undefined' || !navigator.storage?.estimate) return null;
  const { usage } = await navigator.storage.estimate();
  return usage ?? null;
}
