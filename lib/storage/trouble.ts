// The store's own errors, told apart for the user: no room left, or not usable at all.

/** Thrown by every function of this room where the browser's store refuses. */
export class StorageTrouble extends Error {
  constructor(
    readonly trouble: 'storage-full' | 'storage-failed',
    cause: unknown,
  ) {
    super(trouble, { cause });
  }
}

/** Runs an action on the store and names what goes wrong in it; other errors pass unchanged. */
export async function withTrouble<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof DOMException) {
      throw new StorageTrouble(error.name === 'QuotaExceededError' ? 'storage-full' : 'storage-failed', error);
    }
    throw error;
  }
}
