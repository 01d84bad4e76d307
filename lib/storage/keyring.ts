// Where the data key of the lock is while it is open: in memory, never on the disk, and gone after a time without use. Which memory is
// each context's to say (lib/worker/session-keyring.ts; Chrome's offscreen document asks the worker).
import * as z from 'zod/mini';
import type { Database } from './database';

/** The data key while the lock is open. */
export const HeldKey = z.object({
  /** the lock that it belongs to */
  lock: z.string(),
  /** 32 bytes, Base64 */
  key: z.string(),
  /** when it was last used by a person, and for how long it stays after that; ms */
  usedAt: z.number(),
  idle: z.number(),
});
export type HeldKey = z.infer<typeof HeldKey>;

export interface Keyring {
  read(): Promise<HeldKey | null>;
  /** null forgets it */
  write(held: HeldKey | null): Promise<void>;
}

const keyrings = new WeakMap<Database, Keyring>();

/** Says where a database's key is. */
export function giveKeyring(db: Database, keyring: Keyring): void {
  keyrings.set(db, keyring);
}

/** Where a database's key is; where nobody said so, in this connection's own memory. */
export function keyringOf(db: Database): Keyring {
  const given = keyrings.get(db);
  if (given) return given;
  let held: HeldKey | null = null;
  const own: Keyring = {
    read: async () => held,
    write: async (next) => {
      held = next;
    },
  };
  keyrings.set(db, own);
  return own;
}

/** The key, unless nobody has used it for too long: then it is forgotten here and now, whether an alarm rang or not. */
export async function heldKey(db: Database): Promise<HeldKey | null> {
  const keyring = keyringOf(db);
  const held = await keyring.read();
  if (held === null || Date.now() - held.usedAt <= held.idle) return held;
  await keyring.write(null);
  return null;
}
