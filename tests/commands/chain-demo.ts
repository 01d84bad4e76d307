// `npm run chain:demo`: a chain on this machine for trying out: three NATS servers on loopback, a head office and two shops in three
// browser profiles that have joined. Without a display it plays a case through all three and says so. Wiring only.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { joinFilesOf } from '@/lib/chain/join-files';
import { type Language, languageFor } from '@/lib/i18n/say';
import { prepareTypes } from '@/tests/e2e/harness/build-extension';
import { joinChain } from '@/tests/e2e/harness/chain-member';
import { type ChainServers, startChain } from '@/tests/e2e/harness/chain-servers';
import { launchChromium, type Session } from '@/tests/e2e/harness/chromium';
import { Merchant } from '@/tests/e2e/harness/merchant';
import { openOwnPage } from '@/tests/e2e/harness/own-page';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';

const password = () => randomBytes(12).toString('hex');
const admin = { user: 'administrator', password: password(), seesIdentity: true };
const member = (user: string) => ({ user, password: password(), seesIdentity: false });
const shops = ['north-street', 'harbour'] as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { headless: { type: 'boolean', default: false }, lang: { type: 'string' } },
  });
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = languageFor(values.lang ?? LC_ALL ?? LC_MESSAGES ?? LANG ?? 'en');
  const isHeadless = values.headless || !hasDisplay();
  console.log('Building the extension and the demo portal, starting three NATS servers…');
  await prepareTypes();
  const demo = await startDemoPortal({ today: new Date().toISOString().slice(0, 10) });
  let servers: ChainServers | null = null;
  try {
    servers = await startServers();
    await servers.provision(admin);
    console.log(`Three servers are up: ${servers.webAddresses.join(', ')}`);
    await tryOut(servers, demo, language, isHeadless);
  } finally {
    await servers?.stop();
    await demo.close();
  }
}

function startServers(): Promise<ChainServers> {
  return startChain(
    {
      name: 'demo-chain',
      replicas: 3,
      findingDays: 90,
      shopBytes: 500_000_000,
      shops: shops.map((id) => ({ id, users: [member(`${id}-till`)] })),
      offices: [
        { ...member('office'), role: 'office' },
        { ...admin, role: 'administrator' },
      ],
      system: { user: 'system', password: password() },
      key: randomBytes(32).toString('base64'),
    },
    3,
  );
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function tryOut(
  { plan }: ChainServers,
  demo: DemoPortal,
  language: Language,
  isHeadless: boolean,
): Promise<void> {
  const files = joinFilesOf(plan);
  const sessions: Session[] = [];
  const join = async (user: string) => {
    const session = await launchChromium({
      headless: isHeadless,
      language: language === 'en' ? 'en-US' : 'zh-CN',
      ...(!isHeadless && { viewport: null }),
    });
    sessions.push(session);
    await joinChain(session, language, files.find((file) => file.user === user)!);
    console.log(`${user} has joined in its settings`);
    return session;
  };
  try {
    const office = await join('office');
    const [north, harbour] = [await join('north-street-till'), await join('harbour-till')];
    if (isHeadless) await playAlone({ office, north, harbour }, demo, language);
    else await openForUser({ office, north, harbour }, demo, language);
  } finally {
    await Promise.all(sessions.map((session) => session.close().catch(() => undefined)));
  }
}

type Members = Record<'office' | 'north' | 'harbour', Session>;

/** Leaves three browsers to the user, until one is closed. */
async function openForUser(members: Members, demo: DemoPortal, language: Language): Promise<void> {
  await openOwnPage(members.office, 'cases.html#/cases');
  const portals = await Promise.all(
    [members.north, members.harbour].map((shop) => shop.openPortal(`${demo.origin}/antd?lang=${language}`)),
  );
  await members.north.pressToolbarButton(portals[0]!);
  console.log(`Three browsers are open: two shops on the demo portal, and the head office on its list of cases.
  1. In a shop, press the Tillguard button and open a case: it appears at the head office.
  2. Go on with it there, add a note or a file, and see it in the shop.
  3. Both shops see the same portal: after some seconds a sign says that a card is in trouble in both.
Close a browser, or press Ctrl+C here, to end.`);
  await new Promise<void>((done) => {
    for (const { context } of Object.values(members)) context.on('close', () => done());
    process.once('SIGINT', () => done());
  });
}

/** Plays one case through shop and head office without a display, and tells what it does. */
async function playAlone(members: Members, demo: DemoPortal, language: Language): Promise<void> {
  console.log('There is no display, so a case is played without one; with a display the browsers are left to you.');
  const portal = await members.north.openPortal(`${demo.origin}/antd?lang=${language}`);
  const shop = new Merchant(await members.north.openPanel(portal), language);
  await shop.begin();
  const caseId = await shop.openCase('10,000.00');
  console.log(`north-street opened case ${caseId}`);
  await members.north.pressToolbarButton(portal);
  const problem = await shop.capture();
  if (problem !== '') throw new Error(problem);
  console.log('north-street captured the portal’s page');
  const cases = await openOwnPage(members.office, 'cases.html#/cases');
  await cases.getByRole('link', { name: caseId }).click();
  const office = new Merchant(cases, language);
  await office.confirmFacts('unknown');
  await office.answerVoucher('matched');
  await office.decide('normal', language === 'en' ? 'The till knows it.' : '收银记录里有。');
  console.log('the head office confirmed the facts and decided that it was a normal sale');
  await shop.close('normal.close', language === 'en' ? 'The guests paid late.' : '客人结账晚。');
  console.log('north-street closed the case');
  await cases.getByText(office.words('case.closed-note')).first().waitFor();
  const other = await members.harbour.openPortal(`${demo.origin}/antd?lang=${language}`);
  const harbour = await members.harbour.openPanel(other);
  await harbour.locator('.chain-signs [data-sign=card]').first().waitFor({ timeout: 60_000 });
  console.log('harbour was told that a card is in trouble in both shops');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message.split('\n')[0] : String(error));
    process.exit(1);
  },
);
