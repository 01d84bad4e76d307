// A small case built in memory and packed: what the tests of packs work on.
import { readFileSync } from 'node:fs';
import { captureRecord } from '@/lib/evidence/capture-record';
import { createCertificate } from '@/lib/evidence/certificate';
import { type BuiltPack, buildPack, type PackInput } from '@/lib/evidence/pack';
import type { Token } from '@/lib/evidence/stamping';
import { appendEvent, createDeviceKey, type DeviceKey, headsOf, sha256Hex } from '@/lib/model/case-chain';
import type { Act, CaseEvent, FileReference, FileRole } from '@/lib/model/case-event';
import { maskNumbers } from '@/lib/reading/values/personal';
import { generateDemo } from '@/tests/portals/demo/generator';
import { transactionsOf } from '@/tests/portals/demo/transactions';

export interface Sample {
  key: DeviceKey;
  log: CaseEvent[];
  input: PackInput;
  artefacts: Map<string, Uint8Array<ArrayBuffer>>;
  build(change?: Partial<PackInput>): Promise<BuiltPack>;
}

const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

export interface SampleFile {
  name: string;
  mime: string;
  role: FileRole;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface SampleOptions {
  /** stamps the capture's record, as the worker does at the moment of capture */
  stampCapture?: (record: Uint8Array<ArrayBuffer>) => Promise<Token>;
  /** further files that the merchant added */
  files?: readonly SampleFile[];
  /** files whose bytes lie elsewhere: `build` is then given its own `readArtefact` */
  attached?: readonly FileReference[];
}

/** The bundled font, as reports need it for PDF. */
export const bundledFont = () => new Uint8Array(readFileSync('public/fonts/noto-sans-sc-gb2312.ttf'));

/** A case of the night charge, worked through, with one capture and one added file. Reports are HTML only unless asked for. */
export async function samplePack(note = '凌晨无人当班', options: SampleOptions = {}): Promise<Sample> {
  const key = await createDeviceKey();
  const artefacts = new Map<string, Uint8Array<ArrayBuffer>>();
  const keep = async (name: string, mime: string, bytes: Uint8Array<ArrayBuffer>): Promise<FileReference> => {
    const sha256 = await sha256Hex(bytes);
    artefacts.set(sha256, bytes);
    return { sha256, name, mime, bytes: bytes.byteLength, title: name };
  };
  const data = generateDemo();
  const night = data.incidents.find((incident) => incident.kind === 'C3-night-charge')!.ids[0];
  const row = transactionsOf('antd', data).find(({ transaction }) => transaction.id === night)!;
  const page = { url: 'http://127.0.0.1/antd', title: '交易查询', portal: '127.0.0.1' };
  let log: CaseEvent[] = [];
  const write = async (act: Act) => {
    log = [
      ...log,
      await appendEvent(log, {
        caseId: '20260301-7F3A',
        key,
        at: new Date(Date.UTC(2026, 2, 1, 1, 0, log.length)).toISOString(),
        actor: '店长',
        request: `request-${log.length}`,
        act,
      }),
    ];
  };
  await write({ kind: 'opened', transactions: [row], findings: [], page });
  const files = [
    await keep(
      'screenshot-view.png',
      'image/png',
      Uint8Array.from(
        atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
        (c) => c.charCodeAt(0),
      ),
    ),
    await keep('text.txt', 'text/plain', bytesOf('交易查询 10,000.00')),
  ];
  const environment = { extensionVersion: '0.1.0', userAgent: 'test', platform: 'test', language: 'zh-CN' };
  const record = captureRecord({
    caseId: '20260301-7F3A',
    item: 1,
    actor: '店长',
    merchantName: '望江楼',
    startedAt: '2026-03-01T01:00:01.000Z',
    endedAt: '2026-03-01T01:00:02.000Z',
    frames: [
      {
        frameId: 0,
        page,
        view: { width: 1360, height: 850, scrollX: 0, scrollY: 0, pixelRatio: 1 },
        timeZone: 'Asia/Shanghai',
        deviceTime: '2026-03-01T09:00:01+08:00',
        online: true,
        masked: 0,
      },
    ],
    files,
    heads: headsOf(log),
    counts: { [key.id]: 1 },
    environment,
  });
  const recordFile = await keep('capture.json', 'application/json', bytesOf(JSON.stringify(record)));
  await write({ kind: 'captured', item: 1, record: recordFile, files, page });
  if (options.stampCapture) {
    const token = await options.stampCapture(artefacts.get(recordFile.sha256)!);
    const file = await keep('capture.json.tsr', 'application/timestamp-reply', token.der);
    await write({ kind: 'stamped', of: recordFile.sha256, file, authority: token.authority, time: token.at });
  }
  await write({ kind: 'voucher-checked', outcome: 'no-voucher', by: 'hand', note });
  await write({ kind: 'classified', outcome: 'suspected-fraud', reason: '' });
  await write({
    kind: 'call-logged',
    party: 'police',
    channel: 'phone',
    who: '张警官',
    ticket: '2026-0301',
    answer: '=cmd|calc',
    promisedBy: '2026-03-02',
  });
  await write({
    kind: 'file-added',
    file: await keep('slip.txt', 'text/plain', bytesOf('无签购单')),
    role: 'other',
    note: '',
  });
  for (const { name, mime, role, bytes } of options.files ?? [])
    await write({ kind: 'file-added', file: await keep(name, mime, bytes), role, note: '' });
  for (const file of options.attached ?? []) await write({ kind: 'file-added', file, role: 'cctv', note: '' });
  const input: PackInput = {
    kind: 'master',
    number: 1,
    log,
    deviceKeys: new Map([[key.id, key.publicKey]]),
    merchantName: '望江楼餐饮',
    language: 'zh-CN',
    now: new Date('2026-03-01T01:02:03.000Z'),
    environment,
    signer: { key, certificate: await createCertificate(key, '望江楼餐饮', new Date('2026-03-01T01:02:03.000Z')) },
    readArtefact: async (sha256) => new Blob([artefacts.get(sha256)!]),
    maskNumbers,
    reportTools: null,
  };
  return { key, log, input, artefacts, build: (change = {}) => buildPack({ ...input, ...change }) };
}
