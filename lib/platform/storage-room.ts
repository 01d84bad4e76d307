// How much room the browser gives us.

/** Bytes kept and the most that may be; null where the browser does not say. */
export async function storageRoom(): Promise<{ used: number; quota: number } | null> {
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  if (estimate?.usage === undefined || estimate.quota === undefined) return null;
  return { used: estimate.usage, quota: estimate.quota };
}
