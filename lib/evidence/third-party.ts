// What third parties gave the merchant: certificates of a company's own or a notary's, receipts of time-stamping services. They lie beside
// the signature, outside the manifests; what they are and where they came from stands inside, so that a changed one shows.
import type * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import * as z from 'zod/mini';
import { sha256Hex } from '@/lib/model/case-chain';
import { Sha256 } from '@/lib/model/case-event';
import { chooseWebCrypto, fromPemAll } from './certificate';

/** Where they lie, and the list of them. */
export const thirdPartyFolder = 'signatures/third-party/';
export const thirdPartyListPath = 'data/60-process/third-party.json';
/** A larger file holds no certificates; bytes. */
const largest = 1024 ** 2;

/** One certificate as it states itself; nothing of it is believed. */
const Certificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  /** UTC, ISO 8601 */
  notBefore: z.string(),
  notAfter: z.string(),
  sha256: Sha256,
  /** SHA-256 (hex) of its key's SubjectPublicKeyInfo: the id of a device, where it is one's */
  key: Sha256,
});
export type CertificateFacts = z.infer<typeof Certificate>;

const Entry = z.object({
  path: z.string(),
  sha256: Sha256,
  title: z.string(),
  source: z.string(),
  addedUtc: z.string(),
  addedBy: z.string(),
  certificates: z.array(Certificate),
});
/** The list, as it stands in the pack. */
export const ThirdPartyList = z.array(Entry);
export type ThirdPartyEntry = z.infer<typeof Entry>;

/** What the certificates of a file say (PEM, or DER, or a PKCS #7 bundle); empty where it holds none. */
export async function certificatesIn(file: Blob): Promise<{ facts: CertificateFacts[]; isWholeChain: boolean }> {
  if (file.size === 0 || file.size > largest) return { facts: [], isWholeChain: false };
  chooseWebCrypto();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const blocks = fromPemAll(new TextDecoder('latin1').decode(bytes));
  const found = (blocks.length > 0 ? blocks : [bytes]).flatMap(readAll).slice(0, 50);
  const facts = await Promise.all(found.map(factsOf));
  return { facts, isWholeChain: await isChain(found) };
}

function readAll(der: Uint8Array<ArrayBuffer>): pkijs.Certificate[] {
  const exact = der.buffer.slice(der.byteOffset, der.byteOffset + der.byteLength);
  try {
    return [pkijs.Certificate.fromBER(exact)];
  } catch {
    // Not one certificate: perhaps a bundle of them.
  }
  try {
    const bundle = new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(exact).content });
    return (bundle.certificates ?? []).filter((one): one is pkijs.Certificate => one instanceof pkijs.Certificate);
  } catch {
    return [];
  }
}

async function factsOf(certificate: pkijs.Certificate): Promise<CertificateFacts> {
  return {
    subject: nameText(certificate.subject),
    issuer: nameText(certificate.issuer),
    notBefore: certificate.notBefore.value.toISOString(),
    notAfter: certificate.notAfter.value.toISOString(),
    sha256: await sha256Hex(certificate.toSchema().toBER(false)),
    key: await sha256Hex(certificate.subjectPublicKeyInfo.toSchema().toBER(false)),
  };
}

/** The first leads, each signed by another of them, to one that signed itself. */
async function isChain(all: readonly pkijs.Certificate[]): Promise<boolean> {
  const [first] = all;
  if (!first || all.length < 2) return false;
  let current: pkijs.Certificate = first;
  for (let step = 0; step < all.length; step++) {
    if (current.issuer.isEqual(current.subject)) return current !== first && current.verify().catch(() => false);
    const child = current;
    const parent = all.find((other) => other !== child && other.subject.isEqual(child.issuer));
    if (!parent || !(await child.verify(parent).catch(() => false))) return false;
    current = parent;
  }
  return false;
}

const nameTypes: Record<string, string> = { '2.5.4.3': 'CN', '2.5.4.10': 'O', '2.5.4.11': 'OU', '2.5.4.6': 'C' };

function nameText(name: pkijs.RelativeDistinguishedNames): string {
  return name.typesAndValues
    .map(({ type, value }) => `${nameTypes[type] ?? type}=${textOf(value)}`)
    .join(', ')
    .slice(0, 300);
}

function textOf(value: asn1js.BaseBlock): string {
  const text: unknown = (value as asn1js.Utf8String).valueBlock.value;
  return typeof text === 'string' ? text : '';
}
