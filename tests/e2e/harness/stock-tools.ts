// Checks an evidence pack as a stranger would: with tools that every system has, and the very command that the pack's own
// instructions print. Nothing of ours takes part.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface StockCheck {
  command: string;
  passed: boolean;
  output: string;
}

/** Runs a command in a folder; never throws for what it answers. */
function check(command: string, cwd: string): StockCheck {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8' });
  return { command, passed: status === 0, output: `${stdout}${stderr}`.trim() };
}

/**
 * Checks a pack and gives what each tool said: `unzip -t`, sha256sum and sha512sum over both kinds of manifests, and the
 * `openssl cms -verify` command printed in VERIFY.txt. Throws where the pack holds no such command.
 */
export function checkWithStockTools(pack: string): StockCheck[] {
  const folder = mkdtempSync(join(tmpdir(), 'tillguard-pack-'));
  try {
    const checks = [check(`unzip -t -q '${pack}'`, folder)];
    execFileSync('unzip', ['-q', pack, '-d', folder]);
    const root = bagRoot(folder);
    for (const tool of ['sha256', 'sha512'])
      for (const manifest of [`manifest-${tool}.txt`, `tagmanifest-${tool}.txt`])
        checks.push(check(`${tool}sum -c --strict --quiet ${manifest}`, root));
    checks.push(check(signatureCommand(root), root));
    return checks;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder that holds bagit.txt. */
function bagRoot(folder: string): string {
  if (existsSync(join(folder, 'bagit.txt'))) return folder;
  const inner = readdirSync(folder).find((name) => existsSync(join(folder, name, 'bagit.txt')));
  if (!inner) throw new Error('The pack holds no bag.');
  return join(folder, inner);
}

/** The command that VERIFY.txt prints, its continued lines joined. */
function signatureCommand(root: string): string {
  const text = readFileSync(join(root, 'VERIFY.txt'), 'utf8').replace(/\\\r?\n\s*/g, ' ');
  const line = text.split(/\r?\n/).find((one) => /openssl cms -verify/.test(one));
  if (!line) throw new Error('VERIFY.txt prints no openssl command.');
  return line.slice(line.indexOf('openssl')).trim();
}

/** Names of the tools that this machine lacks. */
export function missingStockTools(): string[] {
  return ['unzip', 'sha256sum', 'sha512sum', 'openssl'].filter(
    (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0,
  );
}
