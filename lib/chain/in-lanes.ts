// Work on many things, a few at a time.

/** Does the work on each item, so many at once, in their order. Rejects with the first error; what is under way then goes on by itself. */
export async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const lane = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
