// `npm run probe -- <url or file.html>`: what the built extension reads and marks on a page. Wiring only; see tests/e2e/harness/probe.ts.
import { parseArgs } from 'node:util';
import { printProbe, probe } from '@/tests/e2e/harness/probe';

const usage =
  'Usage: npm run probe -- <url or file.html> [--json] [--pages N] [--scroll] [--till till.csv] [--now ISO] [--lang zh-CN|en]';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      pages: { type: 'string', default: '1' },
      scroll: { type: 'boolean', default: false },
      till: { type: 'string' },
      now: { type: 'string' },
      lang: { type: 'string', default: 'zh-CN' },
    },
  });
  const [target] = positionals;
  const pages = Number(values.pages);
  if (target === undefined || positionals.length > 1) throw new Error(usage);
  if (!Number.isInteger(pages) || pages < 1 || pages > 1000)
    throw new Error('--pages takes a whole number from 1 to 1000.');
  if (values.now !== undefined && Number.isNaN(Date.parse(values.now)))
    throw new Error('--now takes a time such as 2026-03-01T12:00:00.');
  const result = await probe(target, {
    pages,
    scroll: values.scroll,
    till: values.till ?? null,
    now: values.now ?? null,
    language: values.lang === 'en' ? 'en' : 'zh-CN',
  });
  console.log(values.json ? JSON.stringify(result) : printProbe(result, values.lang === 'en' ? 'en' : 'zh-CN'));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message.split('\n')[0] : String(error));
  process.exitCode = 1;
});
