// Builds the extension for Chrome and Firefox (both MV3). Permissions here are the fewest that work: no host is asked
// for at install; `--mode e2e` and `--mode demo` alone may reach this machine's loopback, so that tests can run.
import { readFileSync } from 'node:fs';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };

const loopback = ['http://127.0.0.1/*', 'http://localhost/*'];

/** Removes the only spots where dependencies could evaluate text or write markup, so that linters and CSP stay clean. */
const withoutEval: Plugin = {
  name: 'without-eval',
  enforce: 'pre',
  transform(code, id) {
    if (/\/node_modules\/zod\//.test(id) && code.includes('const F = Function;')) {
      return { code: code.replaceAll('const F = Function;', 'const F = undefined;'), map: null };
    }
    if (/\/preact\/dist\/preact/.test(id)) {
      return { code: code.replace(/(\w+)\.innerHTML=(\w+)\.__html/, '$1.textContent=$2.__html'), map: null };
    }
    if (/\/zip\.js\/lib\/core\/codec-registry/.test(id)) {
      // Further compression formats would be loaded from anywhere; none is used.
      return { code: code.replace(/await import\([^)]*codecURI\)/, 'undefined'), map: null };
    }
    if (/\/nats-core\/lib\/core\.js/.test(id)) {
      // Where it would connect without an address; a member always has one.
      return { code: code.replace('exports.DEFAULT_HOST = "127.0.0.1"', 'exports.DEFAULT_HOST = ""'), map: null };
    }
    if (/\/pdfmake\/build\/pdfmake/.test(id)) {
      // Fallbacks of its bundled polyfills for engines without globalThis or Function.prototype.bind: never taken, but they evaluate.
      return {
        code: code
          .replace(/(?:new )?Function\(['"]return this['"]\)\(\)/g, 'globalThis')
          .replace(/'%eval%': eval,[^\n]*/, "'%eval%': undefined,")
          .replace(/Function\('binder', [^\n]+?\)\(binder\)/, 'undefined')
          .replace(
            /\$Function\('"use strict"; return \(' \+ expressionSyntax \+ '\)\.constructor;'\)\(\)/,
            'undefined',
          ),
        map: null,
      };
    }
    return undefined;
  },
};

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: ({ mode }) => ({
    plugins: [withoutEval, preact({ devToolsEnabled: false, prefreshEnabled: false })],
    // The code that builds packs is large and loaded only then.
    build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 4000 },
    define: { __LOOPBACK__: JSON.stringify(mode === 'e2e'), __VERSION__: JSON.stringify(version) },
  }),
  manifest: ({ browser, mode }) => {
    // https: for the time stamping authorities that the user enters in the settings, wss: for the servers of a chain that the user has
    // joined; tests reach both on this machine.
    const connect = `'self' https: wss:${mode === 'e2e' ? ' http://127.0.0.1:* http://localhost:* ws://127.0.0.1:*' : ''}`;
    const firefox = browser === 'firefox';
    return {
      name: '__MSG_extName__',
      short_name: 'Tillguard',
      description: '__MSG_extDescription__',
      default_locale: 'en',
      icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
      action: { default_title: '__MSG_extName__', default_icon: { 16: 'icon/16.png', 32: 'icon/32.png' } },
      permissions: [
        'storage',
        'unlimitedStorage',
        'scripting',
        'activeTab',
        'alarms',
        'notifications',
        ...(firefox ? [] : ['offscreen', 'sidePanel']),
        ...(!firefox && mode === 'e2e' ? ['pageCapture'] : []),
      ],
      // Firefox gives captureVisibleTab in tests only with <all_urls>: a toolbar click cannot be driven there.
      ...(mode === 'e2e' && { host_permissions: firefox ? ['<all_urls>'] : loopback }),
      // Asked for when a capture is to hold the browser's own copy of the page; a test cannot answer that question.
      ...(!firefox && mode !== 'e2e' && { optional_permissions: ['pageCapture'] }),
      optional_host_permissions: ['https://*/*', 'http://*/*'],
      content_security_policy: {
        extension_pages: `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src ${connect}; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
      },
      ...(firefox
        ? {
            browser_specific_settings: {
              gecko: {
                id: 'tillguard@tillguard.example',
                strict_min_version: '142.0',
                data_collection_permissions: { required: ['none'] },
              },
            },
          }
        : // What IT may set by policy; Firefox takes it without a schema.
          { minimum_chrome_version: '120', storage: { managed_schema: 'managed-schema.json' } }),
    };
  },
});
