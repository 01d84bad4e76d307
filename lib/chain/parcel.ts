// What one message of a chain's streams may hold: an event of a case, a device's introduction, the stone of a deleted case, what was
// found at a shop, and what the head office tells a shop.
import * as z from 'zod/mini';
import { canonicalBytes, type DeviceKey, deviceId, fromBase64, sha256Hex, toBase64 } from '@/lib/model/case-chain';
import { CaseEvent, Sha256 } from '@/lib/model/case-event';
import { ShopId } from '@/lib/model/chain-member';
import { ToldSign } from '@/lib/model/chain-sign';
import { FindingSummary } from '@/lib/model/finding-summary';
import { Instant, Signature, Tombstone } from '@/lib/model/tombstone';

const signing = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

/** `spki`: the device's public key (SubjectPublicKeyInfo, DER, base64), whose SHA-256 its id is. Signed by itself. */
const IntroductionBody = z.object({
  v: z.literal(1),
  device: Sha256,
  spki: z.string().check(z.regex(/^[A-Za-z0-9+/=]{100,2000}$/)),
  /** the name that this device's user gave it */
  name: z.string().check(z.maxLength(200)),
  at: Instant,
});
export const Introduction = z.object({ body: IntroductionBody, signature: Signature });
export type Introduction = z.infer<typeof Introduction>;

/** Words outside of any case stand for themselves: whoever reads them need not have met the device before. */
const spoken = <Said extends z.ZodMiniType>(said: Said) =>
  z.object({
    introduction: Introduction,
    body: z.object({ v: z.literal(1), shop: ShopId, device: Sha256, at: Instant, said }),
    signature: Signature,
  });

/** Findings told in one message at most. */
export const mostFindings = 100;
const SpokenFindings = spoken(z.array(FindingSummary).check(z.minLength(1), z.maxLength(mostFindings)));
const SpokenSign = spoken(ToldSign);
/** Something that a device says of a shop, with its introduction. */
export interface Spoken<Said> {
  introduction: Introduction;
  body: { v: 1; shop: string; device: string; at: string; said: Said };
  signature: string;
}

export const Parcel = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), event: CaseEvent }),
  z.object({ kind: z.literal('device'), introduction: Introduction }),
  z.object({ kind: z.literal('gone'), tombstone: Tombstone }),
  z.object({ kind: z.literal('findings'), word: SpokenFindings }),
  z.object({ kind: z.literal('sign'), word: SpokenSign }),
]);
export type Parcel = z.infer<typeof Parcel>;

/** The bytes that go to the server. */
export function pack(parcel: Parcel): Uint8Array<ArrayBuffer> {
  return canonicalBytes(parcel);
}

/** Reads bytes that came from a server; null where they are nothing of ours. */
export function unpack(data: Uint8Array): Parcel | null {
  try {
    const parcel = Parcel.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data)));
    return parcel.success ? parcel.data : null;
  } catch {
    return null;
  }
}

/** The id that a parcel's message carries: the same parcel always the same. */
export async function idOf(parcel: Parcel): Promise<string> {
  return parcel.kind === 'event' ? parcel.event.hash : sha256Hex(pack(parcel));
}

async function sign(key: DeviceKey, body: unknown): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.sign(signing.name, key.privateKey, canonicalBytes(body))));
}

/** Whether a device signed this body. */
export async function isSigned(key: CryptoKey, signature: string, body: unknown): Promise<boolean> {
  try {
    return await crypto.subtle.verify(signing.name, key, fromBase64(signature), canonicalBytes(body));
  } catch {
    return false;
  }
}

/** A device's introduction, signed by itself. `at`: UTC, ISO 8601 with milliseconds. */
export async function introduce(key: DeviceKey, name: string, at: string): Promise<Introduction> {
  const spki = toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', key.publicKey)));
  const body = { v: 1 as const, device: key.id, spki, name, at };
  return { body, signature: await sign(key, body) };
}

/** The public key of an introduction, or null where it is not that device's own word. */
export async function keyOf({ body, signature }: Introduction): Promise<CryptoKey | null> {
  try {
    const key = await crypto.subtle.importKey('spki', fromBase64(body.spki), signing, true, ['verify']);
    return (await deviceId(key)) === body.device && (await isSigned(key, signature, body)) ? key : null;
  } catch {
    return null;
  }
}

/** The stone of a deleted case, signed by whoever deletes it. */
export async function carve(key: DeviceKey, body: Omit<Tombstone['body'], 'v' | 'device'>): Promise<Tombstone> {
  const whole = { v: 1 as const, device: key.id, ...body };
  return { body: whole, signature: await sign(key, whole) };
}

/** Signs what a device says of a shop. `at`: UTC, ISO 8601 with milliseconds. */
export async function speak<Said>(
  key: DeviceKey,
  introduction: Introduction,
  { shop, at, said }: { shop: string; at: string; said: Said },
): Promise<Spoken<Said>> {
  const body = { v: 1 as const, shop, device: key.id, at, said };
  return { introduction, body, signature: await sign(key, body) };
}

/** Whether a device's word is its own, and of this shop. */
export async function isOwnWord({ introduction, body, signature }: Spoken<unknown>, shop: string): Promise<boolean> {
  const key = await keyOf(introduction);
  return (
    key !== null &&
    body.shop === shop &&
    body.device === introduction.body.device &&
    (await isSigned(key, signature, body))
  );
}
