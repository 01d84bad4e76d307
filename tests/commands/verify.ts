// `npm run verify -- <pack.zip or folder>`: checks an evidence pack with the same code as the product. Wiring only.
import { lstatSync, openAsBlob, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { type BagSource, openZip, Unreadable } from '@/lib/evidence/bag-source';
import { type Check, type VerifyReport, verifyBag } from '@/lib/evidence/verify';
import { evidence } from '@/lib/i18n/evidence';
import { type Language, say } from '@/lib/i18n/say';

const marks: Record<Check['state'], string> = { proved: '✓', 'not-proved': '○', absent: '–', broken: '✗' };

async function open(path: string): Promise<BagSource> {
  let stat: ReturnType<typeof lstatSync>;
  try {
    stat = lstatSync(path);
  } catch {
    throw new Unreadable('there is no such file');
  }
  return stat.isDirectory() ? openFolder(path) : openZip(await openAsBlob(path));
}

function openFolder(root: string): BagSource {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (entry.isSymbolicLink()) throw new Unreadable('it holds a link instead of a file');
    return entry.isFile() ? [relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')] : [];
  });
  return { paths: paths.sort(), read: async (path) => new Uint8Array(readFileSync(join(root, path))) };
}

function print(report: VerifyReport, language: Language): void {
  console.log(say(evidence, language, report.isValid ? 'verify.valid' : 'verify.broken'));
  for (const { state, message, values } of report.checks) {
    console.log(
      `  ${marks[state]} ${say(evidence, language, `verify.state.${state}`)}: ${say(evidence, language, message, values)}`,
    );
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, lang: { type: 'string', default: 'en' } },
  });
  const language: Language = values.lang === 'zh-CN' ? 'zh-CN' : 'en';
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) {
    console.error('Usage: npm run verify -- <pack.zip or folder> [--json] [--lang zh-CN|en]');
    return 2;
  }
  try {
    const report = await verifyBag(await open(path));
    if (values.json) console.log(JSON.stringify({ pack: path, ...report }));
    else print(report, language);
    return report.isValid ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    console.error(say(evidence, language, 'verify.unreadable', { why: error.message }));
    return 2;
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message.split('\n')[0] : String(error));
    process.exitCode = 2;
  },
);
