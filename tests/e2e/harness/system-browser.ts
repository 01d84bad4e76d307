// Finds the system's Chromium, Firefox and NATS server, and installs them with the system's package manager where they are missing, saying so.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { release } from 'node:os';

interface SystemProgram {
  name: string;
  paths: readonly string[];
  debianPackage: string;
  /** environment variable that names another one */
  variable: string;
}

const chromium: SystemProgram = {
  name: 'Chromium',
  paths: [
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/usr/bin/chromium-browser',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  debianPackage: 'chromium',
  variable: 'TILLGUARD_CHROMIUM',
};
const firefox: SystemProgram = {
  name: 'Firefox',
  paths: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
  debianPackage: 'firefox-esr',
  variable: 'TILLGUARD_FIREFOX',
};

const natsServer: SystemProgram = {
  name: 'the NATS server',
  paths: [
    '/usr/sbin/nats-server',
    '/usr/bin/nats-server',
    '/usr/local/bin/nats-server',
    '/opt/homebrew/bin/nats-server',
  ],
  debianPackage: 'nats-server',
  variable: 'TILLGUARD_NATS_SERVER',
};

/** Path of a NATS server (2.9 or newer); installs Debian's where none is found. Throws one plain sentence if it cannot. */
export function natsServerPath(): string {
  return programPath(natsServer);
}

/** Path of a Chromium that can side-load extensions; installs Debian's where none is found. Throws one plain sentence if it cannot. */
export function chromiumPath(): string {
  return programPath(chromium);
}

/** Path of a Firefox; installs Debian's ESR where none is found. Throws one plain sentence if it cannot. */
export function firefoxPath(): string {
  return programPath(firefox);
}

/** Fonts with Chinese glyphs, for readable pictures; missing ones are installed where that is possible. */
export function ensureChineseFont(): void {
  const list = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  if (list.status === 0 && list.stdout.trim() !== '') return;
  install('a font with Chinese characters', 'fonts-noto-cjk');
}

function programPath(program: SystemProgram): string {
  const named = process.env[program.variable];
  if (named) return named;
  const found = program.paths.find((path) => existsSync(path));
  if (found) return found;
  install(program.name, program.debianPackage);
  const installed = program.paths.find((path) => existsSync(path));
  if (!installed) throw new Error(`${program.name} could not be found; install it or name it in ${program.variable}.`);
  return installed;
}

/** Installs one Debian package. Throws one plain sentence where that is not possible. */
export function install(what: string, debianPackage: string): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`${what} is missing on this ${process.platform} ${release()}; please install it and try again.`);
  }
  console.error(`Installing ${what} (Debian package ${debianPackage})…`);
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...words: string[]) => {
    const [command, ...rest] = [...prefix, ...words];
    execFileSync(command!, rest, { stdio: ['ignore', 'ignore', 'pipe'], env: environment });
  };
  try {
    run('apt-get', 'update', '-qq');
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', debianPackage);
  } catch {
    throw new Error(
      `${what} could not be installed; please install the Debian package ${debianPackage} and try again.`,
    );
  }
}
