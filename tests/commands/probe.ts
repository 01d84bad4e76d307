// `npm run probe -- <url or file.html>`: what the built extension reads and marks on a page. Wiring only; see tests/e2e/harness/probe.ts.
import { parseArgs } from 'node:util';
import { printProbe, probe } from '@/tests/e2e/harness/probe';
import { outliveReader } from './closed-pipe';

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
  const language = values.lang === 'zh-CN' || values.lang === 'zh' ? 'zh-CN' : values.lang === 'en' ? 'en' : null;
  if (language === null) throw new Error('--lang takes zh-CN or en.');
  const now = values.now === undefined ? null : wallTime(values.now);
  const result = await probe(target, {
    pages,
    scroll: values.scroll,
    till: values.till ?? null,
    now,
    language,
  });
  console.log(values.json ? JSON.stringify(result) : printProbe(result, language));
}

/** The reader's wall time as the argument writes it; an offset is not the page's and is left out. */
function wallTime(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (!match || Number.isNaN(Date.parse(`${match[1]}T${match[2] ?? '00:00'}Z`)))
    throw new Error('--now takes a time such as 2026-03-01T12:00:00.');
  return `${match[1]}T${match[2] ?? '00:00'}${match[3] ?? ':00'}`;
}

outliveReader();
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message.split('\n')[0] : String(error));
  process.exitCode = 1;
});
