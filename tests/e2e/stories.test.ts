// The three stories of the field, each by hand through the extension's own views in a real Chromium, from the portal's page to a
// pack that anyone can check and a case that is closed. Then: what all of it left behind, and what it sent.
import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import type { Act, CaseEvent } from '@/lib/model/case-event';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { launchChromium, type Session } from './harness/chromium';
import { heardMessages, hearMessages, keptTexts, packTexts } from './harness/kept-data';
import { awaitMark, marksOn } from './harness/marks';
import { Merchant } from './harness/merchant';
import { dayIn, noonIn, openViewAt, ringAt } from './harness/moved-clock';
import { requestsIn } from './harness/net-log';
import { playNightCharge } from './harness/night-charge';
import { checkWithStockTools } from './harness/stock-tools';
import { workThrough } from './harness/work-through';

const folder = mkdtempSync(join(tmpdir(), 'tillguard-stories-'));
const netLog = join(folder, 'net-log.json');
const packs: string[] = [];
const heard: string[] = [];
let demo: DemoPortal;
let session: Session;
let isClosed = false;

beforeAll(async () => {
  demo = await startDemoPortal();
  session = await launchChromium({ language: 'zh-CN', netLog });
});
afterAll(async () => {
  if (!isClosed) await session?.close();
  await demo?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A case's log, asked of the worker as a view of ours does. */
async function logOf(view: Page, caseId: string): Promise<CaseEvent[]> {
  const answer = (await view.evaluate((id) => {
    return chrome.runtime.sendMessage({ to: 'worker', name: 'case.get', payload: { caseId: id } });
  }, caseId)) as { value: { events: CaseEvent[] } };
  return answer.value.events;
}

/** How often each act was written; facts, steps and calls by what they are about. */
function counted(events: readonly CaseEvent[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { body } of events) {
    const name = nameOf(body.act);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function nameOf(act: Act): string {
  switch (act.kind) {
    case 'fact-confirmed':
      return `${act.kind} ${act.fact}`;
    case 'step-done':
      return `${act.kind} ${act.step}`;
    case 'call-logged':
      return `${act.kind} ${act.party}`;
    case 'letter-written':
      return `${act.kind} ${act.letter}`;
    case 'exported':
      return `${act.kind} ${act.pack}`;
    default:
      return act.kind;
  }
}

async function expectVerified(path: string): Promise<void> {
  const report = await verifyBag(await openZip(await openAsBlob(path)));
  expect(
    report.checks.filter(({ state }) => state === 'broken'),
    path,
  ).toEqual([]);
  expect(report.isValid).toBe(true);
  const checks = checkWithStockTools(path);
  expect(checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(checks.map(({ command }) => command.split(' ')[0])).toEqual([
    'unzip',
    'sha256sum',
    'sha256sum',
    'sha512sum',
    'sha512sum',
    'openssl',
  ]);
  packs.push(path);
}

async function save(download: Awaited<ReturnType<Merchant['savePack']>>): Promise<string> {
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

describe('the three stories', () => {
  it('C3: 10,000 yuan in the small hours; the worker is stopped between any two steps', async () => {
    let stops = 0;
    let overdue = '';
    const written = new Map<string, string>();
    const played = await playNightCharge({
      session,
      demo,
      language: 'zh-CN',
      output: folder,
      morePacks: ['bank'],
      between: async ({ view }) => {
        // The overhaul's steps are all of one kind.
        if ((await view.locator('[data-step^="overhaul."]').count()) > 0) return;
        await session.stopWorker();
        stops++;
      },
      beforeClose: async (merchant) => {
        for (const kind of ['urgent-stop', 'stop-payment', 'police-report'] as const)
          written.set(kind, await merchant.writeLetter(kind));
        // Four days on: what was promised and what the police and the bank wait for is overdue, and stands above the next step.
        await openViewAt(merchant.view, noonIn(4));
        overdue = await merchant.dueNow();
        await openViewAt(merchant.view, null);
      },
    });
    const { merchant, caseId } = played;
    expect(stops).toBeGreaterThan(15);
    const night = played.marks.find(({ row }) => row?.includes('10,000.00'))!;
    expect(night.severity).toBe('high');
    expect(night.row).toContain('2026-03-01 03:12:41');
    expect(night.label).toContain('10,000.00');
    expect(played.voucher).toContain(merchant.terms('voucher.no-voucher'));
    expect(played.recommended).toBe(merchant.terms('outcome.suspected-fraud'));
    expect(played.steps.slice(0, 7)).toEqual([
      'capture',
      'confirm-facts',
      'check-vouchers',
      'classify',
      'fraud.call-police',
      'fraud.call-acquirer',
      'fraud.call-bank',
    ]);
    expect(played.steps.filter((step) => step.startsWith('overhaul.'))).toHaveLength(7);
    for (const [kind, text] of written) {
      expect(text, kind).toContain('10,000.00');
      expect(text, kind).toContain('2026-03-01 03:12:41');
      expect(text, kind).toContain('壹万元整');
    }
    expect(overdue).toContain(merchant.terms('due.overdue'));
    expect(overdue).toContain('RT-558120');
    // The application to stop payment was written in time: of that nothing is due.
    expect(overdue).not.toContain(merchant.terms('deadline.fraud.stop-ends'));
    expect(overdue).toContain(merchant.terms('deadline.fraud.filed'));
    // Nothing lost, nothing doubled: every act stands in the log once.
    const counts = counted(await logOf(merchant.view, caseId));
    expect(Object.entries(counts).filter(([, n]) => n !== 1)).toEqual([]);
    expect(Object.keys(counts)).toEqual(
      expect.arrayContaining([
        'opened',
        'captured',
        'fact-confirmed amount',
        'fact-confirmed on-shift',
        'voucher-checked',
        'classified',
        'call-logged police',
        'call-logged acquirer',
        'call-logged bank',
        'exported master',
        'exported bank',
        'recovered',
        'closed',
      ]),
    );
    for (const { path } of played.packs) await expectVerified(path);
    await merchant.view.close();
    await played.portal.close();
  }, 300_000);

  it('C1: an unauthorised charge found on checking the records, reported, money recovered', async () => {
    const portal = await session.openPortal(`${demo.origin}/element?lang=zh-CN`);
    await portal.locator('.el-pagination__sizes .el-select').click();
    await portal.locator('.el-select-dropdown__item', { hasText: '100条/页' }).click();
    await session.pressToolbarButton(portal);
    const merchant = new Merchant(await session.openPanel(portal), 'zh-CN');
    await merchant.home();
    // The view follows the list as it grows from 20 rows to 100.
    await expect.poll(() => merchant.pageLine()).toContain('需要看一看');
    await merchant.showOnPage('18,660.00');
    const mark = (await awaitMark(portal, '18,660.00')).find(({ row }) => row?.includes('18,660.00'))!;
    expect(mark.row).toContain('15:47:09');
    const caseId = await merchant.openCase('18,660.00');
    let police = '';
    let enquiry = '';
    let overdue = '';
    await workThrough(merchant, {
      last: 'fraud.close',
      acts: {
        capture: async () => {
          await session.pressToolbarButton(portal);
          expect(await merchant.capture()).toBe('');
        },
        'confirm-facts': () => merchant.confirmFacts('unknown'),
        'check-vouchers': () => merchant.takeTillAnswer(),
        classify: () => merchant.decide('suspected-fraud'),
        'fraud.call-police': () => merchant.logCall('fraud.call-police', { ticket: 'A-1', answer: '已受理。' }),
        'fraud.call-acquirer': () => merchant.logCall('fraud.call-acquirer', { answer: '已拦截结算。' }),
        'fraud.call-bank': () => merchant.logCall('fraud.call-bank', { answer: '已冻结。', promisedBy: dayIn(1) }),
        'fraud.export': async () => {
          police = await save(await merchant.exportPack('fraud.export', 'police'));
        },
        'fraud.close': async () => {
          enquiry = await merchant.writeLetter('acquirer-enquiry');
          await openViewAt(merchant.view, noonIn(2));
          overdue = await merchant.dueNow();
          await openViewAt(merchant.view, null);
          await merchant.enterRecovered('18660');
          await merchant.close('fraud.close', '款项已全部追回。');
        },
      },
    });
    await expectVerified(police);
    expect(enquiry).toContain('18,660.00');
    expect(enquiry).toContain('15:47:09');
    expect(overdue).toContain(`${merchant.terms('party.bank')} · ${merchant.terms('reminder.answer')}`);
    const recovered = (await logOf(merchant.view, caseId))
      .map(({ body }) => body.act)
      .find((act) => act.kind === 'recovered');
    expect(recovered).toMatchObject({ amount: { minor: 1_866_000, exponent: 2, currency: 'CNY' } });
    await merchant.view.close();
    await portal.close();
  }, 300_000);

  it('C2: confirm pressed by mistake; closed once the refund has appeared in the portal', async () => {
    const portal = await session.openPortal(`${demo.origin}/classic?lang=zh-CN`);
    await awaitMark(portal, '2980.00');
    await session.pressToolbarButton(portal);
    const merchant = new Merchant(await session.openPanel(portal), 'zh-CN');
    await hearMessages(merchant.view);
    await merchant.home();
    const caseId = await merchant.openCase('2,980.00');
    const slip = join(folder, '签购单.txt');
    writeFileSync(slip, '签购单 消费 2,980.00 凭证号见后台');
    let pack = '';
    let request = '';
    let missing = '';
    await workThrough(merchant, {
      last: 'slip.close',
      acts: {
        capture: async () => {
          await session.pressToolbarButton(portal);
          expect(await merchant.capture()).toBe('');
        },
        'confirm-facts': () => merchant.confirmFacts({ name: '赵倩' }, { amount: '298.00' }),
        'check-vouchers': async () => {
          expect(await merchant.takeTillAnswer()).toContain(merchant.terms('voucher.amount-differs'));
        },
        classify: async () => {
          expect(await merchant.decide('mis-operation')).toBe(merchant.terms('outcome.mis-operation'));
        },
        'slip.call-provider': () =>
          merchant.logCall('slip.call-provider', {
            ticket: 'RT-77',
            answer: '资料收到后退款。',
            promisedBy: dayIn(1),
          }),
        'slip.documents': async () => {
          await merchant.addFile('slip.documents', slip);
          await merchant.doStep('slip.documents');
        },
        'slip.export': async () => {
          pack = await save(await merchant.exportPack('slip.export', 'acquirer'));
        },
        'slip.follow': async () => {
          request = await merchant.writeLetter('correction-request');
          // Two days on the refund that was promised for tomorrow is still not there: the case says so, and so does a notification.
          await openViewAt(merchant.view, noonIn(2));
          missing = await merchant.dueNow();
          const told = `due/${caseId}/correction`;
          expect(await ringAt(session.context, merchant.view, noonIn(2), told)).toContain(told);
          await openViewAt(merchant.view, null);
          // The next day: the portal lists the refund, and the merchant sees it there.
          demo.show(2);
          await portal.reload();
          const list = portal.frameLocator('iframe[name=main]');
          await list.locator('tr', { hasText: '-2980.00' }).first().waitFor();
          heard.push(...(await heardMessages(merchant.view)));
          await hearMessages(merchant.view);
          // The case goes on by itself as soon as the refund was read: nothing is pressed for it.
          await merchant.view.locator('[data-step="slip.close"]').waitFor({ timeout: 60_000 });
        },
        'slip.close': async () => {
          await merchant.enterRecovered('2980.00');
          await merchant.close('slip.close', '多收的已退给顾客。');
        },
      },
    });
    expect(counted(await logOf(merchant.view, caseId))).toMatchObject({ 'file-added': 1, recovered: 1, closed: 1 });
    await expectVerified(pack);
    expect(request).toContain('2,980.00');
    expect(request).toContain('¥298.00');
    expect(request).toContain('¥2,682.00');
    expect(missing).toContain(merchant.terms('reminder.correction.missing', { day: dayIn(1) }));
    heard.push(...(await heardMessages(merchant.view)));
    expect((await marksOn(portal)).every(({ row }) => row !== null)).toBe(true);
    await portal.close();
  }, 300_000);
});

describe('what the stories left behind', () => {
  it('no full card number in databases, messages or packs, though a page showed hundreds', async () => {
    const view = session.context.pages().find((page) => page.url().includes('sidepanel.html'))!;
    const kept = await keptTexts(view);
    expect(kept.length).toBeGreaterThan(500);
    expect(kept.some((text) => text.includes('20260301880200425130'))).toBe(true);
    expect(heard.join()).toContain('page.read');
    const packed = packs.flatMap((path) => [...packTexts(path)].map(([name, text]) => `${path}:${name}: ${text}`));
    const places = [...kept, ...heard, ...packed];
    const found = places.filter((text) => digitsHold(text, demo.data.pans)).map((text) => text.slice(0, 80));
    expect(found).toEqual([]);
    // The search itself finds one where it is.
    expect(digitsHold(`x ${demo.data.pans[7]!.replace(/(.{4})/g, '$1 ')} y`, demo.data.pans)).toBe(true);
  });

  it('sends nothing anywhere: every request went to the portal, and none of them was ours', async () => {
    await session.close();
    isClosed = true;
    const requests = requestsIn(netLog).filter(({ url }) => /^(https?|wss?|ftp):/.test(url));
    expect(requests.length).toBeGreaterThan(10);
    const elsewhere = requests.filter(({ url }) => new URL(url).origin !== demo.origin);
    // What the browser asks of its own makers on its own account (and cannot reach here) has no initiator.
    const isBrowsers = ({ url, initiator }: (typeof requests)[number]) =>
      initiator === '' && /(^|\.)(google|googleapis|gstatic|gvt1|chromium)\.(com|org)$/.test(new URL(url).hostname);
    expect(elsewhere.filter((request) => !isBrowsers(request))).toEqual([]);
    expect(requests.filter(({ initiator }) => initiator.startsWith('chrome-extension:'))).toEqual([]);
  });
});

/** True where one of the numbers stands in the text, also cut into groups. */
function digitsHold(text: string, numbers: readonly string[]): boolean {
  const wanted = new Set(numbers);
  const runs = text.match(/\d(?:[ -]?\d){14,}/g) ?? [];
  return runs.some((run) => {
    const digits = run.replace(/\D/g, '');
    for (let at = 0; at + 16 <= digits.length; at++)
      if (wanted.has(digits.slice(at, at + 16)) || wanted.has(digits.slice(at, at + 19))) return true;
    return false;
  });
}
