import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CardNumberLeft } from '@/lib/evidence/card-scan';
import { createCertificate } from '@/lib/evidence/certificate';
import { LogBroken } from '@/lib/evidence/pack';
import { signDetached } from '@/lib/evidence/signature';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { createDeviceKey } from '@/lib/model/case-chain';
import { openFolder } from '@/tests/commands/folder-source';
import { hashOf } from './memory-bag';
import { type Sample, samplePack } from './sample-pack';

let sample: Sample;
let zip: Buffer;
let folder: string;
let zipPath: string;
const scratch = mkdtempSync(join(tmpdir(), 'tillguard-pack-'));
afterAll(() => rmSync(scratch, { recursive: true }));

beforeAll(async () => {
  sample = await samplePack();
  const pack = await sample.build();
  zip = Buffer.from(await pack.zip.arrayBuffer());
  zipPath = join(scratch, pack.name);
  writeFileSync(zipPath, zip);
  execFileSync('unzip', ['-q', zipPath, '-d', scratch]);
  folder = join(scratch, pack.name.replace('.zip', ''));
});

const shell = (command: string, cwd: string) => spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8' });
const filesBelow = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => relative(root, join(e.parentPath, e.name)))
    .sort();
const verifyFolder = (root: string) => verifyBag(openFolder(root));
let copies = 0;
function copyOf(root: string): string {
  const copy = join(scratch, `copy-${++copies}`);
  cpSync(root, copy, { recursive: true });
  return copy;
}
/** The command lines that VERIFY.txt itself prints. */
function printed(start: string): string {
  const line = readFileSync(join(folder, 'VERIFY.txt'), 'utf8')
    .split('\n')
    .map((l) => l.trim())
    .find((l) => l.startsWith(start));
  if (!line) throw new Error(`VERIFY.txt prints no ${start}`);
  return line;
}
const stock = (root: string) => ({
  sums: shell(`${printed('sha256sum')} && ${printed('sha512sum')}`, root).status === 0,
  openssl: shell(printed('openssl cms'), root).status === 0,
});

async function rehash(
  root: string,
  sign?: { key: Sample['key']; certificate: Uint8Array<ArrayBuffer> },
): Promise<void> {
  for (const digest of ['sha256', 'sha512'] as const) {
    const line = async (path: string) => `${hashOf(digest, new Uint8Array(readFileSync(join(root, path))))}  ${path}\n`;
    const payload = filesBelow(root).filter((path) => path.startsWith('data/'));
    writeFileSync(join(root, `manifest-${digest}.txt`), (await Promise.all(payload.map(line))).join(''));
  }
  for (const digest of ['sha256', 'sha512'] as const) {
    const tags = filesBelow(root).filter(
      (path) => !path.startsWith('data/') && !path.startsWith('signatures/') && !path.startsWith('tagmanifest'),
    );
    const line = async (path: string) => `${hashOf(digest, new Uint8Array(readFileSync(join(root, path))))}  ${path}\n`;
    writeFileSync(join(root, `tagmanifest-${digest}.txt`), (await Promise.all(tags.map(line))).join(''));
  }
  if (sign) {
    const { toPem } = await import('@/lib/evidence/certificate');
    writeFileSync(
      join(root, 'signatures/tagmanifest-sha256.txt.p7s'),
      await signDetached(
        new Uint8Array(readFileSync(join(root, 'tagmanifest-sha256.txt'))),
        sign.key,
        sign.certificate,
        new Date(),
      ),
    );
    writeFileSync(join(root, 'signatures/signer.crt.pem'), toPem(sign.certificate, 'CERTIFICATE'));
  }
}

describe('a pack', () => {
  it('is accepted by unzip, 7z and bsdtar, and holds one folder', () => {
    expect(shell(`unzip -t '${zipPath}'`, scratch).status).toBe(0);
    for (const [tool, command] of [
      ['7z', `7z t '${zipPath}'`],
      ['bsdtar', `bsdtar -tf '${zipPath}'`],
    ] as const) {
      if (spawnSync('which', [tool]).status === 0) expect(shell(command, scratch).status, tool).toBe(0);
      else console.warn(`${tool} is not installed: not checked with it`);
    }
    expect(existsSync(folder)).toBe(true);
  });

  it('passes the commands that its own VERIFY.txt prints', () => {
    expect(stock(folder)).toEqual({ sums: true, openssl: true });
  });

  it('passes our verifier, as a zip and as a folder', async () => {
    for (const report of [
      await verifyBag(await openZip(new Blob([new Uint8Array(zip)]))),
      await verifyFolder(folder),
    ]) {
      expect(report.checks.filter((check) => check.state === 'broken')).toEqual([]);
      expect(report.checks.filter((check) => check.state === 'proved').map((check) => check.id)).toEqual([
        'bag',
        'payload',
        'oxum',
        'tags',
        'signature',
        'log',
        'captures',
        'index',
      ]);
    }
  });

  it('is the same bytes for the same case at the same moment, signature aside', async () => {
    const again = Buffer.from(await (await sample.build()).zip.arrayBuffer());
    const other = join(scratch, 'again');
    writeFileSync(`${other}.zip`, again);
    execFileSync('unzip', ['-q', `${other}.zip`, '-d', other]);
    const [root] = readdirSync(other);
    for (const path of filesBelow(folder).filter((p) => !p.endsWith('.p7s')))
      expect(readFileSync(join(other, root!, path)).equals(readFileSync(join(folder, path))), path).toBe(true);
  });

  it('shows one flipped byte in any file of payload or manifests, to us and to a stock tool', async () => {
    const copy = copyOf(folder);
    for (const path of filesBelow(folder).filter((p) => !p.startsWith('signatures/'))) {
      const whole = readFileSync(join(copy, path));
      const flipped = Buffer.from(whole);
      flipped[Math.floor(flipped.length / 2)]! ^= 1;
      writeFileSync(join(copy, path), flipped);
      const report = await verifyFolder(copy).catch(() => null);
      expect(report?.isValid ?? false, path).toBe(false);
      const tools = stock(copy);
      expect(tools.sums && tools.openssl, path).toBe(false);
      writeFileSync(join(copy, path), whole);
    }
    expect((await verifyFolder(copy)).isValid).toBe(true);
  });

  const tampering: {
    name: string;
    change(root: string): void | Promise<void>;
    sums: boolean;
    openssl: boolean;
    broken: string[];
  }[] = [
    {
      name: 'a payload file added',
      change: (root) => writeFileSync(join(root, 'data/extra.txt'), 'x'),
      sums: true,
      openssl: true,
      broken: ['payload', 'oxum'],
    },
    {
      name: 'a payload file removed',
      change: (root) => rmSync(join(root, 'data/10-transactions/transactions.csv')),
      sums: false,
      openssl: true,
      broken: ['payload', 'oxum', 'index'],
    },
    {
      name: 'bag-info edited',
      change: (root) =>
        writeFileSync(
          join(root, 'bag-info.txt'),
          readFileSync(join(root, 'bag-info.txt'), 'utf8').replace('望江楼', '别家店'),
        ),
      sums: false,
      openssl: true,
      broken: ['tags'],
    },
    {
      name: 'CRLF put into a manifest',
      change: (root) =>
        writeFileSync(
          join(root, 'manifest-sha256.txt'),
          readFileSync(join(root, 'manifest-sha256.txt'), 'utf8').replaceAll('\n', '\r\n'),
        ),
      sums: false,
      openssl: true,
      broken: ['tags'],
    },
    {
      name: 'a file added under signatures',
      change: (root) => writeFileSync(join(root, 'signatures/late.tsr'), 'x'),
      sums: true,
      openssl: true,
      broken: [],
    },
    {
      name: 'the whole bag re-forged',
      change: async (root) => {
        forge(root);
        await rehash(root);
      },
      sums: true,
      openssl: false,
      broken: ['index', 'signature'],
    },
    {
      name: 're-forged and signed with another key',
      change: async (root) => {
        forge(root);
        const key = await createDeviceKey();
        await rehash(root, { key, certificate: await createCertificate(key, 'Mallory', new Date()) });
      },
      sums: true,
      openssl: true,
      broken: ['index', 'log'],
    },
    {
      name: 'the log’s tail cut off and all hashed and signed again with the right key',
      change: async (root) => {
        const path = join(root, 'data/60-process/log.jsonl');
        writeFileSync(path, `${readFileSync(path, 'utf8').trimEnd().split('\n').slice(0, -1).join('\n')}\n`);
        await rehash(root, sample.input.signer);
      },
      sums: true,
      openssl: true,
      broken: ['log', 'index', 'oxum'],
    },
    {
      name: 'an event edited and all hashed and signed again with the right key',
      change: async (root) => {
        const path = join(root, 'data/60-process/log.jsonl');
        writeFileSync(path, readFileSync(path, 'utf8').replace('凌晨无人当班', '凌晨有人当班'));
        await rehash(root, sample.input.signer);
      },
      sums: true,
      openssl: true,
      broken: ['log', 'index'],
    },
  ];
  function forge(root: string): void {
    const path = join(root, 'data/10-transactions/transactions.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace('10000.00', '90000.00'));
  }

  it.each(tampering)('tampering: $name', async ({ change, sums, openssl, broken }) => {
    const copy = copyOf(folder);
    await change(copy);
    expect(stock(copy)).toEqual({ sums, openssl });
    const report = await verifyFolder(copy);
    expect(
      [...new Set(report.checks.filter((check) => check.state === 'broken').map((check) => check.id))].sort(),
    ).toEqual([...broken].sort());
    expect(report.isValid).toBe(broken.length === 0);
  });

  it('never lets a full card number leave: the export stops and names the file', async () => {
    const { pans } = (await import('@/tests/portals/demo/generator')).generateDemo();
    const planted = await samplePack(`客人的卡号是 ${pans[0]!.replace(/(.{4})/g, '$1 ')}`);
    await expect(planted.build()).rejects.toBeInstanceOf(CardNumberLeft);
    await expect(planted.build()).rejects.toMatchObject({ path: expect.stringContaining('data/') });
  });

  it('is not built over a broken log', async () => {
    const log = structuredClone(sample.log);
    log[2]!.body.actor = 'someone else';
    await expect(sample.build({ log })).rejects.toBeInstanceOf(LogBroken);
  });

  it('has no cell that a spreadsheet would run', () => {
    const contacts = readFileSync(join(folder, 'data/50-response/contacts.csv'), 'utf8');
    expect(contacts).toContain("'=cmd|calc");
    expect(contacts.startsWith('\ufeff')).toBe(true);
  });

  it('has a report without script, in the case’s language', () => {
    const report = readFileSync(join(folder, 'data/00-report/report.html'), 'utf8');
    expect(report).toContain('疑似欺诈');
    expect(report).toContain('¥10,000.00');
    expect(report).not.toMatch(/<script|\son\w+=|javascript:/i);
  });
});
