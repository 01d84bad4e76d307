import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltPack } from '@/lib/evidence/pack';
import { stampOnce } from '@/lib/evidence/stamping';
import { checkStamp, requestStamp } from '@/lib/evidence/timestamp';
import { verifyBag } from '@/lib/evidence/verify';
import { custody } from '@/lib/i18n/custody';
import { evidence } from '@/lib/i18n/evidence';
import { hasMessage, say } from '@/lib/i18n/say';
import { openFolder } from '@/tests/commands/folder-source';
import { type Behaviour, type LocalTsa, slowness, stamperFor, startLocalTsa } from './local-tsa';
import { type Sample, samplePack } from './sample-pack';

let tsa: LocalTsa;
let other: LocalTsa;
const scratch = mkdtempSync(join(tmpdir(), 'tillguard-stamp-'));
const data = new TextEncoder().encode('what is stamped') as Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  tsa = await startLocalTsa();
  other = await startLocalTsa('Second TSA');
});
afterAll(async () => {
  await tsa.close();
  await other.close();
  rmSync(scratch, { recursive: true, force: true });
});

const faults: [Behaviour, string][] = [
  ['wrong-hash', 'wrong-hash'],
  ['wrong-nonce', 'wrong-nonce'],
  ['bad-signature', 'bad-signature'],
  ['refusing', 'refused'],
  ['garbage', 'no-answer'],
  ['gone', 'no-answer'],
  ['down', 'no-answer'],
  ['slow', 'no-answer'],
  ['error-page', 'no-answer'],
];

describe('a time stamp', () => {
  it('is asked for in a form that openssl reads', async () => {
    const { der, nonce } = await requestStamp(data);
    writeFileSync(join(scratch, 'q.tsq'), der);
    const text = execFileSync('openssl', ['ts', '-query', '-in', join(scratch, 'q.tsq'), '-text'], {
      encoding: 'utf8',
    });
    expect(text).toContain('Hash Algorithm: sha256');
    expect(text.toLowerCase()).toContain(`nonce: 0x${nonce}`);
    expect(text).toContain('Certificate required: yes');
  });

  it('of an honest authority is taken, with its name, time and root', async () => {
    tsa.behave('honest');
    const token = await stampOnce(data, stamperFor(tsa));
    expect(token.authority).toBe('Test TSA');
    expect(Math.abs(Date.parse(token.at) - Date.now())).toBeLessThan(10_000);
    const stamp = await checkStamp(token.der, data, null, [tsa.root]);
    expect(stamp.root).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(faults)('of an authority that is %s is refused as %s', async (behaviour, fault) => {
    tsa.behave(behaviour);
    await expect(stampOnce(data, stamperFor(tsa, 'local', 500))).rejects.toMatchObject({ fault });
    expect(hasMessage(evidence, `verify.time.${fault}`)).toBe(true);
  });

  it('of an authority that is slow is taken where there is time for it', async () => {
    tsa.behave('slow');
    const token = await stampOnce(data, stamperFor(tsa, 'local', 20 * slowness));
    expect((await checkStamp(token.der, data, null, [tsa.root])).authority).toBe('Test TSA');
  });

  it('does not stand for other data, nor under another root', async () => {
    tsa.behave('honest');
    const { der } = await stampOnce(data, stamperFor(tsa));
    const changed = data.slice();
    changed[0]! ^= 1;
    await expect(checkStamp(der, changed, null, [tsa.root])).rejects.toMatchObject({ fault: 'wrong-hash' });
    await expect(checkStamp(der, data, null, [other.root])).rejects.toMatchObject({ fault: 'unknown-root' });
    await expect(checkStamp(der, data, '00ff', null)).rejects.toMatchObject({ fault: 'wrong-nonce' });
  });

  it('of a certificate that is not for stamping is refused', async () => {
    // The same key under a certificate for mail: openssl itself will not stamp with it, so the certificate is put in afterwards.
    const mail = await startLocalTsa('Mail');
    mail.behave('honest');
    const { der } = await stampOnce(data, { ...stamperFor(mail), roots: [] });
    const at = Buffer.from(der).indexOf(Buffer.from([0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08]));
    const changed = der.slice();
    changed[at + 9] = 4;
    await expect(checkStamp(changed, data, null, null)).rejects.toThrow(/bad-signature|not-for-stamping/);
    await mail.close();
  });
});

describe('a stamped pack', () => {
  let sample: Sample;
  let root: string;
  const shell = (command: string, cwd: string) => spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8' });
  const unpack = async (pack: BuiltPack, name: string) => {
    const zip = join(scratch, `${name}.zip`);
    writeFileSync(zip, new Uint8Array(await pack.zip.arrayBuffer()));
    execFileSync('unzip', ['-q', zip, '-d', join(scratch, name)]);
    return join(scratch, name, readdirSync(join(scratch, name))[0]!);
  };
  /** The command that VERIFY.txt itself prints. */
  const printed = () => printedIn(root);
  const printedIn = (folder: string) =>
    readFileSync(join(folder, 'VERIFY.txt'), 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line.startsWith('find . -name'))!;

  beforeAll(async () => {
    tsa.behave('honest');
    sample = await samplePack(undefined, { stampCapture: (record) => stampOnce(record, stamperFor(tsa)) });
    other.behave('gone');
    const pack = await sample.build({
      reportTools: null,
      stampers: [stamperFor(tsa, 'one'), stamperFor(other, 'two', 300)],
    });
    expect(pack.stamps).toEqual([
      { name: 'one', fault: null },
      { name: 'two', fault: 'no-answer' },
    ]);
    root = await unpack(pack, 'stamped');
  });

  it('is verified by the command that VERIFY.txt prints, over capture and signature', () => {
    const { stdout, stderr } = shell(printed(), root);
    expect(`${stdout}${stderr}`.match(/Verification: OK/g), stdout + stderr).toHaveLength(2);
  });

  it('is verified by ours, which names authority, time and root', async () => {
    const { isValid, checks } = await verifyBag(openFolder(root));
    expect(isValid).toBe(true);
    expect(
      checks.filter(({ id, state }) => id === 'time' && state === 'proved').map(({ values }) => values.file),
    ).toEqual(['data/20-captures/0001/capture.json', 'signatures/tagmanifest-sha256.txt.p7s']);
  });

  it('verifies after the authority’s certificate has ended, with the printed command too', async () => {
    // -attime is the stamp’s own time: without it, checked far in the future, the same token fails.
    const token = join(root, 'signatures/tagmanifest-sha256.txt.p7s.one.tsr');
    const verify = (attime: number) =>
      shell(
        `openssl ts -verify -data signatures/tagmanifest-sha256.txt.p7s -in '${token}' -CAfile signatures/tsa-roots.pem -attime ${attime}`,
        root,
      ).status === 0;
    const now = Math.floor(Date.now() / 1000);
    expect(verify(now)).toBe(true);
    expect(verify(now + 400 * 86_400)).toBe(false);
    expect(printed()).toContain('-attime');
  });

  it('shows a token that was swapped or stands for another pack', async () => {
    const swapped = join(root, 'signatures/tagmanifest-sha256.txt.p7s.one.tsr');
    const before = readFileSync(swapped);
    const { der } = await stampOnce(data, stamperFor(tsa));
    writeFileSync(swapped, der);
    const { checks } = await verifyBag(openFolder(root));
    expect(checks.filter(({ state }) => state === 'broken').map(({ message }) => message)).toEqual([
      'verify.time.wrong-hash',
    ]);
    writeFileSync(swapped, before);
  });

  it('without any stamp says so on the cover, in VERIFY.txt and when verified', async () => {
    const plain = await samplePack();
    const folder = await unpack(await plain.build({ reportTools: null }), 'plain');
    expect(readFileSync(join(folder, 'data/00-report/report.html'), 'utf8')).toContain('未经独立证明');
    expect(readFileSync(join(folder, 'VERIFY.txt'), 'utf8')).toContain('not independently proved');
    expect((await verifyBag(openFolder(folder))).checks.find(({ id }) => id === 'time')).toMatchObject({
      state: 'not-proved',
    });
  });

  it.each(faults)('is built all the same while its authority is %s, and says so', async (behaviour, fault) => {
    tsa.behave(behaviour);
    const patience = behaviour === 'gone' || behaviour === 'slow' ? 300 : 10_000;
    const began = Date.now();
    const pack = await sample.build({ reportTools: null, stampers: [stamperFor(tsa, 'one', patience)] });
    expect(pack.stamps).toEqual([{ name: 'one', fault }]);
    for (const language of ['en', 'zh-CN'] as const)
      expect(say(custody, language, `stamp.${pack.stamps[0]!.fault!}`)).not.toBe('');
    // Asked twice at most (once before the cover is written), each time no longer than its limit.
    expect(Date.now() - began).toBeLessThan(20_000);
    const folder = await unpack(pack, `without-${behaviour}`);
    expect(readFileSync(join(folder, 'data/00-report/report.html'), 'utf8')).toContain('未经独立证明');
    const { isValid, checks } = await verifyBag(openFolder(folder));
    expect(isValid).toBe(true);
    // The capture was stamped before: with the root that is in the pack all the same, it is still checked, by the printed command too.
    expect(checks.filter(({ id }) => id === 'time').map(({ state, message }) => [state, message])).toEqual([
      ['proved', 'verify.time.rooted'],
      ['not-proved', 'verify.time'],
    ]);
    const { stdout, stderr } = shell(printedIn(folder), folder);
    expect(`${stdout}${stderr}`.match(/Verification: OK/g), stdout + stderr).toHaveLength(1);
    tsa.behave('honest');
  });

  it('of two authorities, one without a root certificate, is whole: that one is said to be unknown', async () => {
    tsa.behave('honest');
    other.behave('honest');
    const pack = await sample.build({
      reportTools: null,
      stampers: [stamperFor(tsa, 'one'), { ...stamperFor(other, 'two'), roots: [] }],
    });
    const { isValid, checks } = await verifyBag(openFolder(await unpack(pack, 'rootless')));
    expect(isValid).toBe(true);
    const told = checks.filter(({ id }) => id === 'time').map(({ message, values }) => [message, values.file]);
    expect(told).toContainEqual(['verify.time.unknown-root', 'signatures/tagmanifest-sha256.txt.p7s.two.tsr']);
    expect(told).toContainEqual(['verify.time.rooted', 'signatures/tagmanifest-sha256.txt.p7s']);
  });
});
