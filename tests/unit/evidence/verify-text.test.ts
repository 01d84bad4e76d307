// VERIFY.txt followed to the letter, from an empty shell, by somebody who has the pack and nothing else: every command as it is printed,
// for a master, for what the police get, and for a pack that came locked.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockPack, newPassword } from '@/lib/evidence/delivery';
import { stampOnce } from '@/lib/evidence/stamping';
import { type LocalTsa, stamperFor, startLocalTsa } from './local-tsa';
import { type Sample, samplePack } from './sample-pack';

const scratch = mkdtempSync(join(tmpdir(), 'tillguard-verify-'));
let tsa: LocalTsa;
let sample: Sample;

/** A shell that knows nothing but where programs are. */
const empty = (command: string, cwd: string) =>
  spawnSync('env', ['-i', 'PATH=/usr/bin:/bin', 'sh', '-c', command], { cwd, encoding: 'utf8' });

beforeAll(async () => {
  tsa = await startLocalTsa();
  sample = await samplePack(undefined, { stampCapture: (record) => stampOnce(record, stamperFor(tsa)) });
});
afterAll(async () => {
  await tsa.close();
  rmSync(scratch, { recursive: true });
});

/** The pack as it lies in a folder after whoever got it has opened it. */
async function received(name: string, kind: 'master' | 'police', isLocked: boolean): Promise<string> {
  const pack = await sample.build({ kind, stampers: [stamperFor(tsa)] });
  const place = join(scratch, name);
  mkdirSync(place);
  let file = join(place, pack.name);
  const password = newPassword();
  const sent = isLocked ? await lockPack(pack.zip, password, new Date(0)) : pack.zip;
  if (isLocked) file = join(place, 'files-abc123.zip');
  writeFileSync(file, new Uint8Array(await sent.arrayBuffer()));
  if (isLocked) {
    execFileSync('7z', ['x', `-p${password}`, `-o${place}`, file], { stdio: 'ignore' });
    file = join(place, 'files.zip');
  }
  expect(empty(`unzip -q '${file}'`, place).status).toBe(0);
  return join(place, pack.name.replace('.zip', ''));
}

/** Lines that are commands: indented, and beginning with a program's name. */
const commandsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => /^ {3}(?:sha\w*sum|shasum|openssl|find|python3) /.test(line))
    .map((line) => line.trim());

describe.each([
  ['a master', 'master', false],
  ['what the police get', 'police', false],
  ['a master that came locked', 'master', true],
] as const)('VERIFY.txt of %s', (name, kind, isLocked) => {
  let root: string;
  let text: string;
  beforeAll(async () => {
    root = await received(name.replaceAll(' ', '-'), kind, isLocked);
    text = readFileSync(join(root, 'VERIFY.txt'), 'utf8');
  });

  it('names the folder that the pack unpacks to, and the only key', () => {
    expect(text).toContain(root.split('/').at(-1));
    expect(text).toContain(sample.key.id);
  });

  it('prints commands that all say the pack is whole, signed and stamped', () => {
    const commands = commandsOf(text);
    expect(commands.map((command) => command.split(' ')[0])).toEqual([
      'sha256sum',
      'sha512sum',
      'find',
      'shasum',
      'find',
      'openssl',
      'openssl',
      'openssl',
      'find',
      'python3',
    ]);
    for (const command of commands) {
      // Installing it needs the network, which no test may use.
      if (command.startsWith('python3')) continue;
      const { status, stdout, stderr } = empty(command, root);
      const said = `${stdout}${stderr}`;
      expect(status, `${command}\n${said}`).toBe(0);
      expect(said).not.toMatch(/FAILED|warning|not found|usage/i);
      if (command.startsWith('openssl cms')) expect(said).toContain('CMS Verification successful');
      if (command.startsWith('openssl x509')) expect(stdout.trim().slice(-64)).toBe(sample.key.id);
      if (command.startsWith('openssl dgst'))
        expect(stdout.trim().slice(-64)).toBe(
          createHash('sha256')
            .update(readFileSync(join(root, 'tagmanifest-sha256.txt')))
            .digest('hex'),
        );
      if (command.startsWith('find data')) expect(said).toBe('');
      else if (command.startsWith('find')) expect(said.match(/Verification: OK/g)).toHaveLength(2);
    }
  });

  it('prints commands that find a changed byte, an added file and a stranger’s signature', () => {
    const [sums, , unlisted, , , signature] = commandsOf(text);
    const file = join(root, 'data/60-process/log.jsonl');
    const before = readFileSync(file);
    const changed = Buffer.from(before);
    changed[10]! ^= 1;
    writeFileSync(file, changed);
    expect(empty(sums!, root).status).not.toBe(0);
    writeFileSync(file, before);
    const manifest = join(root, 'tagmanifest-sha256.txt');
    const whole = readFileSync(manifest);
    writeFileSync(manifest, `${whole} `);
    expect(empty(signature!, root).status).not.toBe(0);
    writeFileSync(manifest, whole);
    expect(empty(`${sums} && ${signature}`, root).status).toBe(0);
    // A file that stands in no list changes no sum; its name may begin like a listed one's.
    writeFileSync(`${file}.txt`, 'added');
    expect(empty(sums!, root).status).toBe(0);
    expect(empty(unlisted!, root).stdout).toBe('data/60-process/log.jsonl.txt\n');
    rmSync(`${file}.txt`);
  });

  it('says of every file that it names that it is there', () => {
    const named = [...text.matchAll(/(?:signatures|data)\/[\w./-]+\w/g)].map(([path]) => path);
    for (const path of named.filter((one) => !/third-party/.test(one)))
      expect(existsSync(join(root, path)), path).toBe(true);
    expect(readdirSync(join(root, 'signatures'))).toContain('signer.crt.pem');
  });
});
