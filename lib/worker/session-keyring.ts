// The lock's key in the session's memory: shared by the worker and our pages, empty after the browser was closed.
import { forgetSession, readSession, writeSession } from '@/lib/platform/session-memory';
import { HeldKey, type Keyring } from '@/lib/storage/keyring';

const name = 'lock';

/** Read from and written to `storage.session`. */
export const sessionKeyring: Keyring = {
  async read() {
    const held = HeldKey.safeParse(await readSession(name));
    return held.success ? held.data : null;
  },
  write: (held) => (held ? writeSession(name, held) : forgetSession(name)),
};
