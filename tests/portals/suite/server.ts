// Serves the suite's pages on this machine's loopback.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, resolve } from 'node:path';
import { buildSuite } from './build';
import { loadSuite } from './load';
import { truthOf } from './suite-page';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

export interface SuiteServer {
  origin: string;
  close(): Promise<void>;
}

const html = `<!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,"><style>body{margin:16px;font:14px/1.5 "Noto Sans CJK SC",Arial,sans-serif}</style></head><body><main id="root"></main><script type="module" src="/built/boot.js"></script></body></html>`;

/** `/page/<name>?mutation=<mutation>` is a page, `/truth/<name>.json` what a reader must find on it. */
export async function startSuite(): Promise<SuiteServer> {
  const folder = await buildSuite();
  const { pages } = await loadSuite();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, kind, rest = ''] = /^\/(\w+)\/(.*)$/.exec(url.pathname) ?? [];
    const answer = (type: string, body: string | Buffer) =>
      response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=600' }).end(body);
    if (kind === 'page') {
      const shell = pages.get(rest)?.shell;
      const isInner = url.searchParams.has('inner');
      if (!shell || isInner) return answer('text/html; charset=utf-8', html);
      url.searchParams.set('inner', '');
      return answer('text/html; charset=utf-8', shell(`${url.pathname}${url.search}`));
    }
    const page = kind === 'truth' ? pages.get(rest.replace(/\.json$/, '')) : undefined;
    if (page) return answer('application/json', JSON.stringify(truthOf(page, 'none')));
    const file = resolve(folder, `./${rest}`);
    if (kind === 'built' && file.startsWith(folder) && existsSync(file))
      return answer(types[extname(file)] ?? 'application/octet-stream', readFileSync(file));
    return response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
