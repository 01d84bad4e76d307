// Who a browser is in a chain of shops, as the chain's IT hands it out: a small file per member, or the browser's policy. How the
// servers are set up for it is lib/chain/server-config.ts's.
import * as z from 'zod/mini';
import { Sha256 } from './case-event';
import { Contacts } from './contact';
import { DetectionChoice } from './detection-choice';
import { PlaybookEdits } from './playbook-edits';
import { StampAuthority } from './settings';
import { Person } from './shop-hours';

/** A shop's id within its chain: part of subjects and streams, so letters, digits, `_` and `-` alone. */
export const ShopId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/));

/** What a member of a chain is: one shop; an area (some shops); the head office (all); its administrator, who alone purges. */
export const chainRoles = ['shop', 'area', 'office', 'administrator'] as const;
export type ChainRole = (typeof chainRoles)[number];

/** `wss:` alone; this machine's loopback is let through by the policy of test builds only (wxt.config.ts). */
const ServerUrl = z
  .string()
  .check(z.maxLength(300), z.regex(/^(wss:\/\/[A-Za-z0-9.-]+(:\d{1,5})?|ws:\/\/127\.0\.0\.1:\d{1,5})\/?$/));
const Origin = z.string().check(z.maxLength(300), z.regex(/^https?:\/\/[^/\s]+$/));
export const UserName = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,47}$/));
const Servers = z.array(ServerUrl).check(z.minLength(1), z.maxLength(10));
const ChainName = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,32}$/));
const Shops = z.array(ShopId).check(z.minLength(1), z.maxLength(5000));

/** Devices that the chain lets delete cases for good. */
export const Administrators = z.array(Sha256).check(z.maxLength(20));
/** The chain's own key: 32 bytes, base64. */
export const ChainKey = z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/));

/** What the chain sets up for its shops; each applies where the shop has none of its own. `sites`: origins of acquirers' portals. */
export const ChainDefaults = z.object({
  sites: z.optional(z.array(Origin).check(z.maxLength(20))),
  detection: z.optional(DetectionChoice),
  playbooks: z.optional(PlaybookEdits),
  people: z.optional(z.array(Person).check(z.maxLength(300))),
  contacts: z.optional(Contacts),
  stampAuthorities: z.optional(z.array(StampAuthority).check(z.maxLength(5))),
});
export type ChainDefaults = z.infer<typeof ChainDefaults>;

/** What a member may do in its chain, and where: everything of a membership that is no secret. */
export const ChainMember = z.object({
  chain: ChainName,
  servers: Servers,
  role: z.enum(chainRoles),
  /** the member's own shop where it is one, else every shop that it sees */
  shops: Shops,
  user: UserName,
  /** identity papers are sent to this member too */
  seesIdentity: z.boolean(),
  administrators: Administrators,
  setBy: z.enum(['user', 'it']),
});
export type ChainMember = z.infer<typeof ChainMember>;

/** What a member proves itself by: its password, or the text of a NATS `.creds` file. */
export const ChainSecret = z.union([
  z.object({ password: z.string().check(z.minLength(1), z.maxLength(200)) }),
  z.object({ creds: z.string().check(z.minLength(50), z.maxLength(8000)) }),
]);
export type ChainSecret = z.infer<typeof ChainSecret>;

/** The file that IT hands to one member, and the value `chain` of the browser's policy. */
export const JoinFile = z.object({
  tillguardChain: z.literal(1),
  chain: ChainName,
  servers: Servers,
  role: z.enum(chainRoles),
  shops: Shops,
  user: UserName,
  password: z.optional(z.string().check(z.maxLength(200))),
  creds: z.optional(z.string().check(z.maxLength(8000))),
  seesIdentity: z.optional(z.boolean()),
  administrators: z.optional(Administrators),
  key: z.optional(ChainKey),
  defaults: z.optional(ChainDefaults),
});
export type JoinFile = z.infer<typeof JoinFile>;

/** Origins that these defaults need access to: portals, and the authorities that are asked for time stamps. */
export function originsOf({ sites = [], stampAuthorities = [] }: ChainDefaults): string[] {
  return [...new Set([...sites, ...stampAuthorities.map(({ url }) => new URL(url).origin)])];
}

/** The join file that a value is; null where it is none, or a shop's file does not name exactly one shop. */
export function asJoinFile(value: unknown): JoinFile | null {
  const file = JoinFile.safeParse(value);
  return file.success && (file.data.role !== 'shop' || file.data.shops.length === 1) ? file.data : null;
}

/** Reads a join file's text; null where it is none. */
export function readJoinFile(text: string): JoinFile | null {
  try {
    return asJoinFile(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The secret that a join file carries; null where the member is to enter it. */
export function secretOf({ password, creds }: JoinFile): ChainSecret | null {
  const secret = ChainSecret.safeParse(creds ? { creds } : { password });
  return secret.success ? secret.data : null;
}

/** The membership that a join file gives. */
export function memberOf(file: JoinFile, setBy: ChainMember['setBy']): ChainMember {
  const { chain, servers, role, shops, user, seesIdentity = false, administrators = [] } = file;
  return { chain, servers, role, shops, user, seesIdentity, administrators, setBy };
}

/** Whether a device may delete cases for the whole chain: by its role on the servers, and by its name in every member's list. */
export function mayDeleteForAll({ role, administrators }: ChainMember, device: string): boolean {
  return role === 'administrator' && administrators.includes(device);
}

/**
 * How the membership stands. `none`: not joined. `needs-secret`: IT has set the chain up, the password is to be entered. `locked`:
 * cases are locked, nothing is sent or taken in until they are opened. `refused`: the servers do not take this member. `read-only`:
 * they answer but take nothing now. `faulty`: this browser's own store failed.
 */
export const chainStates = [
  'none',
  'needs-secret',
  'connecting',
  'connected',
  'read-only',
  'refused',
  'locked',
  'faulty',
  'offline',
] as const;
export type ChainStanding = (typeof chainStates)[number];
