// The cases of the Library of Congress BagIt conformance suite, rebuilt: what must be valid, invalid, or valid with a word of
// warning. Where a copy of the suite itself lies beside the project, it is walked too.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '@/lib/evidence/bag-source';
import { verifyBag } from '@/lib/evidence/verify';
import { openFolder } from '@/tests/commands/folder-source';
import { type Files, hashOf, manifestOf, memoryBag, plainBag } from './memory-bag';

const utf16be = (text: string) =>
  Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255]));
const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const line = (algorithm: string, content: string, name: string) => `${hashOf(algorithm, content)}  ${name}\n`;

async function broken(files: Files, folders: string[] = []): Promise<string[] | null> {
  try {
    const { checks } = await verifyBag(memoryBag(files, folders));
    return checks
      .filter(({ state }) => state === 'broken')
      .map(({ message, values }) => `${message} ${values.file ?? ''}`.trim());
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

const valid: [string, Files, string[]?][] = [
  ...['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'].map((version): [string, Files] => [
    `a basic bag of ${version}`,
    plainBag({ version, algorithm: 'md5' }),
  ]),
  ...['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3-256'].map((algorithm): [string, Files] => [
    `a basic bag with ${algorithm}`,
    plainBag({ algorithm }),
  ]),
  ['a minimal bag without tag manifest', (({ 'tagmanifest-sha512.txt': _, ...rest }) => rest)(plainBag())],
  [
    'UTF-16 tag files',
    plainBag({
      version: '0.97',
      encoding: 'UTF-16BE',
      algorithm: 'md5',
      payload: { 'data/é.txt': 'x' },
      change: { 'manifest-md5.txt': utf16be(line('md5', 'x', 'data/é.txt')), 'tagmanifest-md5.txt': utf16be('') },
    }),
  ],
  [
    'UTF-16 with a byte order mark',
    plainBag({
      encoding: 'UTF-16',
      algorithm: 'md5',
      payload: { 'data/a': 'x' },
      change: {
        'manifest-md5.txt': Uint8Array.from([0xfe, 0xff, ...utf16be(line('md5', 'x', 'data/a'))]),
        'tagmanifest-md5.txt': Uint8Array.from([0xfe, 0xff]),
      },
    }),
  ],
  [
    'ISO-8859-1 tag files',
    plainBag({
      version: '0.97',
      encoding: 'ISO-8859-1',
      payload: { 'data/Straße': 'x' },
      change: { 'manifest-sha512.txt': latin1(line('sha512', 'x', 'data/Straße')) },
    }),
  ],
  ['a name with blanks', plainBag({ payload: { 'data/two words  here.txt': 'x' } })],
  [
    'names with CR, LF and % percent-encoded (1.0)',
    plainBag({
      payload: { 'data/line\nfeed': 'x', 'data/carriage\rreturn': 'x', 'data/100%25': 'x' },
      change: {
        'manifest-sha512.txt': ['data/line%0Afeed', 'data/carriage%0dreturn', 'data/100%2525']
          .map((n) => line('sha512', 'x', n))
          .join(''),
      },
    }),
  ],
  ['a name with % as it stands', plainBag({ version: '0.97', payload: { 'data/100%25': 'x' } })],
  [
    'a leading dot and slash in the manifest',
    plainBag({ payload: { 'data/a': 'x' }, change: { 'manifest-sha512.txt': line('sha512', 'x', './data/a') } }),
  ],
  [
    'hashes in upper case, tabs and md5sum’s star',
    plainBag({
      version: '0.97',
      payload: { 'data/a': 'x' },
      change: { 'manifest-sha512.txt': `${hashOf('sha512', 'x').toUpperCase()}\t*data/a\n` },
    }),
  ],
  [
    'CRLF line ends in every tag file',
    plainBag({
      payload: { 'data/a': 'x' },
      change: {
        'bagit.txt': 'BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n',
        'manifest-sha512.txt': line('sha512', 'x', 'data/a').replace('\n', '\r\n'),
      },
    }),
  ],
  [
    'CR line ends',
    plainBag({
      payload: { 'data/a': 'x' },
      change: { 'manifest-sha512.txt': line('sha512', 'x', 'data/a').replace('\n', '\r') },
    }),
  ],
  [
    'metadata repeated and folded',
    plainBag({ change: { 'bag-info.txt': 'Contact-Name: A\nContact-Name: B\nNote: one\n  two\nPayload-Oxum: 7.2\n' } }),
  ],
  ['package-info of 0.93', plainBag({ version: '0.93', change: { 'package-info.txt': 'Payload-Oxum: 7.2\n' } })],
  [
    'payload files each in one of two manifests (before 1.0)',
    plainBag({
      version: '0.97',
      change: {
        'manifest-sha512.txt': line('sha512', 'hello\n', 'data/hello.txt'),
        'manifest-md5.txt': line('md5', 'x', 'data/sub/bare-filename'),
      },
    }),
  ],
  [
    'a bag in a bag',
    plainBag({
      payload: Object.fromEntries(Object.entries(plainBag()).map(([path, content]) => [`data/${path}`, content])),
    }),
  ],
  ['an empty payload folder', plainBag({ payload: {} }), ['data']],
  [
    'fetch.txt whose files are all there',
    plainBag({ change: { 'fetch.txt': 'https://example.test/a 6 data/hello.txt\n' } }),
  ],
  ['a tag folder that the tag manifest covers', plainBag({ change: { 'meta/x.xml': '<x/>' } })],
  ['a tag file that no tag manifest covers', { ...plainBag(), 'notes.txt': 'later' }],
];

const invalid: [string, Files, string[]?][] = [
  ['no bagit.txt', (({ 'bagit.txt': _, ...rest }) => rest)(plainBag())],
  [
    'a byte order mark in bagit.txt',
    plainBag({ change: { 'bagit.txt': '\ufeffBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' } }),
  ],
  ['an invalid version', plainBag({ version: '97' })],
  ['a version that does not exist', plainBag({ version: '3.14' })],
  [
    'a blank before the colon in bagit.txt',
    plainBag({ change: { 'bagit.txt': 'BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n' } }),
  ],
  [
    'two blanks after the colon in bagit.txt',
    plainBag({ change: { 'bagit.txt': 'BagIt-Version:  0.97\nTag-File-Character-Encoding: UTF-8\n' } }),
  ],
  ['no encoding', plainBag({ change: { 'bagit.txt': 'BagIt-Version: 1.0\n' } })],
  ['an unknown encoding', plainBag({ encoding: 'WTF-8' })],
  ['no data folder', plainBag({ payload: {} })],
  ['no payload manifest', (({ 'manifest-sha512.txt': _, ...rest }) => rest)(plainBag())],
  ['a changed payload file', { ...plainBag(), 'data/hello.txt': 'hallo\n' }],
  ['a changed payload file under md5 alone', { ...plainBag({ algorithm: 'md5' }), 'data/hello.txt': 'hallo\n' }],
  ['a changed tag file', { ...plainBag({ change: { 'bag-info.txt': 'A: b\n' } }), 'bag-info.txt': 'A: c\n' }],
  ['a missing payload file', (({ 'data/hello.txt': _, ...rest }) => rest)(plainBag())],
  [
    'a missing tag file',
    (({ 'bag-info.txt': _, ...rest }) => rest)(plainBag({ change: { 'bag-info.txt': 'A: b\n' } })),
  ],
  ['a payload file in no manifest', { ...plainBag(), 'data/extra': 'x' }],
  ['a payload file in no manifest (0.97)', { ...plainBag({ version: '0.97' }), 'data/extra': 'x' }],
  [
    'a manifest that lists not every payload file (1.0)',
    plainBag({ change: { 'manifest-md5.txt': line('md5', 'x', 'data/sub/bare-filename') } }),
  ],
  [
    'a file listed twice with two hashes',
    plainBag({
      version: '0.97',
      payload: { 'data/a': 'x' },
      change: { 'manifest-sha512.txt': line('sha512', 'y', 'data/a') + line('sha512', 'x', 'data/a') },
    }),
  ],
  [
    'a file listed twice (1.0)',
    plainBag({
      payload: { 'data/a': 'x' },
      change: { 'manifest-sha512.txt': line('sha512', 'x', 'data/a').repeat(2) },
    }),
  ],
  ['a manifest line that is none', plainBag({ change: { 'manifest-sha512.txt': 'hello\n' } })],
  ['Payload-Oxum that does not fit', plainBag({ change: { 'bag-info.txt': 'Payload-Oxum: 8.2\n' } })],
  ['Payload-Oxum that is none', plainBag({ change: { 'bag-info.txt': 'Payload-Oxum: many\n' } })],
  ['bag-info with a line that is none', plainBag({ change: { 'bag-info.txt': 'just words\n' } })],
  ...['../../../README.md', '/etc/passwd', '~/secret', '~root/secret', 'data/../../x', 'C:\\x', 'bagit.txt'].map(
    (name): [string, Files] => [
      `a manifest that leads to ${name}`,
      plainBag({
        version: '0.97',
        change: {
          'manifest-sha512.txt':
            manifestOf('sha512', plainBag(), ['data/hello.txt', 'data/sub/bare-filename']) + line('sha512', 'x', name),
        },
      }),
    ],
  ),
  ...['../../../x', '/etc/passwd', '~/x', 'C:\\x'].map((name): [string, Files] => [
    `fetch.txt that leads to ${name}`,
    plainBag({ change: { 'fetch.txt': `https://example.test/a 1 ${name}\n` } }),
  ]),
  ['fetch.txt with a line that is none', plainBag({ change: { 'fetch.txt': 'data/hello.txt\n' } })],
  [
    'fetch.txt whose file was not fetched',
    (({ 'data/hello.txt': _, ...rest }) => rest)(
      plainBag({ change: { 'fetch.txt': 'https://example.test/a - data/hello.txt\n' } }),
    ),
  ],
  [
    'only hashes of an unknown kind',
    (({ 'manifest-sha512.txt': _, 'tagmanifest-sha512.txt': __, ...rest }) => ({
      ...rest,
      'manifest-crc99.txt': `${'0'.repeat(64)}  data/hello.txt\n`,
    }))(plainBag({ payload: { 'data/hello.txt': 'x' } })),
  ],
];

const composed = 'data/caf\u00e9';
const decomposed = 'data/cafe\u0301';
const warning: [string, Files, string][] = [
  [
    'a name in another Unicode form than the manifest’s',
    plainBag({ payload: { [decomposed]: 'x' }, change: { 'manifest-sha512.txt': line('sha512', 'x', composed) } }),
    'verify.names.form',
  ],
  [
    'one name in two Unicode forms',
    plainBag({ payload: { [composed]: 'x', [decomposed]: 'y' } }),
    'verify.names.alike',
  ],
  [
    'names that differ in case alone',
    plainBag({ payload: { 'data/A.txt': 'x', 'data/a.txt': 'y' } }),
    'verify.names.alike',
  ],
  ['a name that Windows keeps for itself', plainBag({ payload: { 'data/CON': 'x' } }), 'verify.names.windows'],
  [
    'a second manifest of an unknown kind',
    plainBag({
      change: {
        'manifest-crc99.txt': `${'0'.repeat(64)}  data/hello.txt\n${'0'.repeat(64)}  data/sub/bare-filename\n`,
      },
    }),
    'verify.manifest.unknown',
  ],
];

describe('BagIt conformance', () => {
  it.each(valid)('valid: %s', async (_, files, folders) => {
    expect(await broken(files, folders)).toEqual([]);
  });
  it.each(invalid)('invalid: %s', async (_, files, folders) => {
    expect(await broken(files, folders)).not.toEqual([]);
  });
  it.each(warning)('valid with a word of warning: %s', async (_, files, message) => {
    const { isValid, checks } = await verifyBag(memoryBag(files));
    expect(isValid).toBe(true);
    expect(checks.map((check) => check.message)).toContain(message);
  });
  it('names the broken file', async () => {
    expect(await broken({ ...plainBag(), 'data/hello.txt': 'hallo\n' })).toEqual([
      'verify.payload.changed data/hello.txt',
    ]);
    expect(await broken({ ...plainBag(), 'data/extra': 'x' })).toEqual(['verify.payload.extra data/extra']);
  });
});

const suite = resolve('../bagit-conformance-suite');
if (!existsSync(suite))
  console.warn(
    'The conformance suite itself is not at ../bagit-conformance-suite: only the rebuilt cases are checked.',
  );
describe.skipIf(!existsSync(suite))('the Library of Congress suite itself', () => {
  const cases = (existsSync(suite) ? readdirSync(suite) : [])
    .filter((name) => name.startsWith('v'))
    .flatMap((version) =>
      ['valid', 'invalid', 'linux-only', 'warning']
        .filter((kind) => existsSync(join(suite, version, kind)))
        .flatMap((kind) => readdirSync(join(suite, version, kind)).map((name) => [version, kind, name] as const)),
    )
    .filter(([version, kind, name]) => existsSync(join(suite, version, kind, name, 'bagit.txt')) || kind === 'invalid');
  it.each(cases)('%s %s %s', async (version, kind, name) => {
    const folder = join(suite, version, kind, name);
    const report = await verifyBag(openFolder(folder)).catch(() => null);
    expect(report?.isValid ?? false).toBe(kind !== 'invalid');
  });
});
