// `npm start`: builds the extension and opens it on the demo portal; without a display it plays the main job itself, step by step,
// and leaves verified packs in ./demo-output/. Wiring only: the story is tests/e2e/harness/night-charge.ts.
import { mkdirSync, openAsBlob, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { response } from '@/lib/i18n/response';
import { type Language, languageFor, say } from '@/lib/i18n/say';
import { playbooks } from '@/lib/response/checklist';
import { prepareTypes, projectRoot } from '@/tests/e2e/harness/build-extension';
import { launchChromium } from '@/tests/e2e/harness/chromium';
import { type Doing, playNightCharge } from '@/tests/e2e/harness/night-charge';
import { checkWithStockTools, missingStockTools } from '@/tests/e2e/harness/stock-tools';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';

const output = join(projectRoot, 'demo-output');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      headless: { type: 'boolean', default: false },
      lang: { type: 'string' },
    },
  });
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = languageFor(values.lang ?? LC_ALL ?? LC_MESSAGES ?? LANG ?? 'en');
  console.log('Building the extension and the demo portal…');
  await prepareTypes();
  const demo = await startDemoPortal();
  try {
    if (values.headless || !hasDisplay()) await playAlone(demo, language);
    else await openForUser(demo, language);
  } finally {
    await demo.close();
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Opens Chromium on the demo portal and stays until the user closes it. */
async function openForUser(demo: DemoPortal, language: Language): Promise<void> {
  const session = await launchChromium({
    headless: false,
    language: language === 'en' ? 'en-US' : 'zh-CN',
    viewport: null,
  });
  const portal = await session.openPortal(`${demo.origin}/antd?lang=${language}`);
  await session.pressToolbarButton(portal);
  console.log(`The demo portal is open in Chromium: ${portal.url()}
  1. Rows that want a look are marked on the page; point at a mark to read why.
  2. Press the Tillguard button at the top of the window, and open a case for the charge of ¥10,000.00 at 3:12.
  3. Follow the one next step. The shop's own till export is at ${demo.origin}/till.csv?lang=${language}
Close the browser, or press Ctrl+C here, to end.`);
  const ended = new Promise<void>((done) => session.context.on('close', () => done()));
  process.once('SIGINT', () => void session.close());
  await ended;
}

/** Plays the main job without a display and tells what it does. */
async function playAlone(demo: DemoPortal, language: Language): Promise<void> {
  mkdirSync(output, { recursive: true });
  for (const name of readdirSync(output)) if (/^(POSCASE-.*\.zip|till\.csv)$/.test(name)) rmSync(join(output, name));
  const session = await launchChromium({ language: language === 'en' ? 'en-US' : 'zh-CN' });
  try {
    const played = await playNightCharge({
      session,
      demo,
      language,
      output,
      morePacks: ['police', 'bank', 'acquirer'],
      tell: (doing, detail) => console.log(`  ${sentence(doing, detail, language)}`),
    });
    console.log('Verifying the packs…');
    const missing = missingStockTools();
    if (missing.length > 0) console.log(`  Not on this machine, so not asked: ${missing.join(', ')}.`);
    for (const { path } of played.packs) await verify(path, missing.length === 0);
    console.log(`Done. The packs are in ${relative(process.cwd(), output) || output}.`);
  } finally {
    await session.close();
  }
}

async function verify(path: string, withStockTools: boolean): Promise<void> {
  const { isValid, checks } = await verifyBag(await openZip(await openAsBlob(path)));
  const broken = checks.filter(({ state }) => state === 'broken');
  if (!isValid) throw new Error(`${path} does not verify: ${broken.map(({ message }) => message).join(', ')}.`);
  const asked = withStockTools ? checkWithStockTools(path) : [];
  const failed = asked.find(({ passed }) => !passed);
  if (failed) throw new Error(`${path}: "${failed.command}" says ${failed.output}`);
  const tools = [...new Set(asked.map(({ command }) => command.split(' ')[0]))];
  console.log(`  ✓ ${relative(process.cwd(), path)}: npm run verify${tools.map((tool) => `, ${tool}`).join('')}`);
}

function sentence(doing: Doing, detail: string, language: Language): string {
  switch (doing) {
    case 'portal':
      return `Opened the demo portal: ${detail}`;
    case 'marks':
      return `Read the page and marked rows; on show now: ${detail}`;
    case 'panel':
      return `The view beside the page says: ${detail}`;
    case 'till':
      return `Loaded the shop's till export: ${detail}`;
    case 'case':
      return `Opened case ${detail} for the charge of ¥10,000.00 at 3:12`;
    case 'voucher':
      return `Vouchers checked: ${detail}`;
    case 'recommended':
      return `Most signs point to: ${detail}`;
    case 'step':
      return `Step done: ${titleOf(detail, language)}`;
    case 'pack':
      return `Exported and saved: ${relative(process.cwd(), detail)}`;
    case 'recovered':
      return `Entered the money that came back: ¥${detail}`;
    case 'closed':
      return `Closed case ${detail}`;
  }
}

function titleOf(id: string, language: Language): string {
  const step = playbooks.flatMap((playbook) => playbook.steps).find((one) => one.id === id);
  return step ? say(response, language, step.title) : id;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message.split('\n')[0] : String(error));
    process.exit(1);
  },
);
