// Packs as the installed extension builds them: every kind, from a case on the demo portal, checked with stock tools and ours.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCommands } from '@/lib/evidence/instructions';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { custody } from '@/lib/i18n/custody';
import { say } from '@/lib/i18n/say';
import type { PackJob } from '@/lib/model/pack-job';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';
import { type LocalTsa, startLocalTsa } from '@/tests/unit/evidence/local-tsa';
import { builtPack, eventually } from '../harness/built-pack';
import { launchChromium, type Session } from '../harness/chromium';
import { Merchant } from '../harness/merchant';
import { askWorker } from '../harness/own-page';

let portal: DemoPortal;
let tsa: LocalTsa;
let session: Session;
let panel: Page;
let caseId: string;
const scratch = mkdtempSync(join(tmpdir(), 'tillguard-e2e-packs-'));

const ask = <T>(name: string, payload: unknown) => askWorker<T>(panel, name, payload);

const built = (kind: PackJob['kind']) => builtPack(panel, ask, { caseId, kind });

beforeAll(async () => {
  portal = await startDemoPortal();
  tsa = await startLocalTsa();
  session = await launchChromium();
  const page = await session.openPortal(`${portal.origin}/classic`);
  panel = await session.openPanel(page);
  const roots = readFileSync(tsa.rootFile, 'utf8');
  const stampAuthorities = [{ name: 'local', url: tsa.url, roots }];
  await ask('settings.set', { merchantName: '望江楼餐饮', actor: '店长', welcomed: true, stampAuthorities });
  const tabId = await session.tabIdOf(page);
  const night = portal.data.incidents.find(({ kind }) => kind === 'C3-night-charge')!.ids[0]!;
  const key = await eventually(async () => {
    const text = JSON.stringify(await ask('tab.state', { tabId }));
    return new RegExp(`"key":"([^"]*${night}[^"]*)"`).exec(text)?.[1] ?? null;
  });
  ({ caseId } = await ask<{ caseId: string }>('case.open', { request: crypto.randomUUID(), tabId, keys: [key] }));
  // activeTab, which a picture needs, comes with the toolbar button.
  await eventually(async () => {
    // As the view asks for it where a picture is refused: one more press.
    await session.pressToolbarButton(page);
    const order = { request: crypto.randomUUID(), caseId, tabId, isWhole: true, withMhtml: true, checksClock: true };
    const taken = await ask<{ ok: boolean }>('capture.take', order);
    return taken.ok ? taken : null;
  });
  expect(await page.evaluate(() => [scrollX, scrollY, document.querySelectorAll('tillguard-cover').length])).toEqual([
    0, 0, 0,
  ]);
  // A name with characters that the bundled font lacks: they have to be drawn.
  await ask('case.act', {
    request: crypto.randomUUID(),
    caseId,
    act: { kind: 'note-added', text: '经手人 𠮷田、䶮、㙍 当晚不在店' },
  });
});

afterAll(async () => {
  await session?.close();
  await portal?.close();
  await tsa?.close();
  rmSync(scratch, { recursive: true, force: true });
});

describe('packs of the installed extension', () => {
  it.each(['master', 'police', 'bank', 'acquirer', 'urgent'] as const)('%s: whole to every tool', async (kind) => {
    const { job, bytes } = await built(kind);
    const zip = join(scratch, `${kind}.zip`);
    writeFileSync(zip, bytes);
    const report = await verifyBag(await openZip(new Blob([bytes])));
    expect(report.checks.filter(({ state }) => state === 'broken')).toEqual([]);
    // Stamped at the moment of capture and at export, by the authority that the user chose.
    const stamped = report.checks.filter(({ id, state }) => id === 'time' && state === 'proved');
    expect(stamped.map(({ values }) => values.file)).toEqual([
      ...(kind === 'urgent' ? [] : ['data/20-captures/0001/capture.json']),
      'signatures/tagmanifest-sha256.txt.p7s',
    ]);
    execFileSync('unzip', ['-q', zip, '-d', join(scratch, kind)]);
    const root = join(scratch, kind, job.file!.name.replace('.zip', ''));
    for (const command of [verifyCommands.sha256, verifyCommands.sha512, verifyCommands.signature])
      expect(spawnSync('bash', ['-c', command], { cwd: root }).status, command).toBe(0);
    const captured = join(root, 'data/20-captures/0001');
    if (kind === 'master') {
      // The whole page in one picture, as high as the page; the browser's own copy; the clock beside the portal's.
      const record = JSON.parse(readFileSync(join(captured, 'capture.json'), 'utf8'));
      expect(record.scrolled).toMatchObject({ isComplete: true });
      expect(readFileSync(join(captured, 'screenshot-full.png')).readUInt32BE(20)).toBeGreaterThanOrEqual(
        record.scrolled.heightPixels,
      );
      expect(record.scrolled.heightPixels).toBeGreaterThan(record.view.height);
      expect(Math.abs(record.time.clockCheck.deviceAheadSeconds)).toBeLessThanOrEqual(2);
      expect(readFileSync(join(captured, 'page.mhtml'), 'utf8')).toContain('multipart/related');
      // The report prints the whole page, in parts that fit on paper.
      const report = join(root, 'data/00-report/report.pdf');
      const printed = spawnSync('pdfimages', ['-list', report], { encoding: 'utf8' }).stdout;
      expect(printed.match(/ jpeg /g)?.length, printed).toBeGreaterThanOrEqual(2);
    }
    const info = readFileSync(join(root, 'bag-info.txt'), 'utf8');
    expect(info).toContain(`Pack-Kind: ${kind}`);
    // A derived pack names its master, which is made first where there is none that is up to date.
    expect(/Derived-From-Sha256: [0-9a-f]{64}/.test(info)).toBe(kind !== 'master');
    const pdf = join(root, 'data/00-report', kind === 'urgent' ? 'urgent-stop-payment.pdf' : 'report.pdf');
    expect(existsSync(pdf)).toBe(true);
    expect(spawnSync('pdffonts', [pdf], { encoding: 'utf8' }).stdout).toContain('NotoSansSC');
  });

  it('are checked by the page that checks packs, which names a broken file', async () => {
    const page = await session.context.newPage();
    await page.goto(`chrome-extension://${session.extensionId}/verify.html`);
    const whole = join(scratch, 'master.zip');
    await page.setInputFiles('input[name="pack"]', whole);
    await page.waitForSelector('[data-valid="yes"]');
    const bytes = readFileSync(whole);
    const at = bytes.indexOf(Buffer.from('extensionVersion'));
    bytes[at]! ^= 1;
    await page.setInputFiles('input[name="pack"]', { name: 'changed.zip', mimeType: 'application/zip', buffer: bytes });
    await page.waitForSelector('[data-valid="no"]');
    expect(await page.textContent('[data-state="broken"]')).toContain('data/');
    await page.setInputFiles('input[name="pack"]', {
      name: 'note.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from('hello'),
    });
    await page.waitForSelector('.problem');
    expect(await page.textContent('[role="status"]')).toContain('zip');
    if (process.env.TILLGUARD_SHOTS) await page.screenshot({ path: join(process.env.TILLGUARD_SHOTS, 'verify.png') });
    await page.close();
  });

  it('made while the authority was down show the stamp that came later, to be put beside them', async () => {
    tsa.behave('down');
    const { job, bytes } = await built('police');
    expect(job.stamps).toEqual([{ name: 'local', fault: 'no-answer' }]);
    const view = await session.context.newPage();
    await view.goto(`chrome-extension://${session.extensionId}/cases.html#/case/${caseId}`);
    const merchant = new Merchant(view, 'zh-CN');
    const newest = (await merchant.unfold(merchant.words('pack.heading'))).locator('.entries > li').first();
    const delivery = newest.locator('details.fold').first();
    await delivery.locator('summary').click();
    expect(await delivery.locator('[data-unstamped="1"]').innerText()).toContain('local');
    tsa.behave('honest');
    // As when the alarm rings: what is missing is asked for at once when the authorities are set.
    const roots = readFileSync(tsa.rootFile, 'utf8');
    await ask('settings.set', { stampAuthorities: [{ name: 'local', url: tsa.url, roots }] });
    const come = delivery.locator('[data-stamps="1"][data-unstamped="0"]');
    await come.waitFor({ timeout: 60_000 });
    expect(await come.innerText()).toContain('Test TSA');
    await come.getByRole('button', { name: say(custody, 'zh-CN', 'delivery.stamp.save') }).click();
    const [download] = await Promise.all([view.waitForEvent('download'), come.locator('a[download]').click()]);
    if (process.env.TILLGUARD_SHOTS) await view.screenshot({ path: join(process.env.TILLGUARD_SHOTS, 'stamped.png') });
    const zip = join(scratch, 'unstamped.zip');
    writeFileSync(zip, bytes);
    execFileSync('unzip', ['-q', zip, '-d', join(scratch, 'unstamped')]);
    const root = join(scratch, 'unstamped', job.file!.name.replace('.zip', ''));
    const before = spawnSync('bash', ['-c', verifyCommands.stamps], { cwd: root, encoding: 'utf8' });
    expect(`${before.stdout}${before.stderr}`).not.toContain('.p7s.local.tsr');
    await download.saveAs(join(root, 'signatures', download.suggestedFilename()));
    const { stdout, stderr } = spawnSync('bash', ['-c', verifyCommands.stamps], { cwd: root, encoding: 'utf8' });
    expect(`${stdout}${stderr}`).toContain('signatures/tagmanifest-sha256.txt.p7s.local.tsr');
    // The capture's stamp, the one that came now, and nothing that fails.
    expect(`${stdout}${stderr}`.match(/Verification: \w+/g)).toEqual(['Verification: OK', 'Verification: OK']);
    await view.close();
  });
});
