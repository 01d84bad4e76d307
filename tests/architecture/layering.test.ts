import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '@/tests/e2e/harness/build-extension';
import { type Import, importsOf, sourceFiles } from './imports';
import { type Room, rooms } from './rooms';

const folders = ['lib', 'components', 'entrypoints'];

interface Rule {
  name: string;
  violations(root: string, files: readonly string[], imports: readonly Import[]): string[];
  /** a file that breaks the rule, to prove that the rule can fail */
  planted: Record<string, string>;
}

const inRoom = (room: Room, file: string) => file.startsWith(`${room.folder}/`);
const roomOf = (file: string) => rooms.find((room) => inRoom(room, file));
const arrow = ({ from, to }: Import) => `${from} → ${to}`;

function packageAllowed(room: Room, name: string): boolean {
  return room.packages.some((allowed) => name === allowed || name.startsWith(`${allowed}/`));
}

const rules: Rule[] = [
  {
    name: 'every source file lives in a room',
    violations: (_root, files) => files.filter((file) => roomOf(file) === undefined),
    planted: { 'lib/attic/box.ts': 'export const box = 1;' },
  },
  ...rooms.map(
    (room): Rule => ({
      name: `${room.folder} uses only ${[...room.mayUse, ...room.packages].join(', ') || 'itself'}`,
      violations: (_root, _files, imports) =>
        imports
          .filter((i) => inRoom(room, i.from))
          .filter((i) =>
            i.isPackage
              ? !packageAllowed(room, i.to)
              : !inRoom(room, i.to) && !room.mayUse.some((folder) => i.to.startsWith(`${folder}/`)),
          )
          .map(arrow),
      planted: { [`${room.folder}/thief.ts`]: "import 'left-pad';\n" },
    }),
  ),
  {
    name: 'nothing imports entrypoints',
    violations: (_root, _files, imports) =>
      imports.filter((i) => !i.from.startsWith('entrypoints/') && i.to.startsWith('entrypoints/')).map(arrow),
    planted: {
      'entrypoints/background.ts': 'export const a = 1;',
      'lib/worker/thief.ts': "import '../../entrypoints/background';",
    },
  },
  {
    name: 'components take only types from messaging',
    violations: (_root, _files, imports) =>
      imports
        .filter((i) => i.from.startsWith('components/') && i.to.startsWith('lib/messaging/') && !i.isTypeOnly)
        .map(arrow),
    planted: {
      'lib/messaging/send.ts': 'export const ask = 1;',
      'components/thief.ts': "import { ask } from '../lib/messaging/send';\nask;",
    },
  },
  {
    name: 'only lib/platform/browser.ts imports the browser',
    violations: (_root, _files, imports) =>
      imports.filter((i) => i.to === 'webextension-polyfill' && i.from !== 'lib/platform/browser.ts').map(arrow),
    planted: { 'lib/platform/thief.ts': "import 'webextension-polyfill';" },
  },
  {
    name: 'no plain zod, only zod/mini',
    violations: (_root, _files, imports) => imports.filter((i) => i.isPackage && i.to === 'zod').map(arrow),
    planted: { 'lib/model/thief.ts': "import 'zod';" },
  },
  {
    name: 'no cycles',
    violations: (_root, _files, imports) => cycles(imports.filter((i) => !i.isPackage && !i.isTypeOnly)),
    planted: { 'lib/model/a.ts': "import './b';", 'lib/model/b.ts': "import './a';" },
  },
  {
    name: 'no network, no sockets outside one file of lib/platform',
    violations: (root, files) =>
      files.filter(
        (file) =>
          file !== 'lib/platform/network.ts' &&
          /\b(fetch|WebSocket|XMLHttpRequest|EventSource|sendBeacon)\s*\(/.test(
            withoutComments(readFileSync(join(root, file), 'utf8')),
          ),
      ),
    planted: { 'lib/evidence/thief.ts': "fetch('https://example.test');" },
  },
  {
    name: 'the content script carries neither storage nor evidence nor Preact',
    violations: (_root, _files, imports) => {
      const reached = ['entrypoints/portal.content.ts', 'entrypoints/reader.ts', 'entrypoints/teach.ts'].flatMap(
        (entry) => [...reach(imports, entry)],
      );
      return reached.filter((to) =>
        /^(preact|idb|pkijs|asn1js|papaparse|@zip\.js)|^(lib\/(storage|evidence|worker)|components)\//.test(to),
      );
    },
    planted: {
      'entrypoints/portal.content.ts': "import '../lib/frame/run';",
      'lib/frame/run.ts': "import '../storage/database';",
      'lib/storage/database.ts': "import 'idb';",
    },
  },
  {
    name: 'what every page of an allowed site is given holds no schema, no vocabulary and no portal',
    violations: (root, files) => {
      const values = files.flatMap((file) => importsOf(root, file).filter((i) => !i.isTypeOnly));
      return [...reach(values, 'entrypoints/portal.content.ts')].filter((to) =>
        /^zod|^lib\/(portals|i18n|marking|capture|reading\/columns)\//.test(to),
      );
    },
    planted: {
      'entrypoints/portal.content.ts': "import '../lib/frame/run';",
      'lib/frame/run.ts': "import '../portals/find';",
      'lib/portals/find.ts': 'export const portals = 1;',
    },
  },
  {
    name: 'the worker loads no PDF, zip or CMS code at start-up',
    violations: (root, files) => {
      const statics = files.flatMap((file) =>
        importsOf(root, file).filter((i) => !i.isTypeOnly && !isDynamic(root, i)),
      );
      return [...reach(statics, 'entrypoints/background.ts')].filter((to) => /^(pkijs|asn1js|@zip\.js)/.test(to));
    },
    planted: {
      'entrypoints/background.ts': "import '../lib/worker/run';",
      'lib/worker/run.ts': "import '../evidence/sign';",
      'lib/evidence/sign.ts': "import 'pkijs';",
    },
  },
  {
    name: 'with no chain configured no chain code is loaded: nothing reaches it but by an import made when it is wanted',
    violations: (root, files) => {
      const statics = files.flatMap((file) =>
        importsOf(root, file).filter((i) => !i.isTypeOnly && !isDynamic(root, i)),
      );
      const entries = files.filter((file) => file.startsWith('entrypoints/'));
      return entries.flatMap((entry) => [...reach(statics, entry)]).filter((to) => /^(@nats-io|lib\/chain\/)/.test(to));
    },
    planted: {
      'entrypoints/offscreen/main.ts': "import '../../lib/worker/run';",
      'lib/worker/run.ts': "import '../chain/connect';",
      'lib/chain/connect.ts': "import '@nats-io/nats-core';",
    },
  },
  {
    name: 'files are kebab-case and named after the thing',
    violations: (_root, files) =>
      files.filter(
        (file) =>
          !/^[a-z0-9]+(-[a-z0-9]+)*(\.content)?\.tsx?$/.test(file.split('/').at(-1)!) ||
          /\/(utils?|helpers?|types|common|misc)(\.tsx?|\/)/.test(`/${file}`),
      ),
    planted: { 'lib/model/utils.ts': 'export {};' },
  },
];

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

function isDynamic(root: string, i: Import): boolean {
  const last = i.to
    .split('/')
    .at(-1)!
    .replace(/\.tsx?$/, '');
  return new RegExp(`import\\(\\s*['"][^'"]*${last}['"]\\s*\\)`).test(readFileSync(join(root, i.from), 'utf8'));
}

function reach(imports: readonly Import[], entry: string): Set<string> {
  const reached = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const i of imports) {
      if (i.from !== file || i.isTypeOnly || reached.has(i.to)) continue;
      reached.add(i.to);
      if (!i.isPackage) queue.push(i.to);
    }
  }
  return reached;
}

function cycles(imports: readonly Import[]): string[] {
  const found: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const visit = (file: string, path: readonly string[]) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    state.set(file, 'open');
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}

describe('the rooms', () => {
  const files = sourceFiles(projectRoot, folders);
  const imports = files.flatMap((file) => importsOf(projectRoot, file));

  it('are looked at whole: the scan saw the sources and their imports', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(files.length);
    for (const room of rooms) expect(files.filter((file) => inRoom(room, file)).length, room.folder).toBeGreaterThan(0);
  });

  it.each(rules)('$name', (rule) => {
    expect(rule.violations(projectRoot, files, imports)).toEqual([]);
  });

  it.each(rules)('can fail: $name', (rule) => {
    const root = mkdtempSync(join(tmpdir(), 'tillguard-planted-'));
    for (const [file, code] of Object.entries(rule.planted)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), code);
    }
    const planted = sourceFiles(root, folders);
    const violations = rule.violations(
      root,
      planted,
      planted.flatMap((file) => importsOf(root, file)),
    );
    rmSync(root, { recursive: true });
    expect(violations.length).toBeGreaterThan(0);
  });
});
