// A Chromium that finds another machine's policies: its folder of settings is ours, in a mount namespace of its own. Nothing of this
// machine changes, and no other browser on it sees any of it.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumPath } from './system-browser';

/** Where Debian's Chromium looks for what the machine's administrator has set. */
const place = '/etc/chromium';
const words = ['--user', '--map-root-user', '--mount'];

/** Whether this machine lets a process have mounts of its own, and has that folder. */
export function canManage(): boolean {
  return existsSync(place) && spawnSync('unshare', [...words, 'mount', '--bind', '/tmp', place]).status === 0;
}

export interface ManagedPolicy {
  /** starts Chromium under the policy */
  executable: string;
  /** sets the policy's text, as IT does; a Chromium that runs takes it up by itself */
  set(text: string): void;
}

/** Makes a folder of policies and a Chromium that goes by it. @param folder an empty one, to be removed by the caller */
export function managedPolicy(folder: string): ManagedPolicy {
  const settings = join(folder, 'chromium');
  cpSync(place, settings, { recursive: true });
  mkdirSync(join(settings, 'policies/managed'), { recursive: true });
  const executable = join(folder, 'managed-chromium');
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  writeFileSync(
    executable,
    `#!/bin/sh
exec unshare ${words.join(' ')} sh -c 'mount --bind "$1" ${place} && shift && exec "$@"' sh ${quoted(settings)} ${quoted(chromiumPath())} --no-sandbox "$@"
`,
  );
  chmodSync(executable, 0o755);
  return { executable, set: (text) => writeFileSync(join(settings, 'policies/managed/chain.json'), text) };
}
