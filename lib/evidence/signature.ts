// The detached CMS signature over the tag manifest (RFC 5652, CAdES-B-B attributes), made and checked with pkijs alone.
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { type DeviceKey, sha256Hex } from '@/lib/model/case-chain';
import { chooseWebCrypto } from './certificate';

const data = '1.2.840.113549.1.7.1';

/** Signs bytes detached. Returns the CMS structure as DER. @param at signing time that is claimed (not proved) */
export async function signDetached(
  bytes: Uint8Array<ArrayBuffer>,
  key: DeviceKey,
  certificateDer: Uint8Array<ArrayBuffer>,
  at: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  chooseWebCrypto();
  const certificate = pkijs.Certificate.fromBER(certificateDer);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  const certificateDigest = await crypto.subtle.digest('SHA-256', certificateDer);
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: data }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            new pkijs.Attribute({
              type: '1.2.840.113549.1.9.3',
              values: [new asn1js.ObjectIdentifier({ value: data })],
            }),
            new pkijs.Attribute({ type: '1.2.840.113549.1.9.5', values: [new asn1js.UTCTime({ valueDate: at })] }),
            new pkijs.Attribute({
              type: '1.2.840.113549.1.9.4',
              values: [new asn1js.OctetString({ valueHex: digest })],
            }),
            // signing-certificate-v2 (RFC 5035): which certificate signed, by its SHA-256
            new pkijs.Attribute({
              type: '1.2.840.113549.1.9.16.2.47',
              values: [signingCertificate(certificateDigest)],
            }),
          ],
        }),
      }),
    ],
    certificates: [certificate],
  });
  await signed.sign(
    key.privateKey,
    0,
    'SHA-256',
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  );
  const content = new pkijs.ContentInfo({ contentType: pkijs.ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER(false));
}

function signingCertificate(digest: ArrayBuffer): asn1js.Sequence {
  const id = new asn1js.Sequence({ value: [new asn1js.OctetString({ valueHex: digest })] });
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [id] })] });
}

export interface SignatureReading {
  isValid: boolean;
  /** SHA-256 (hex) of the signing key's SubjectPublicKeyInfo */
  deviceId: string;
  certificateDer: Uint8Array<ArrayBuffer>;
}

/** Checks a detached signature against the bytes. Throws where it is no CMS signature at all. */
export async function checkDetached(
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<SignatureReading> {
  chooseWebCrypto();
  const content = pkijs.ContentInfo.fromBER(signature);
  const signed = new pkijs.SignedData({ schema: content.content });
  const certificate = signed.certificates?.find(
    (entry): entry is pkijs.Certificate => entry instanceof pkijs.Certificate,
  );
  if (!certificate || signed.signerInfos.length !== 1)
    throw new TypeError('not a signature with one signer and a certificate');
  const isValid = await signed
    .verify({
      signer: 0,
      data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
      checkChain: false,
    })
    .catch(() => false);
  return {
    isValid: isValid === true,
    deviceId: await sha256Hex(new Uint8Array(certificate.subjectPublicKeyInfo.toSchema().toBER(false))),
    certificateDer: new Uint8Array(certificate.toSchema().toBER(false)),
  };
}
