// Serves the demo portal on this machine's loopback, under a strict content security policy as real portals have one.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { badPage, canvasScript, restlessScript } from './bad-pages';
import { buildDemoPages } from './build';
import { portalCsv, tillCsv } from './exports';
import { type DemoData, generateDemo } from './generator';
import { classicList, classicShell, homePage, icon } from './plain-pages';
import { type Language, listOf, type ViewName } from './views';

export interface DemoPortal {
  origin: string;
  /** the same pages under another origin */
  foreignOrigin: string;
  /** what the portal shows on the first visit */
  data: DemoData;
  /** lets the portal show the first or the second visit from now on */
  show(visit: 1 | 2): void;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Starts the demo portal; `port` 0 takes a free one. */
export async function startDemoPortal(
  options: { port?: number; seed?: number; today?: string } = {},
): Promise<DemoPortal> {
  const pages = await buildDemoPages();
  const data = generateDemo(options);
  const nextDay = generateDemo({ ...options, visit: 2 });
  let shown = data;
  let foreignOrigin = '';
  const answer = (url: URL): { type: string; body: string | Buffer } | null => {
    const language: Language = url.searchParams.get('lang') === 'en' ? 'en' : 'zh-CN';
    const path = url.pathname;
    const text = (type: string, body: string) => ({ type, body });
    const page = (body: string) => text('text/html; charset=utf-8', body);
    const file = (name: string) => ({
      type: types[extname(name)] ?? 'application/octet-stream',
      body: readFileSync(name),
    });
    if (path === '/') return page(homePage(shown, language));
    if (path === '/antd' || path === '/element') return file(join(pages, `${path.slice(1)}.html`));
    if (path === '/classic') return page(classicShell(language));
    if (path === '/classic/list') return page(classicList(shown, language));
    if (path === '/canvas.js') return text('text/javascript', canvasScript);
    if (path === '/restless.js') return text('text/javascript', restlessScript);
    if (path === '/till.csv') return text('text/csv; charset=utf-8', tillCsv(shown, language));
    if (path === '/api/list') {
      const view = url.searchParams.get('view') as ViewName;
      if (!['antd', 'element', 'classic'].includes(view)) return null;
      return text('application/json', JSON.stringify(listOf(view, shown, language)));
    }
    if (path === '/export.csv') return text('text/csv; charset=utf-8', portalCsv(shown, language));
    if (path === '/favicon.ico') return text('image/svg+xml', icon);
    if (path.startsWith('/built/')) {
      const wanted = resolve(pages, `.${path.slice('/built'.length)}`);
      return wanted.startsWith(pages) && existsSync(wanted) ? file(wanted) : null;
    }
    const bad = badPage(path.slice(1), language, foreignOrigin);
    return bad === null ? null : page(bad);
  };
  const server: Server = createServer((request, response) => {
    const found = answer(new URL(request.url ?? '/', 'http://localhost'));
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    response
      .writeHead(200, {
        'content-type': found.type,
        'content-security-policy': `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self' ${foreignOrigin}; object-src 'none'; base-uri 'self'`,
        'cache-control': 'no-store',
      })
      .end(found.body);
  });
  await new Promise<void>((done) => server.listen(options.port ?? 0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  foreignOrigin = `http://localhost:${port}`;
  return {
    origin: `http://127.0.0.1:${port}`,
    foreignOrigin,
    data,
    show(visit) {
      shown = visit === 1 ? data : nextDay;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
