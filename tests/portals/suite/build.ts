// Builds all pages of the suite with vite, once per state of their sources.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));
const output = join(projectRoot, '.output', 'reading-suite');

/** Element UI is drawn by Vue 2, which is installed beside Vue 3 under the name vue2. */
const oldVue: Plugin = {
  name: 'old-vue',
  enforce: 'pre',
  resolveId(source, importer) {
    const isOld = importer !== undefined && /node_modules\/(element-ui|vue2)\//.test(importer);
    return source === 'vue' && isOld ? this.resolve('vue2/dist/vue.esm.browser.js', importer) : null;
  },
};

/** Folder of the built pages; `boot.js` in it draws each of them. */
export async function buildSuite(): Promise<string> {
  const hash = createHash('sha256');
  const files = readdirSync(here, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file.slice(here.length)).update(readFileSync(file));
  hash.update(readFileSync(join(projectRoot, 'package-lock.json')));
  const digest = hash.digest('hex');
  const stamp = join(output, 'sources.hash');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return output;
  await build({
    configFile: false,
    logLevel: 'error',
    // Also where a test runner has set its own mode.
    mode: 'production',
    root: here,
    base: '/built/',
    plugins: [oldVue],
    resolve: { alias: { '@': projectRoot.replace(/\/$/, '') } },
    oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env': '{}',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      outDir: output,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 20_000,
      rollupOptions: { input: join(here, 'boot.ts'), output: { entryFileNames: 'boot.js' } },
    },
  });
  mkdirSync(output, { recursive: true });
  writeFileSync(stamp, digest);
  return output;
}
