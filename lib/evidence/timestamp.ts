// RFC 3161 time stamps: the request that asks for one, and the check of what came back. Pure: who carries the bytes to a time
// stamping authority (TSA) is the caller's business; only a hash ever leaves.

import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { sha256Hex, toHex } from '@/lib/model/case-chain';
import type { stampFaults } from '@/lib/model/stamp-check';
import { chooseWebCrypto } from './certificate';

const sha256Id = '2.16.840.1.101.3.4.2.1';
const tstInfoId = '1.2.840.113549.1.9.16.1.4';
const timeStampingId = '1.3.6.1.5.5.7.3.8';
const hashNames: Record<string, string> = {
  [sha256Id]: 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
/** ESS signing-certificate (v1, SHA-1) and -v2: which certificate signed, held in the signed attributes (RFC 2634, 5035). */
const signingCertificate = { v1: '1.2.840.113549.1.9.16.2.12', v2: '1.2.840.113549.1.9.16.2.47' };

/** What is sent, and what an answer must hold to belong to it. */
export interface StampRequest {
  /** `application/timestamp-query` */
  der: Uint8Array<ArrayBuffer>;
  /** hex of the nonce, without leading zeros */
  nonce: string;
}

/** A request to stamp the SHA-256 of `data`, with a fresh nonce, asking for the TSA's certificate. */
export async function requestStamp(data: Uint8Array<ArrayBuffer>): Promise<StampRequest> {
  const nonce = crypto.getRandomValues(new Uint8Array(16));
  // A positive integer whose first octet is not zero: the same digits everywhere.
  nonce[0] = (nonce[0]! & 0x7f) | 0x40;
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: sha256Id, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: await crypto.subtle.digest('SHA-256', data) }),
    }),
    nonce: new asn1js.Integer({ valueHex: nonce.buffer }),
    certReq: true,
  });
  return { der: new Uint8Array(request.toSchema().toBER(false)), nonce: toHex(nonce) };
}

/** What is wrong with an answer; worded in the catalogue `evidence` under `stamp.<fault>`. */
export type StampFault = (typeof stampFaults)[number];

export class StampTrouble extends Error {
  constructor(readonly fault: StampFault) {
    super(fault);
  }
}

export interface Stamp {
  /** time that the TSA states, UTC ISO 8601 */
  at: string;
  /** name of the TSA's certificate */
  authority: string;
  /** certificates of the token, the signer's first, PEM-ready DER */
  certificates: Uint8Array<ArrayBuffer>[];
  /** SHA-256 (hex) of the root certificate that its chain ends in; null where no root was given or its chain reaches none */
  root: string | null;
}

/**
 * Checks an answer (or a kept token) against the data that it must stand for: status, hash, nonce, the TSA's signature, that its
 * certificate is one for stamping and was valid when it stamped. Throws StampTrouble.
 * @param nonce the request's; null for a kept token whose request is gone
 * @param roots certificates to end the chain in (DER); null: the chain is not checked, `root` stays null
 */
export async function checkStamp(
  der: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
  nonce: string | null,
  roots: readonly Uint8Array<ArrayBuffer>[] | null,
): Promise<Stamp> {
  chooseWebCrypto();
  const { signed, info } = readToken(der);
  const hashName = hashNames[info.messageImprint.hashAlgorithm.algorithmId];
  const imprint = toHex(new Uint8Array(info.messageImprint.hashedMessage.valueBlock.valueHexView));
  if (!hashName || toHex(await crypto.subtle.digest(hashName, data)) !== imprint) throw new StampTrouble('wrong-hash');
  if (nonce !== null && (!info.nonce || hexOf(info.nonce) !== nonce)) throw new StampTrouble('wrong-nonce');
  const certificates = (signed.certificates ?? []).filter(
    (one): one is pkijs.Certificate => one instanceof pkijs.Certificate,
  );
  const [signer] = signed.signerInfos;
  const own = signer && certificates.find((certificate) => isSignerOf(signer, certificate));
  if (!signer || signed.signerInfos.length !== 1 || !own) throw new StampTrouble('no-certificate');
  const isSigned = await signed.verify({ signer: 0, data: exact(data), checkChain: false }).catch(() => false);
  if (isSigned !== true || !(await namesCertificate(signer, own))) throw new StampTrouble('bad-signature');
  if (!isForStamping(own)) throw new StampTrouble('not-for-stamping');
  if (own.notBefore.value > info.genTime || own.notAfter.value < info.genTime)
    throw new StampTrouble('not-for-stamping');
  const ders = [own, ...certificates.filter((other) => other !== own)].map(derOf);
  return {
    at: info.genTime.toISOString(),
    authority: nameOf(own.subject),
    certificates: ders,
    root: roots === null ? null : await rootOf(own, certificates, roots, info.genTime),
  };
}

/** A TimeStampResp, or a bare token as other programs keep it. */
function readToken(der: Uint8Array<ArrayBuffer>): { signed: pkijs.SignedData; info: pkijs.TSTInfo } {
  let token: pkijs.ContentInfo | undefined;
  try {
    const response = pkijs.TimeStampResp.fromBER(exact(der));
    // 0 granted, 1 granted with modifications (RFC 3161, 2.4.2)
    if (response.status.status > 1) throw new StampTrouble('refused');
    token = response.timeStampToken;
  } catch (error) {
    if (error instanceof StampTrouble) throw error;
  }
  try {
    token ??= pkijs.ContentInfo.fromBER(exact(der));
    const signed = new pkijs.SignedData({ schema: token.content });
    if (signed.encapContentInfo.eContentType !== tstInfoId) throw new StampTrouble('no-answer');
    return { signed, info: pkijs.TSTInfo.fromBER(signed.encapContentInfo.eContent!.getValue()) };
  } catch {
    throw new StampTrouble('no-answer');
  }
}

function exact(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

function hexOf(integer: asn1js.Integer): string {
  return toHex(integer.valueBlock.valueHexView).replace(/^(00)+/, '');
}

function derOf(certificate: pkijs.Certificate): Uint8Array<ArrayBuffer> {
  return new Uint8Array(certificate.toSchema().toBER(false));
}

function isSignerOf({ sid }: pkijs.SignerInfo, certificate: pkijs.Certificate): boolean {
  if (sid instanceof pkijs.IssuerAndSerialNumber)
    return certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber);
  const id = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue as
    | asn1js.OctetString
    | undefined;
  return id !== undefined && sid instanceof asn1js.Primitive
    ? toHex(id.valueBlock.valueHexView) === toHex(sid.valueBlock.valueHexView)
    : false;
}

/** The signed attributes name this very certificate: another one over the same key must not stand in for it (RFC 5816). */
async function namesCertificate(signer: pkijs.SignerInfo, certificate: pkijs.Certificate): Promise<boolean> {
  const attribute = signer.signedAttrs?.attributes.find(
    ({ type }) => type === signingCertificate.v1 || type === signingCertificate.v2,
  );
  // SigningCertificate ::= SEQUENCE { certs SEQUENCE OF ESSCertID… }; ESSCertID(v2) holds the hash, before it in v2 its algorithm.
  const first = (
    (attribute?.values[0] as asn1js.Sequence | undefined)?.valueBlock.value[0] as asn1js.Sequence | undefined
  )?.valueBlock.value[0] as asn1js.Sequence | undefined;
  if (!attribute || !first) return false;
  const parts = first.valueBlock.value;
  const hash = parts.find((part): part is asn1js.OctetString => part instanceof asn1js.OctetString);
  if (!hash) return false;
  const algorithm = parts[0] instanceof asn1js.Sequence ? parts[0].valueBlock.value[0] : null;
  const name =
    attribute.type === signingCertificate.v1
      ? 'SHA-1'
      : algorithm instanceof asn1js.ObjectIdentifier
        ? hashNames[algorithm.valueBlock.toString()]
        : 'SHA-256';
  if (!name) return false;
  return toHex(await crypto.subtle.digest(name, derOf(certificate))) === toHex(hash.valueBlock.valueHexView);
}

/** Extended key usage: time stamping, and nothing else, critical (RFC 3161, 2.3). */
function isForStamping(certificate: pkijs.Certificate): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.37');
  const purposes = (usage?.parsedValue as pkijs.ExtKeyUsage | undefined)?.keyPurposes;
  return usage?.critical === true && purposes?.length === 1 && purposes[0] === timeStampingId;
}

async function rootOf(
  own: pkijs.Certificate,
  others: readonly pkijs.Certificate[],
  roots: readonly Uint8Array<ArrayBuffer>[],
  at: Date,
): Promise<string> {
  const trusted = roots.flatMap((der) => {
    try {
      return [pkijs.Certificate.fromBER(exact(der))];
    } catch {
      return [];
    }
  });
  const chain = new pkijs.CertificateChainValidationEngine({
    trustedCerts: trusted,
    certs: [...others.filter((other) => other !== own), own],
    checkDate: at,
  });
  const result = await chain.verify().catch(() => null);
  const root = result?.certificatePath?.at(-1);
  if (!result?.result || !root) throw new StampTrouble('unknown-root');
  return sha256Hex(derOf(root));
}

/** Common name, or organisation, of a name; its first value where it has neither. */
function nameOf(name: pkijs.RelativeDistinguishedNames): string {
  const of = (type: string) => name.typesAndValues.find((one) => one.type === type);
  const value = (of('2.5.4.3') ?? of('2.5.4.10') ?? name.typesAndValues[0])?.value.valueBlock.value;
  return typeof value === 'string' ? value.slice(0, 120) : '';
}
