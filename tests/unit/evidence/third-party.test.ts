// Certificates and receipts of third parties: kept with where they came from, put into packs, and the check says what they prove.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWhole } from '@/lib/evidence/bag-source';
import { importMaster } from '@/lib/evidence/import-master';
import { certificatesIn } from '@/lib/evidence/third-party';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { sha256Hex } from '@/lib/model/case-chain';
import { openFolder } from '@/tests/commands/folder-source';
import { type SampleFile, samplePack } from './sample-pack';

const scratch = mkdtempSync(join(tmpdir(), 'tillguard-third-'));
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: scratch, stdio: 'pipe' });
let chain: Uint8Array<ArrayBuffer>;

beforeAll(() => {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout'];
  openssl('req', '-x509', ...key, 'ca.key', '-out', 'ca.pem', '-days', '30', '-subj', '/CN=Test Company CA');
  openssl('req', ...key, 'own.key', '-out', 'own.csr', '-subj', '/O=Shop/CN=Signing of the shop');
  const sign = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '30'];
  openssl('x509', '-req', '-in', 'own.csr', ...sign, '-out', 'own.pem');
  openssl('x509', '-in', 'own.pem', '-outform', 'DER', '-out', 'own.der');
  openssl('crl2pkcs7', '-nocrl', '-certfile', 'own.pem', '-certfile', 'ca.pem', '-outform', 'DER', '-out', 'both.p7b');
  chain = Uint8Array.from([...readFileSync(join(scratch, 'own.pem')), ...readFileSync(join(scratch, 'ca.pem'))]);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const given = (name: string, bytes: Uint8Array<ArrayBuffer>): SampleFile => ({
  name,
  mime: 'application/octet-stream',
  role: 'third-party-proof',
  bytes,
});
const messages = (checks: readonly { id: string; message: string; state: string }[]) =>
  checks.filter(({ id }) => id === 'third-party').map(({ message, state }) => `${state} ${message}`);

describe('certificates of third parties', () => {
  it('are read from PEM, DER and PKCS #7', async () => {
    const read = async (name: string) => certificatesIn(new Blob([Uint8Array.from(readFileSync(join(scratch, name)))]));
    expect((await certificatesIn(new Blob([chain]))).isWholeChain).toBe(true);
    expect((await read('own.der')).facts).toEqual([
      expect.objectContaining({ subject: 'O=Shop, CN=Signing of the shop', issuer: 'CN=Test Company CA' }),
    ]);
    expect((await read('both.p7b')).facts).toHaveLength(2);
    expect(await certificatesIn(new Blob(['hello']))).toEqual({ facts: [], isWholeChain: false });
  });

  it('go into the pack with where they came from; a receipt of any form too; an import has them again', async () => {
    const receipt = new TextEncoder().encode('receipt') as Uint8Array<ArrayBuffer>;
    const sample = await samplePack(undefined, {
      files: [given('company-chain.pem', chain), given('page.json.tsr', receipt)],
    });
    const { zip, name } = await sample.build();
    const source = await openZip(zip);
    const { isValid, checks } = await verifyBag(source);
    expect(isValid).toBe(true);
    expect(messages(checks)).toEqual([
      'proved verify.third-party',
      'not-proved verify.certificate.other',
      'proved verify.certificate.chain',
      'proved verify.third-party',
    ]);
    const list = JSON.parse(new TextDecoder().decode(await readWhole(source, 'data/60-process/third-party.json')));
    expect(list[0]).toMatchObject({ sha256: await sha256Hex(chain), addedBy: '店长', title: 'company-chain.pem' });
    const { files, absent } = await importMaster(source);
    expect(files.map(({ sha256 }) => sha256)).toContain(await sha256Hex(chain));
    expect(absent).toEqual([]);
    // Changed afterwards it shows, and where it lies is said.
    writeFileSync(join(scratch, 'pack.zip'), new Uint8Array(await zip.arrayBuffer()));
    execFileSync('unzip', ['-q', 'pack.zip'], { cwd: scratch });
    const root = join(scratch, name.replace('.zip', ''));
    writeFileSync(join(root, 'signatures/third-party/03-page.json.tsr'), 'another');
    const changed = await verifyBag(openFolder(root));
    expect(changed.checks.filter(({ state }) => state === 'broken')).toMatchObject([
      { message: 'verify.third-party.changed', values: { file: 'signatures/third-party/03-page.json.tsr' } },
    ]);
  });

  it('about the key that signed the pack say whose it is', async () => {
    const sample = await samplePack();
    const spki = await crypto.subtle.exportKey('spki', sample.key.publicKey);
    writeFileSync(join(scratch, 'device.der'), new Uint8Array(spki));
    openssl('pkey', '-pubin', '-inform', 'DER', '-in', 'device.der', '-out', 'device.pub');
    openssl(
      'x509',
      '-new',
      '-force_pubkey',
      'device.pub',
      '-subj',
      '/CN=The shop',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-days',
      '9',
      '-out',
      'device.pem',
    );
    const certificate = Uint8Array.from(readFileSync(join(scratch, 'device.pem')));
    const { facts } = await certificatesIn(new Blob([certificate]));
    expect(facts).toEqual([expect.objectContaining({ key: sample.key.id, subject: 'CN=The shop' })]);
  });
});
