// Story C3, played by hand through the extension's own views: a charge of 10,000 yuan in the small hours that no voucher knows.
// From the portal's page to the packs for bank and police, until the case is closed. The end-to-end tests and `npm start` share it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { PackKind } from '@/lib/model/case-event';
import type { DemoPortal } from '@/tests/portals/demo/server';
import type { Session } from './chromium';
import { awaitMark, type SeenMark } from './marks';
import { Merchant } from './merchant';
import { workThrough } from './work-through';

export interface Played {
  caseId: string;
  portal: Page;
  merchant: Merchant;
  marks: SeenMark[];
  /** what the till export said of the charge */
  voucher: string;
  /** outcome that the signs favoured */
  recommended: string;
  /** saved packs, in the order of their building */
  packs: { kind: PackKind; path: string }[];
  /** ids of the steps in the order in which the view put them first */
  steps: string[];
}

export interface PlayOptions {
  session: Session;
  demo: DemoPortal;
  language: 'zh-CN' | 'en';
  /** folder for the till export and the packs */
  output: string;
  /** kinds of packs to build besides the first; each takes a few seconds */
  morePacks?: PackKind[];
  /** told what was just done */
  tell?: (what: Doing, detail: string) => void;
  /** called once, when all that is left is to close the case */
  beforeClose?: (merchant: Merchant) => Promise<void>;
  /** called between any two steps */
  between?: (merchant: Merchant) => Promise<void>;
}

export type Doing =
  | 'portal'
  | 'marks'
  | 'panel'
  | 'till'
  | 'case'
  | 'step'
  | 'voucher'
  | 'recommended'
  | 'pack'
  | 'recovered'
  | 'closed';

const amount = '10,000.00';

/** Plays the whole story. Throws at the first thing that is not as it should be. */
export async function playNightCharge(options: PlayOptions): Promise<Played> {
  const { session, demo, language, output, tell = () => undefined, between = async () => undefined } = options;
  const portal = await session.openPortal(`${demo.origin}/antd?lang=${language}`);
  tell('portal', portal.url());
  const marks = await awaitMark(portal, amount);
  tell('marks', `${marks.filter(({ severity }) => severity !== 'low').length}`);
  // The toolbar button lets the extension take a picture of this one tab.
  await session.pressToolbarButton(portal);
  const merchant = new Merchant(await session.openPanel(portal), language);
  await merchant.begin();
  tell('panel', (await merchant.pageLine()).split('\n')[0] ?? '');
  await between(merchant);
  const till = join(output, 'till.csv');
  writeFileSync(till, await (await fetch(`${demo.origin}/till.csv?lang=${language}`)).text());
  await merchant.unfold(merchant.words('till.heading'));
  tell('till', (await merchant.loadTill(till)).split('\n')[0] ?? '');
  await between(merchant);
  const caseId = await merchant.openCase(amount);
  tell('case', caseId);
  const played: Played = { caseId, portal, merchant, marks, voucher: '', recommended: '', packs: [], steps: [] };
  await work(played, options);
  return played;
}

async function work(played: Played, options: PlayOptions): Promise<void> {
  const { merchant } = played;
  const {
    session,
    language,
    output,
    morePacks = [],
    tell = () => undefined,
    between = async () => undefined,
  } = options;
  const isChinese = language === 'zh-CN';
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const acts: Record<string, () => Promise<void>> = {
    capture: async () => {
      await session.pressToolbarButton(played.portal);
      const problem = await merchant.capture();
      if (problem !== '') throw new Error(problem);
    },
    'confirm-facts': () => merchant.confirmFacts('nobody'),
    'check-vouchers': async () => {
      played.voucher = await merchant.takeTillAnswer();
      tell('voucher', played.voucher.split('\n')[0] ?? '');
    },
    classify: async () => {
      played.recommended = await merchant.decide(
        'suspected-fraud',
        isChinese ? '凌晨无人当班,也没有签购单。' : 'Nobody was on shift at night, and there is no slip.',
      );
      tell('recommended', played.recommended);
    },
    'fraud.call-police': () =>
      merchant.logCall('fraud.call-police', {
        who: isChinese ? '110 值班民警' : 'Officer on duty, 110',
        ticket: 'J20260301-0412',
        answer: isChinese ? '已登记,请带材料到派出所报案。' : 'Registered; come to the station with the papers.',
      }),
    'fraud.call-acquirer': () =>
      merchant.logCall('fraud.call-acquirer', {
        who: isChinese ? '客服 2071' : 'Agent 2071',
        ticket: 'RT-558120',
        answer: isChinese ? '已暂停结算并锁定终端。' : 'Settlement is on hold, the terminal is locked.',
        promisedBy: tomorrow,
      }),
    'fraud.call-bank': () =>
      merchant.logCall('fraud.call-bank', {
        ticket: 'B-90233',
        answer: isChinese
          ? '需要止付申请书和报案回执。'
          : 'They need the application to stop payment and the police receipt.',
      }),
    'fraud.export': async () => {
      await savePack('master', () => merchant.exportPack('fraud.export', 'master'));
      for (const kind of morePacks) await savePack(kind, () => merchant.exportAnotherPack(kind));
    },
    // What they found: the POS system was broken into. The case then leads through the overhaul of every terminal.
    'fraud.prevent': async () => {
      await merchant.answer('fraud.prevent', merchant.terms('question.cause'), merchant.terms('answer.yes'));
      await merchant.doStep('fraud.prevent');
    },
    'fraud.close': async () => {
      await options.beforeClose?.(merchant);
      await merchant.enterRecovered('8600.00');
      tell('recovered', '8600.00');
      await between(merchant);
      await merchant.close(
        'fraud.close',
        isChinese
          ? 'POS 系统曾被侵入,追回 8,600 元,终端已全部检修。'
          : 'The POS system had been broken into; 8,600 came back; all terminals were overhauled.',
      );
    },
  };
  const savePack = async (kind: PackKind, build: () => ReturnType<Merchant['savePack']>) => {
    const download = await build();
    const path = join(output, download.suggestedFilename());
    await download.saveAs(path);
    played.packs.push({ kind, path });
    tell('pack', path);
    await between(merchant);
  };
  played.steps = await workThrough(merchant, {
    last: 'fraud.close',
    acts,
    between,
    tell: (step) => tell('step', step),
  });
  tell('closed', played.caseId);
}
