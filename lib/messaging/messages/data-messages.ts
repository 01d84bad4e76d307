// Messages about the store itself: room, backup, lock.
import * as z from 'zod/mini';
import { Sha256 } from '@/lib/model/case-event';
import { type Messages, none } from './part';

/** After so long without use the lock closes; minutes. */
const IdleMinutes = z.int().check(z.gte(1), z.lte(480));
const Passphrase = z.string().check(z.minLength(8), z.maxLength(1000));

export const dataMessages = {
  /** bytes that the browser says it keeps for us, and may keep; null where it does not say */
  'data.room': {
    from: ['page'],
    payload: none,
    reply: z.nullable(z.object({ used: z.number(), quota: z.number() })),
  },
  'data.delete-all': { from: ['page'], payload: none, reply: none },
  /** the whole state as one file under a passphrase, kept among the artefacts for a day */
  'backup.export': {
    from: ['page'],
    payload: z.object({ passphrase: Passphrase }),
    reply: z.object({ sha256: Sha256, name: z.string(), bytes: z.int() }),
  },
  'backup.import': {
    from: ['page'],
    payload: z.object({ sha256: Sha256, passphrase: Passphrase }),
    reply: z.union([
      z.object({ ok: z.literal(true), events: z.int(), transactions: z.int(), artefacts: z.int() }),
      z.object({ ok: z.literal(false), why: z.enum(['not-a-backup', 'newer', 'wrong-passphrase', 'damaged']) }),
    ]),
  },
  'data.counts': {
    from: ['page'],
    payload: none,
    /** `bytes`: on the disk, null where the browser does not say; `lastBackup`: UTC, null for never */
    reply: z.object({
      cases: z.int(),
      transactions: z.int(),
      artefacts: z.int(),
      bytes: z.nullable(z.number()),
      lastBackup: z.nullable(z.string()),
    }),
  },
  /** the lock over cases and files; see lib/storage/lock.ts */
  'lock.state': {
    from: ['page'],
    payload: none,
    reply: z.object({
      state: z.enum(['off', 'turning-on', 'on', 'turning-off']),
      isOpen: z.boolean(),
      idleMinutes: z.int(),
    }),
  },
  'lock.on': {
    from: ['page'],
    payload: z.object({ passphrase: Passphrase, idleMinutes: IdleMinutes }),
    reply: z.object({ ok: z.boolean() }),
  },
  'lock.open': { from: ['page'], payload: z.object({ passphrase: Passphrase }), reply: z.object({ ok: z.boolean() }) },
  'lock.close': { from: ['page'], payload: none, reply: none },
  /** a person has pressed or typed something: it stays open for another while */
  'lock.touch': { from: ['page'], payload: none, reply: none },
  'lock.change': {
    from: ['page'],
    payload: z.object({ before: Passphrase, after: Passphrase }),
    reply: z.object({ ok: z.boolean() }),
  },
  'lock.idle': { from: ['page'], payload: z.object({ minutes: IdleMinutes }), reply: none },
  'lock.off': { from: ['page'], payload: z.object({ passphrase: Passphrase }), reply: z.object({ ok: z.boolean() }) },
  /** the key while it is at hand: the offscreen document has no way of its own to the session's memory */
  'lock.key': {
    from: ['offscreen'],
    payload: none,
    reply: z.nullable(z.object({ lock: z.string(), key: z.string(), usedAt: z.number(), idle: z.number() })),
  },
} as const satisfies Messages;
