// The device's self-signed certificate: it binds nothing but the key to itself; the signed and sealed paper binds the key to a person.
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { DeviceKey } from '@/lib/model/case-chain';
import { toBase64 } from '@/lib/model/case-chain';

/** Makes pkijs use this runtime's WebCrypto, in Node, pages and workers alike. */
export function chooseWebCrypto(): void {
  pkijs.setEngine('tillguard', new pkijs.CryptoEngine({ name: 'tillguard', crypto: globalThis.crypto }));
}

/**
 * A certificate (DER) over the device's key: keyUsage digitalSignature, EKU emailProtection (what `openssl cms -verify` asks
 * for), valid from a day before `now` to 9999: a good pack must verify in ten years; its validity claims nothing.
 * @param owner name of the merchant, or empty
 */
export async function createCertificate(key: DeviceKey, owner: string, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  chooseWebCrypto();
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  const serial = crypto.getRandomValues(new Uint8Array(16));
  serial[0] = (serial[0]! & 0x3f) | 0x40;
  certificate.serialNumber = new asn1js.Integer({ valueHex: serial.buffer });
  for (const name of [certificate.issuer, certificate.subject]) {
    name.typesAndValues.push(attribute('2.5.4.3', `Tillguard device ${key.id.slice(0, 16)}`));
    if (owner !== '') name.typesAndValues.push(attribute('2.5.4.10', owner.slice(0, 64)));
  }
  certificate.notBefore.value = new Date(now.getTime() - 86_400_000);
  certificate.notAfter = new pkijs.Time({ type: 1, value: new Date(Date.UTC(9999, 11, 31, 23, 59, 59)) });
  certificate.extensions = [
    extension('2.5.29.19', true, new pkijs.BasicConstraints({ cA: false }).toSchema()),
    extension('2.5.29.15', true, new asn1js.BitString({ valueHex: new Uint8Array([0x80]).buffer, unusedBits: 7 })),
    extension('2.5.29.37', false, new pkijs.ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.4'] }).toSchema()),
  ];
  await certificate.subjectPublicKeyInfo.importKey(key.publicKey);
  await certificate.sign(key.privateKey, 'SHA-256');
  return new Uint8Array(certificate.toSchema(true).toBER(false));
}

function attribute(type: string, value: string): pkijs.AttributeTypeAndValue {
  return new pkijs.AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) });
}

function extension(extnID: string, critical: boolean, value: asn1js.BaseBlock): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER(false) });
}

/** PEM text of DER bytes. @param label `CERTIFICATE` or `PUBLIC KEY` */
export function toPem(der: Uint8Array, label: 'CERTIFICATE' | 'PUBLIC KEY'): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** DER bytes of the first PEM block of a text; null where there is none. */
export function fromPem(text: string): Uint8Array<ArrayBuffer> | null {
  return fromPemAll(text)[0] ?? null;
}

/** DER bytes of every PEM block of a text; malformed ones are passed over. */
export function fromPemAll(text: string): Uint8Array<ArrayBuffer>[] {
  return [...text.matchAll(/-----BEGIN [A-Z ]+-----([A-Za-z0-9+/=\s]+)-----END/g)].flatMap((match) => {
    try {
      return [Uint8Array.from(atob(match[1]!.replace(/\s/g, '')), (c) => c.charCodeAt(0))];
    } catch {
      return [];
    }
  });
}
