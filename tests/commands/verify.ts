// `npm run verify -- <pack.zip or folder>`: checks an evidence pack with the same code as the product. Wiring only.
import { existsSync, lstatSync, openAsBlob } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BagSource, Unreadable } from '@/lib/evidence/bag-source';
import { type Check, type VerifyReport, verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { evidence } from '@/lib/i18n/evidence';
import { type Language, say } from '@/lib/i18n/say';
import { outliveReader } from './closed-pipe';
import { openFolder } from './folder-source';

const usage = 'Usage: npm run verify -- <pack.zip or folder> [--json] [--password <password>] [--lang zh-CN|en]';
const marks: Record<Check['state'], string> = { proved: '✓', 'not-proved': '○', absent: '–', broken: '✗' };

/** npm runs scripts in the project's folder; a relative path is meant from where the user stands. */
function located(path: string): string {
  const fromUser = resolve(process.env.INIT_CWD ?? '.', path);
  return existsSync(fromUser) ? fromUser : resolve(path);
}

async function open(path: string, password?: string): Promise<BagSource> {
  if (!existsSync(path)) throw new Unreadable('verify.why.no-file');
  return lstatSync(path).isDirectory() ? openFolder(path) : openZip(await openAsBlob(path), password);
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
  let options: { json?: boolean; lang?: string; password?: string };
  let positionals: string[];
  try {
    const string = { type: 'string' } as const;
    ({ values: options, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, lang: string, password: string },
    }));
  } catch {
    console.error(usage);
    return 2;
  }
  const language: Language = options.lang === 'zh-CN' ? 'zh-CN' : 'en';
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  try {
    const report = await verifyBag(await open(located(path), options.password));
    if (options.json) {
      const checks = report.checks.map((check) => ({
        ...check,
        text: say(evidence, language, check.message, check.values),
      }));
      console.log(JSON.stringify({ pack: path, isValid: report.isValid, checks }));
    } else print(report, language);
    return report.isValid ? 0 : 1;
  } catch (error) {
    // A file that cannot be read at all (no permission, a broken disk) is as unreadable as one that is no pack.
    const why = error instanceof Unreadable ? error.worded(language) : String((error as Error).message).split('\n')[0]!;
    console.error(say(evidence, language, 'verify.unreadable', { why }));
    return 2;
  }
}

outliveReader();
process.exitCode = await main();
