// A statement by which a device's key names the key that goes on after it: made while the old key still exists, kept and handed on as a
// small file, put into packs. It proves that whoever held the old key wanted the new one to follow.
import * as z from 'zod/mini';
import { canonicalBytes, type DeviceKey, deviceId, fromBase64, toBase64 } from './case-chain';
import { Sha256 } from './case-event';

const signing = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

const HandOverFile = z.object({
  body: z.object({
    format: z.literal('tillguard-hand-over/1'),
    /** the old key and the new one: SHA-256 (hex) of each SubjectPublicKeyInfo */
    from: Sha256,
    to: Sha256,
    /** UTC, ISO 8601, by the old device's clock */
    at: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)),
    merchant: z.string().check(z.maxLength(200)),
  }),
  /** the old key's SubjectPublicKeyInfo, base64 */
  publicKey: z.string().check(z.regex(/^[A-Za-z0-9+/=]{100,4000}$/)),
  /** RSASSA-PKCS1-v1_5 SHA-256 over the RFC 8785 form of `body`, base64 */
  signature: z.string().check(z.regex(/^[A-Za-z0-9+/=]{100,1400}$/)),
});

/** What a statement says, its signature checked. */
export type HandOver = z.infer<typeof HandOverFile>['body'] & { publicKey: Uint8Array<ArrayBuffer> };

/** The statement as the text of its file. @param to id of the new device's key @param at UTC ISO 8601 with milliseconds */
export async function signHandOver(key: DeviceKey, to: string, at: string, merchant: string): Promise<string> {
  const body = { format: 'tillguard-hand-over/1' as const, from: key.id, to, at, merchant: merchant.slice(0, 200) };
  const signature = await crypto.subtle.sign(signing, key.privateKey, canonicalBytes(body));
  const publicKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('spki', key.publicKey)));
  return `${JSON.stringify({ body, publicKey, signature: toBase64(new Uint8Array(signature)) }, null, 1)}\n`;
}

/** Reads and checks a statement: its form, that the key in it is the one that it names, the signature. Null where any does not hold. */
export async function readHandOver(text: string): Promise<HandOver | null> {
  if (text.length > 20_000) return null;
  try {
    const file = HandOverFile.parse(JSON.parse(text));
    const publicKey = fromBase64(file.publicKey);
    const key = await crypto.subtle.importKey('spki', publicKey, signing, true, ['verify']);
    if ((await deviceId(key)) !== file.body.from || file.body.to === file.body.from) return null;
    const isSigned = await crypto.subtle.verify(signing, key, fromBase64(file.signature), canonicalBytes(file.body));
    return isSigned ? { ...file.body, publicKey } : null;
  } catch {
    // Not JSON, another form, no key: none of these is a statement.
    return null;
  }
}
