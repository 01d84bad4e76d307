// Builds the demo portal's pages with vite, once per state of their sources.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const output = fileURLToPath(new URL('../../../.output/demo-portal', import.meta.url));

/** Folder of the built pages. */
export async function buildDemoPages(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [
    ...readdirSync(join(here, 'pages')).map((name) => join('pages', name)),
    'words.ts',
    'build.ts',
  ].sort())
    hash.update(readFileSync(join(here, file)));
  const digest = hash.digest('hex');
  const stamp = join(output, 'sources.hash');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return output;
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(here, 'pages'),
    base: '/built/',
    plugins: [vue()],
    // A test runner's NODE_ENV would make vite write JSX for React's development build.
    oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: output,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 5000,
      rollupOptions: { input: [join(here, 'pages/antd.html'), join(here, 'pages/element.html')] },
    },
  });
  mkdirSync(output, { recursive: true });
  writeFileSync(stamp, digest);
  return output;
}
