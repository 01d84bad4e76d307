// Packs one after another: derived ones, supplements, locked for delivery, opened again on another machine.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockPack, newPassword } from '@/lib/evidence/delivery';
import { importMaster, NoMaster } from '@/lib/evidence/import-master';
import type { BuiltPack } from '@/lib/evidence/pack';
import { needsMaster } from '@/lib/evidence/pack-series';
import { verifyBag } from '@/lib/evidence/verify';
import { openZip } from '@/lib/evidence/zip-source';
import { appendEvent, createDeviceKey, type DeviceKey, sha256Hex } from '@/lib/model/case-chain';
import type { Act, CaseEvent, PackKind } from '@/lib/model/case-event';
import { foldCase } from '@/lib/response/fold';
import { type Sample, samplePack } from './sample-pack';

const scratch = mkdtempSync(join(tmpdir(), 'tillguard-series-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let sample: Sample;
beforeAll(async () => {
  sample = await samplePack();
});

async function append(log: readonly CaseEvent[], key: DeviceKey, act: Act): Promise<CaseEvent[]> {
  const at = new Date(Date.UTC(2026, 2, 1, 2, 0, log.length)).toISOString();
  return [
    ...log,
    await appendEvent(log, {
      caseId: '20260301-7F3A',
      key,
      at,
      actor: '店长',
      request: `later-request-${log.length}`,
      act,
    }),
  ];
}

/** Builds a pack and writes its export into the log, as the worker does. */
async function exported(log: CaseEvent[], kind: PackKind, number: number) {
  const pack = await sample.build({ kind, number, log });
  const bytes = new Uint8Array(await pack.zip.arrayBuffer());
  const sha256 = await sha256Hex(bytes);
  const file = { sha256, name: pack.name, mime: 'application/zip', bytes: bytes.length, title: pack.name };
  return {
    pack,
    sha256,
    log: await append(log, sample.key, { kind: 'exported', pack: kind, number, file, heads: pack.heads }),
  };
}

async function textsOf(pack: BuiltPack): Promise<Record<string, string>> {
  const { unzipSync } = await import('fflate');
  const files = unzipSync(new Uint8Array(await pack.zip.arrayBuffer()));
  return Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path.replace(/^[^/]+\//, ''), Buffer.from(bytes).toString()]),
  );
}

describe('packs of one case', () => {
  it('a derived pack names its master; a supplement names the pack before and says what came since', async () => {
    const master = await exported(sample.log, 'master', 1);
    const first = await exported(master.log, 'police', 2);
    const more = await append(first.log, sample.key, { kind: 'note-added', text: '监控显示当晚无人' });
    const second = await sample.build({ kind: 'police', number: 3, log: more });
    const firstTexts = await textsOf(first.pack);
    const texts = await textsOf(second);
    expect(firstTexts['bag-info.txt']).toContain(`Derived-From-Sha256: ${master.sha256}`);
    expect(firstTexts['bag-info.txt']).not.toContain('Supplement-To');
    expect(texts['bag-info.txt']).toContain('Supplement-To: POSCASE-20260301-7F3A-02');
    const report = texts['data/00-report/report.html']!;
    expect(report).toContain('POSCASE-20260301-7F3A-02');
    const changes = report.slice(report.indexOf('POSCASE-20260301-7F3A-02'), report.indexOf('10. '));
    expect(changes).toContain('监控显示当晚无人');
    expect(changes).not.toContain('没有凭证（凌晨');
    for (const pack of [master.pack, first.pack, second])
      expect((await verifyBag(await openZip(pack.zip))).isValid).toBe(true);
  });

  it('a file with a covered copy is given as that copy alone; the original stays in the master', async () => {
    const view = foldCase(sample.log);
    const original = view.files.find(({ file }) => file.name === 'slip.txt')!;
    const copy = view.captures[0]!.files.find(({ name }) => name === 'text.txt')!;
    const file = { ...copy, name: 'slip-covered.txt' };
    const act: Act = { kind: 'file-added', file, role: original.role, note: '', coverOf: original.file.sha256 };
    const log = await append(sample.log, sample.key, act);
    const records = async (kind: PackKind) => {
      const pack = await sample.build({ kind, log });
      const texts = await textsOf(pack);
      const names = Object.keys(texts).filter((path) => /30-records\/.*slip[^/]*\.txt$/.test(path));
      const cuts = Object.entries(texts).find(([path]) => path.endsWith('redactions.json'))![1];
      return { names: names.map((path) => path.replace(/^.*\/\d+-/, '')).sort(), isCut: cuts.includes('cut.covered') };
    };
    expect(await records('master')).toEqual({ names: ['slip-covered.txt', 'slip.txt'], isCut: false });
    expect(await records('bank')).toEqual({ names: ['slip-covered.txt'], isCut: true });
  });

  it('a new master is needed as soon as the case holds more', async () => {
    expect(needsMaster(foldCase(sample.log))).toBe(true);
    const { log } = await exported(sample.log, 'master', 1);
    expect(needsMaster(foldCase(log))).toBe(false);
    expect(needsMaster(foldCase(await append(log, sample.key, { kind: 'note-added', text: 'x' })))).toBe(true);
  });

  it('every kind is the same bytes for the same case at the same moment, what signs it aside', async () => {
    for (const kind of ['master', 'police', 'bank', 'acquirer', 'urgent'] as const) {
      const [a, b] = [await textsOf(await sample.build({ kind })), await textsOf(await sample.build({ kind }))];
      expect(Object.keys(a)).toEqual(Object.keys(b));
      for (const path of Object.keys(a)) expect(a[path] === b[path], `${kind} ${path}`).toBe(true);
    }
  });

  it('the police report has its eleven sections, the urgent page its facts in the first third', async () => {
    const texts = await textsOf(await sample.build({ kind: 'police' }));
    const report = texts['data/00-report/report.html']!;
    for (let n = 1; n <= 11; n++) expect(report).toContain(`<h2>${n}. `);
    const urgent = texts['data/00-report/urgent-stop-payment.html']!.replace(/<style>.*?<\/style>/s, '');
    for (const fact of ['户名', '账号', '开户行', '¥10,000.00', '2026-03-01 03:12:41'])
      expect(urgent.indexOf(fact), fact).toBeGreaterThan(0);
    expect(urgent.indexOf('¥10,000.00')).toBeLessThan(urgent.length / 2);
  });
});

describe('a locked pack', () => {
  it('has a password of at least 77 bits without signs that are mistaken', () => {
    const passwords = Array.from({ length: 200 }, newPassword);
    expect(new Set(passwords).size).toBe(200);
    for (const password of passwords)
      expect(password).toMatch(/^([A-HJ-KM-NP-Za-hj-km-np-z2-9]{4}-){3}[A-HJ-KM-NP-Za-hj-km-np-z2-9]{4}$/);
  });
  it('is opened by 7-Zip and bsdtar with it, and by our verifier', async () => {
    const pack = await sample.build();
    const password = newPassword();
    const locked = await lockPack(pack.zip, password, sample.input.now);
    const path = join(scratch, 'locked.zip');
    writeFileSync(path, new Uint8Array(await locked.arrayBuffer()));
    const inner = Buffer.from(await pack.zip.arrayBuffer());
    for (const [tool, args] of [
      ['7z', ['x', '-so', `-p${password}`, path]],
      ['bsdtar', ['-xOf', path, '--passphrase', password]],
    ] as const) {
      if (spawnSync('which', [tool]).status !== 0) console.warn(`${tool} is not installed: not checked with it`);
      else expect(Buffer.compare(execFileSync(tool, args, { maxBuffer: 1e8 }), inner), tool).toBe(0);
    }
    expect(spawnSync('7z', ['t', '-pwrong', path]).status).not.toBe(0);
    expect((await verifyBag(await openZip(locked, password))).isValid).toBe(true);
    expect(execFileSync('unzip', ['-l', path], { encoding: 'utf8' })).not.toContain('POSCASE');
  });
});

describe('a master pack on another machine', () => {
  it('opens as the same case; the new device’s chain goes on, and its pack is valid with both', async () => {
    const imported = await importMaster(await openZip((await sample.build()).zip));
    expect(imported.caseId).toBe('20260301-7F3A');
    expect(imported.events).toEqual(sample.log);
    expect(imported.absent).toEqual([]);
    for (const { sha256 } of imported.files) expect(sample.artefacts.has(sha256)).toBe(true);
    const key = await createDeviceKey();
    const { createCertificate } = await import('@/lib/evidence/certificate');
    const log = await append(imported.events, key, { kind: 'note-added', text: '总部接手' });
    const pack = await sample.build({
      log,
      deviceKeys: new Map([...imported.deviceKeys, [key.id, key.publicKey]]),
      signer: { key, certificate: await createCertificate(key, '总部', sample.input.now) },
    });
    const report = await verifyBag(await openZip(pack.zip));
    expect(report.checks.filter(({ state }) => state === 'broken')).toEqual([]);
    expect(report.checks.find(({ id }) => id === 'log')).toMatchObject({
      state: 'proved',
      values: { n: sample.log.length + 1 },
    });
  });
  it('is refused where it is broken or no master', async () => {
    await expect(importMaster(await openZip((await sample.build({ kind: 'police' })).zip))).rejects.toBeInstanceOf(
      NoMaster,
    );
    const bytes = new Uint8Array(await (await sample.build()).zip.arrayBuffer());
    const at = Buffer.from(bytes).indexOf('疑似欺诈');
    bytes[at]! ^= 1;
    await expect(importMaster(await openZip(new Blob([bytes])))).rejects.toBeInstanceOf(NoMaster);
  });
});
