// A real Chromium for the marking tests, with pages served by the test and the frame's code served as one of their own scripts.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { chromiumPath } from '../harness/system-browser';
import { pageStyle, pages } from './pages';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Forbids all that a page can forbid: inline scripts and styles, style attributes, everything from elsewhere. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/** The frame's code with its test links, as one classic script. */
export async function bundleFrame(): Promise<string> {
  const built = (await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    define: { __LOOPBACK__: 'true' },
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      lib: { entry: fileURLToPath(new URL('in-page.ts', import.meta.url)), formats: ['iife'], name: 'frame' },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]!.output[0].code;
}

export interface MarkingBrowser {
  browser: Browser;
  origin: string;
  bundle: string;
  open(path: string, options?: { width?: number; height?: number }): Promise<Page>;
  close(): Promise<void>;
}

export async function launchMarkingBrowser(): Promise<MarkingBrowser> {
  const bundle = await bundleFrame();
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const page = pages[path];
    const script = path.endsWith('.js') ? pages[path.slice(0, -3)]?.script : undefined;
    const answer = (type: string, body: string) =>
      response
        .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy })
        .end(body);
    if (path === '/frame.js') answer('text/javascript', bundle);
    else if (path === '/style.css') answer('text/css', pageStyle);
    else if (script !== undefined) answer('text/javascript', script);
    else if (page)
      answer(
        'text/html',
        `<!doctype html><html lang="zh-CN"><head><title>交易查询</title><link rel="stylesheet" href="/style.css"></head><body class="${page.className ?? ''}">${page.body}<script src="${path}.js"></script><script src="/frame.js"></script></body></html>`,
      );
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: ['--disable-gpu', '--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  return {
    browser,
    origin,
    bundle,
    async open(path, { width = 1280, height = 800 } = {}) {
      const page = await browser.newPage({ viewport: { width, height }, locale: 'zh-CN' });
      page.on('pageerror', (error) => console.error(`page: ${error.stack}`));
      await page.goto(path.startsWith('http') ? path : origin + path);
      return page;
    },
    async close() {
      await browser.close();
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
    },
  };
}
