import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Unreadable } from '@/lib/evidence/bag-source';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { type HostileEntry, hostileZip } from './hostile-zip';
import { bytesOf, plainBag } from './memory-bag';

const bag: HostileEntry[] = Object.entries(plainBag()).map(([path, content]) => ({
  name: `bag/${path}`,
  data: bytesOf(content),
}));
const zeros = (length: number) => deflateRawSync(new Uint8Array(length)) as Uint8Array<ArrayBuffer>;

/** Why it is refused; null where it is read. */
async function refusal(zip: Blob, password?: string): Promise<string | null> {
  try {
    const report = await verifyBag(await openZip(zip, password));
    return report.isValid ? null : 'broken';
  } catch (error) {
    if (error instanceof Unreadable) return error.why;
    throw error;
  }
}

const hostile: [string, HostileEntry[], string][] = [
  ...[
    '../evil',
    'bag/../../evil',
    '/etc/evil',
    'bag\\..\\evil',
    'C:/evil',
    'C:evil',
    '~/evil',
    'bag//evil',
    'bag/./evil',
    '',
  ].map((name): [string, HostileEntry[], string] => [
    `a name that leads elsewhere: ${name}`,
    [...bag, { name, data: bytesOf('x') }],
    'verify.why.leads-elsewhere',
  ]),
  ['two files of one name', [...bag, { name: 'bag/data/hello.txt', data: bytesOf('other') }], 'verify.why.double'],
  [
    'a symbolic link',
    [...bag, { name: 'bag/data/link', data: bytesOf('/etc/passwd'), mode: 0xa1ff }],
    'verify.why.link',
  ],
  ['a device', [...bag, { name: 'bag/data/device', data: bytesOf(''), mode: 0x21ff }], 'verify.why.link'],
  [
    'a claim of 4 GB',
    [...bag, { name: 'bag/data/big', data: zeros(10), method: 8, size: 0xfffffffe }],
    'verify.why.enormous',
  ],
  [
    'a stored file that claims 4 GB',
    [...bag, { name: 'bag/data/big', data: bytesOf('x'), size: 0xfffffffe }],
    'verify.why.enormous',
  ],
  [
    'a bomb of zeros',
    [...bag, { name: 'bag/data/zeros', data: zeros(300e6), method: 8, size: 300e6 }],
    'verify.why.enormous',
  ],
  [
    'a file longer than it says',
    [
      ...bag,
      { name: 'bag/bagit-more.txt', data: zeros(5e6), method: 8, size: 10 },
      { name: 'bag/tagmanifest-md5.txt', data: bytesOf(`${'0'.repeat(32)}  bagit-more.txt\n`) },
    ],
    'verify.why.enormous',
  ],
  ['two folders', [...bag, { name: 'other/file', data: bytesOf('x') }], 'verify.why.not-one-folder'],
  ['nothing', [], 'verify.why.not-one-folder'],
  ['no bag', [{ name: 'bag/hello.txt', data: bytesOf('x') }], 'verify.why.no-bag'],
];

describe('hostile zips', () => {
  it('are made like a good one, which is read', async () => {
    expect(await refusal(hostileZip(bag))).toBeNull();
    expect(await refusal(hostileZip([...bag, { name: '__MACOSX/bag/._data', data: bytesOf('x') }]))).toBeNull();
  });
  it.each(hostile)('%s', async (_, entries, why) => {
    expect(await refusal(hostileZip(entries))).toBe(why);
  });
  it('an entry with another name in its local header is not read as the one that the list names', async () => {
    const zip = hostileZip(
      bag.map((entry, i) => (i === 1 ? { ...entry, localName: entry.name.replace(/.$/, 'X') } : entry)),
    );
    expect(await refusal(zip)).not.toBeNull();
  });
  it('entries that share their bytes are refused', async () => {
    const files = plainBag({ payload: { 'data/a': 'x', 'data/b': 'x' } });
    const entries = Object.entries(files).map(([path, content]) => ({ name: `bag/${path}`, data: bytesOf(content) }));
    const at = entries.findIndex(({ name }) => name === 'bag/data/a');
    const shared = entries.map((entry) => (entry.name === 'bag/data/b' ? { ...entry, overlaps: at } : entry));
    expect(await refusal(hostileZip(entries))).toBeNull();
    expect(await refusal(hostileZip(shared))).toBe('broken');
  });
  it('what is no zip, or cut off anywhere, is refused in words', async () => {
    const whole = hostileZip(bag);
    expect(await refusal(new Blob(['hello']))).toBe('verify.why.no-zip');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.size - 1 }), async (end) => {
        expect(await refusal(whole.slice(0, end))).not.toBeNull();
      }),
      { numRuns: 30 },
    );
  });
  it('any byte changed never reads as a valid bag with other content', async () => {
    const whole = new Uint8Array(await hostileZip(bag).arrayBuffer());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = whole.slice();
        changed[at]! ^= flip;
        // Either refused, or broken, or the byte was one that means nothing (a time stamp of the zip): never a crash.
        await refusal(new Blob([changed]));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a locked pack', () => {
  const locked = async (name: string) => {
    const writer = new ZipWriter(new BlobWriter(), { password: 'open-sesame', encryptionStrength: 3, level: 0 });
    await writer.add(name, hostileZip(bag).stream());
    return writer.close();
  };
  it('opens with its password, and says what is missing without', async () => {
    const zip = await locked('files.zip');
    expect(await refusal(zip)).toBe('verify.why.password');
    expect(await refusal(zip, 'sesame')).toBe('verify.why.wrong-password');
    expect(await refusal(zip, 'open-sesame')).toBeNull();
  });
  it('with single locked files says so', async () => {
    const writer = new ZipWriter(new BlobWriter(), { password: 'x' });
    await writer.add('bag/bagit.txt', new TextReader('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'));
    expect(await refusal(await writer.close())).toBe('verify.why.password');
  });
});

describe('npm run verify', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'tillguard-verify-'));
  afterAll(() => rmSync(scratch, { recursive: true }));
  const folder = (name: string, files: ReturnType<typeof plainBag>) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(scratch, name, path)), { recursive: true });
      writeFileSync(join(scratch, name, path), content);
    }
  };
  const verify = (...args: string[]) => {
    const run = spawnSync('node_modules/.bin/tsx', ['tests/commands/verify.ts', ...args], {
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: scratch },
    });
    return { code: run.status, out: run.stdout, err: run.stderr };
  };
  it('ends with 0, 1 or 2 and says why in one sentence', () => {
    folder('good', plainBag());
    folder('bad', { ...plainBag(), 'data/hello.txt': 'hallo\n' });
    folder('linked', plainBag());
    symlinkSync('/etc/passwd', join(scratch, 'linked/data/link'));
    const good = verify('good', '--json');
    expect(good.code).toBe(0);
    expect(JSON.parse(good.out)).toMatchObject({ isValid: true });
    const bad = verify('bad', '--lang', 'zh-CN');
    expect(bad.code).toBe(1);
    expect(bad.out).toContain('制作之后被改动：data/hello.txt');
    for (const args of [['linked'], ['nowhere.zip'], [], ['--what']]) {
      const none = verify(...args);
      expect(none.code, args.join(' ')).toBe(2);
      expect(none.err.trim().split('\n'), args.join(' ')).toHaveLength(1);
    }
  });
});
