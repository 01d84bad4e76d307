// The lock as the worker serves it: opened and closed for all views at once, closed by an alarm when nobody uses it, and what had to
// wait while it was closed taken up again when it is opened.
import type { Handlers } from '@/lib/messaging/receive';
import { tellPages } from '@/lib/messaging/send';
import { clearAlarm, onAlarm, setAlarm } from '@/lib/platform/alarms';
import { heldKey } from '@/lib/storage/keyring';
import {
  changePassphrase,
  closeLock,
  convert,
  isLocked,
  lockState,
  openLock,
  setIdleMinutes,
  touchLock,
  turnOff,
  turnOn,
} from '@/lib/storage/lock';
import type { Desk } from './desk';

const alarm = 'lock';

/** Tells the views that the lock was opened, closed, or is another. */
function tell(): void {
  tellPages({ changed: 'lock', id: '' });
}

/** Registers the alarm that closes the lock. To be called synchronously at start-up. */
export function serveLock(desk: Desk): void {
  onAlarm((name) => {
    if (name === alarm) void closeWhenIdle(desk);
  });
}

/** Closes the lock where its time is over; else sets the alarm for when it will be. */
async function closeWhenIdle(desk: Desk): Promise<void> {
  const db = await desk.database();
  const held = await heldKey(db);
  if (held) await setAlarm(alarm, held.usedAt + held.idle + 1000);
  else {
    await clearAlarm(alarm);
    if ((await lockState(db)).state !== 'off') tell();
  }
}

let converting: Promise<void> | null = null;

/** Goes on with turning the lock on or off, wherever a death left it. Waits, without a word, while the key is not at hand. */
export function resumeLock(desk: Desk): Promise<void> {
  converting ??= desk
    .database()
    .then(convert)
    .then((isDone) => {
      if (isDone) tell();
    })
    .catch(unlessLocked)
    .finally(() => {
      converting = null;
    });
  return converting;
}

type Answered =
  | 'lock.state'
  | 'lock.on'
  | 'lock.open'
  | 'lock.close'
  | 'lock.touch'
  | 'lock.change'
  | 'lock.idle'
  | 'lock.off'
  | 'lock.key';

/**
 * The lock's handlers.
 * @param onOpened takes up what had to wait
 */
export function lockHandlers(desk: Desk, onOpened: () => Promise<void>): Pick<Handlers, Answered> {
  const opened = async () => {
    await closeWhenIdle(desk);
    tell();
    // Not awaited: each can take long, and each is taken up again at the next start.
    void resumeLock(desk).catch(complain);
    void onOpened().catch(complain);
  };
  return {
    'lock.state': async () => {
      const state = await lockState(await desk.database());
      if (state.isOpen && state.state !== 'on' && state.state !== 'off') void resumeLock(desk).catch(complain);
      return state;
    },
    'lock.on': async (order) => {
      const ok = await turnOn(await desk.database(), order);
      if (ok) await opened();
      return { ok };
    },
    'lock.open': async ({ passphrase }) => {
      const ok = await openLock(await desk.database(), passphrase);
      if (ok) await opened();
      return { ok };
    },
    'lock.close': async () => {
      await closeLock(await desk.database());
      tell();
      return {};
    },
    'lock.touch': async () => {
      await touchLock(await desk.database());
      return {};
    },
    'lock.change': async (order) => ({ ok: await changePassphrase(await desk.database(), order) }),
    'lock.idle': async ({ minutes }) => {
      await setIdleMinutes(await desk.database(), minutes);
      await closeWhenIdle(desk);
      tell();
      return {};
    },
    'lock.off': async ({ passphrase }) => {
      const ok = await turnOff(await desk.database(), passphrase);
      if (ok) await opened();
      return { ok };
    },
    'lock.key': async () => heldKey(await desk.database()),
  };
}

/** For work that is taken up again when the lock is opened: only other errors pass. */
export function unlessLocked(error: unknown): void {
  if (!isLocked(error)) throw error;
}

function complain(error: unknown): void {
  if (!isLocked(error)) console.error('Tillguard:', error instanceof Error ? error.message : 'unknown error');
}
