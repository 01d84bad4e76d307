// Builds the extension for tests and commands, once per state of its sources.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));

/** `e2e` alone may reach this machine's loopback; `production` is what a merchant installs. */
export type BuildMode = 'e2e' | 'production';
export type BrowserName = 'chrome' | 'firefox';

const cache = join(projectRoot, 'node_modules', '.cache', 'tillguard');

/** Folder of the built extension; builds it where its sources have changed since, once for all processes that ask meanwhile. */
export function buildExtension(browser: BrowserName = 'chrome', mode: BuildMode = 'e2e'): Promise<string> {
  return alone(`${browser}-${mode}`, async () => {
    const folder = join(projectRoot, '.output', folderName(browser, mode));
    const stamp = join(cache, `${browser}-${mode}.hash`);
    const hash = sourceHash();
    const isBuilt = existsSync(join(folder, 'manifest.json')) && existsSync(stamp);
    if (isBuilt && readFileSync(stamp, 'utf8') === hash) return folder;
    await buildInto(join(projectRoot, '.output'), browser, mode);
    writeFileSync(stamp, hash);
    return folder;
  });
}

/** Does something while nobody else of this machine's processes does what has the same name. */
async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(cache, { recursive: true });
  const lock = join(cache, `${name}.lock`);
  while (!takes(lock)) await new Promise((resume) => setTimeout(resume, 200));
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Takes a lock; one whose process has ended is nobody's. */
function takes(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    if (owner > 0 && !existsProcess(owner)) rmSync(lock, { force: true });
    return false;
  }
}

function existsProcess(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

/** Builds, whatever was built before, under the given folder; gives the folder of the extension in it. */
export async function buildInto(outDir: string, browser: BrowserName, mode: BuildMode): Promise<string> {
  // WXT's spinner minds this variable: what a command prints is the command's own.
  const { CI, NODE_ENV } = process.env;
  process.env.CI = CI ?? 'true';
  // A test runner's own would make another build than the one that ships.
  process.env.NODE_ENV = 'production';
  const { build } = await import('wxt');
  // It still hides and shows the cursor, on whatever stdout is: that goes to stderr, so that JSON stays JSON.
  const { write } = process.stdout;
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  try {
    await build({ root: projectRoot, outDir, browser, mode, manifestVersion: 3, logger: quiet });
  } finally {
    process.stdout.write = write;
    if (CI === undefined) delete process.env.CI;
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
  return join(outDir, folderName(browser, mode));
}

const folderName = (browser: BrowserName, mode: BuildMode) => `${browser}-mv3${mode === 'e2e' ? '-e2e' : ''}`;

/** Changes entries of a built extension's manifest, as another version of it would have them. */
export function changeManifest(folder: string, entries: object): void {
  const path = join(folder, 'manifest.json');
  writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(path, 'utf8')) as object), ...entries }));
}

/** Writes the types that every build looks for, where nothing was built yet: a clean clone. */
export async function prepareTypes(): Promise<void> {
  if (existsSync(join(projectRoot, '.wxt/tsconfig.json'))) return;
  const { prepare } = await import('wxt');
  await prepare({ root: projectRoot, logger: quiet });
}

const nothing = () => undefined;
const quiet = {
  debug: nothing,
  log: nothing,
  info: nothing,
  success: nothing,
  warn: nothing,
  error: (...words: unknown[]) => console.error(...words),
  fatal: (...words: unknown[]) => console.error(...words),
  level: 0,
};

function sourceHash(): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(projectRoot, path)))
      .update('\0');
  };
  for (const folder of ['entrypoints', 'components', 'lib', 'public']) {
    for (const entry of readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile())
      .map((e) => join(e.parentPath, e.name).slice(projectRoot.length))
      .sort()) {
      add(entry);
    }
  }
  for (const file of ['wxt.config.ts', 'package.json', 'tsconfig.json']) add(file);
  return hash.digest('hex');
}
