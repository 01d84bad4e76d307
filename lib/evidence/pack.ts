// Builds an evidence pack: one BagIt bag in one zip. Pure of browser and storage: bytes, time and key are handed in; the same
// case at the same moment gives the same bytes, the signature aside.
import { BlobWriter, configure, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import type { Language } from '@/lib/i18n/say';
import { checkLog, type DeviceKey, sha256Hex, toBase64 } from '@/lib/model/case-chain';
import type { CaseEvent, FileReference, PackKind } from '@/lib/model/case-event';
import { transactionRecord } from '@/lib/model/transaction-record';
import { checklist } from '@/lib/response/checklist';
import { type CaseView, foldCase } from '@/lib/response/fold';
import { type BagFile, completeBag, digestHex, textBytes } from './bag';
import type { Environment } from './capture-record';
import { refuseCardNumbers } from './card-scan';
import { toPem } from './certificate';
import { toCsv } from './csv';
import { bagProfile, readmeText, verifyText } from './instructions';
import { reportHtml } from './report';
import { signDetached } from './signature';
import { wordAct } from './words';

export interface PackInput {
  kind: PackKind;
  number: number;
  log: readonly CaseEvent[];
  /** public keys of all devices in the log */
  deviceKeys: ReadonlyMap<string, CryptoKey>;
  merchantName: string;
  language: Language;
  /** UTC */
  now: Date;
  environment: Environment;
  signer: { key: DeviceKey; certificate: Uint8Array<ArrayBuffer> };
  /** bytes of an artefact, verified; rejects where it is missing or damaged */
  readArtefact(sha256: string): Promise<Uint8Array<ArrayBuffer>>;
  /** masks full card numbers in a text */
  maskCardNumbers(text: string): string;
}

export interface BuiltPack {
  /** file name, `POSCASE-20261123-7F3A-01.zip` */
  name: string;
  zip: Blob;
  /** heads that the pack pins, device → hash */
  heads: Record<string, string>;
}

/** The log is broken: a pack of it would prove nothing. */
export class LogBroken extends Error {}

/** Builds the pack. Throws CardNumberLeft, LogBroken, or what `readArtefact` throws; never gives half a pack. */
export async function buildPack(input: PackInput): Promise<BuiltPack> {
  const breaks = await checkLog(input.log, input.deviceKeys);
  if (breaks.length > 0) throw new LogBroken(`${breaks[0]!.fault} at event ${breaks[0]!.seq}`);
  const view = foldCase(input.log);
  const folder = `POSCASE-${view.caseId}-${String(input.number).padStart(2, '0')}`;
  const payload = await payloadOf(input, view, folder);
  refuseCardNumbers(payload, input.maskCardNumbers, identifiersOf(view));
  const tags: BagFile[] = [
    { path: 'README.txt', bytes: textBytes(readmeText(view.caseId, folder)) },
    { path: 'VERIFY.txt', bytes: textBytes(verifyText(folder, input.signer.key.id)) },
    { path: 'profile.json', bytes: json(bagProfile) },
  ];
  const files = await completeBag(payload, bagInfo(input, view), tags);
  const manifest = files.find(({ path }) => path === 'tagmanifest-sha256.txt')!;
  const signature = await signDetached(manifest.bytes, input.signer.key, input.signer.certificate, input.now);
  files.push(
    { path: 'signatures/tagmanifest-sha256.txt.p7s', bytes: signature },
    { path: 'signatures/signer.crt.pem', bytes: textBytes(toPem(input.signer.certificate, 'CERTIFICATE')) },
  );
  return { name: `${folder}.zip`, zip: await zipped(folder, files, input.now), heads: view.heads };
}

function bagInfo({ kind, number, merchantName, now }: PackInput, view: CaseView): [string, string][] {
  const devices = Object.keys(view.heads).sort();
  return [
    ...(merchantName ? ([['Source-Organization', merchantName]] as [string, string][]) : []),
    ['External-Identifier', view.caseId],
    ['Bagging-Date', now.toISOString().slice(0, 10)],
    ['BagIt-Profile-Identifier', bagProfile['BagIt-Profile-Info']['BagIt-Profile-Identifier']],
    ['Pack-Kind', kind],
    ['Pack-Number', String(number)],
    // One line for each device: its last event and how many it wrote, so that a cut tail shows.
    ...devices.map((device): [string, string] => ['Log-Head', `${device} ${view.heads[device]}`]),
    ...devices.map((device): [string, string] => ['Log-Count', `${device} ${view.counts[device]}`]),
  ];
}

function json(value: unknown): Uint8Array<ArrayBuffer> {
  return textBytes(`${JSON.stringify(value, null, 1)}\n`);
}

async function payloadOf(input: PackInput, view: CaseView, folder: string): Promise<BagFile[]> {
  const files: BagFile[] = [];
  const pictures = new Map<number, string>();
  const addArtefact = async (path: string, file: FileReference) => {
    const bytes = await input.readArtefact(file.sha256);
    files.push({ path: `data/${path}`, bytes });
    return bytes;
  };
  const records = view.transactions.map(({ transaction }) => transactionRecord(transaction));
  files.push({ path: 'data/10-transactions/transactions.json', bytes: json(records) });
  const columns = [
    'time',
    'amount',
    'currency',
    'type',
    'status',
    'cardMasked',
    'payer',
    'issuer',
    'store',
    'terminal',
    'operator',
    'entryMode',
    'merchantNo',
    'id',
    'orderId',
    'rrn',
    'authCode',
    'trace',
    'batch',
    'fee',
    'net',
    'settlementDate',
  ] as const;
  files.push({
    path: 'data/10-transactions/transactions.csv',
    bytes: textBytes(toCsv([columns, ...records.map((record) => columns.map((column) => record[column]))])),
  });
  for (const capture of view.captures) {
    const place = `20-captures/${String(capture.item).padStart(4, '0')}`;
    await addArtefact(`${place}/capture.json`, capture.record);
    for (const file of capture.files) {
      const bytes = await addArtefact(`${place}/${file.name}`, file);
      if (file.mime === 'image/png') pictures.set(capture.item, `data:image/png;base64,${toBase64(bytes)}`);
    }
  }
  for (const [i, { file, role, note, at, actor }] of view.files.entries()) {
    const place = `30-records/${String(i + 1).padStart(2, '0')}-${file.name}`;
    await addArtefact(place, file);
    files.push({
      path: `data/${place}.meta.json`,
      bytes: json({
        title: file.title,
        role,
        note,
        addedUtc: at,
        addedBy: actor,
        sha256: file.sha256,
        mime: file.mime,
      }),
    });
  }
  files.push(
    {
      path: 'data/50-response/checklist.json',
      bytes: json(
        checklist(view).map(({ step, done }) => ({
          step: step.id,
          row: step.row,
          doneUtc: done?.at ?? null,
          by: done?.actor ?? null,
        })),
      ),
    },
    {
      path: 'data/50-response/timeline.csv',
      bytes: textBytes(
        toCsv([
          ['utc', 'actor', 'device', 'what', 'struck', 'hash'],
          ...view.timeline.map((e) => [
            e.at,
            e.actor,
            e.device,
            wordAct(input.language, e.act),
            e.isStruck ? 'yes' : '',
            e.hash,
          ]),
        ]),
      ),
    },
    {
      path: 'data/50-response/contacts.csv',
      bytes: textBytes(
        toCsv([
          ['utc', 'party', 'channel', 'who', 'ticket', 'answer', 'promisedBy'],
          ...view.calls.map((c) => [c.at, c.party, c.channel, c.who, c.ticket, c.answer, c.promisedBy]),
        ]),
      ),
    },
    {
      path: 'data/60-process/log.jsonl',
      bytes: textBytes(input.log.map((event) => `${JSON.stringify(event)}\n`).join('')),
    },
    {
      path: 'data/60-process/environment.json',
      bytes: json({ ...input.environment, madeUtc: input.now.toISOString() }),
    },
    {
      path: 'data/60-process/redactions.json',
      bytes: json({
        rule: 'Card numbers show first 6 and last 4 digits everywhere; they were cut before anything was stored.',
        others: [],
      }),
    },
  );
  for (const [device, key] of [...input.deviceKeys].sort(([a], [b]) => (a < b ? -1 : 1))) {
    files.push({
      path: `data/60-process/devices/${device}.pem`,
      bytes: textBytes(toPem(new Uint8Array(await crypto.subtle.exportKey('spki', key)), 'PUBLIC KEY')),
    });
  }
  const listed = await Promise.all(
    files.map(async ({ path, bytes }) => ({ path, bytes: bytes.byteLength, sha256: await sha256Hex(bytes) })),
  );
  listed.sort((a, b) => (a.path < b.path ? -1 : 1));
  const report = reportHtml({
    view,
    language: input.language,
    merchantName: input.merchantName,
    packName: folder,
    madeAt: input.now.toISOString(),
    fingerprint: input.signer.key.id,
    files: listed,
    pictures,
  });
  files.push({ path: 'data/00-report/report.html', bytes: textBytes(report) });
  const index = await Promise.all(
    files.map(async ({ path, bytes }) => ({
      path,
      ...titleOf(path),
      bytes: bytes.byteLength,
      sha256: await digestHex('sha256', bytes),
    })),
  );
  files.push({ path: 'data/index.json', bytes: json(index.sort((a, b) => (a.path < b.path ? -1 : 1))) });
  return files;
}

const titles: readonly [RegExp, string, string][] = [
  [/00-report\//, '报告', 'Report'],
  [/10-transactions\//, '交易记录', 'Transactions'],
  [/20-captures\/.*\.png$/, '页面截图', 'Picture of the page'],
  [/20-captures\/.*capture\.json$/, '留存记录', 'Record of the capture'],
  [/20-captures\//, '页面内容', 'Content of the page'],
  [/30-records\//, '商户提供的文件', 'File given by the merchant'],
  [/50-response\//, '处置经过', 'What was done'],
  [/60-process\/log/, '签名日志', 'Signed log'],
  [/60-process\//, '制作环境', 'How it was made'],
];

function titleOf(path: string): { titleZh: string; titleEn: string } {
  const [, titleZh, titleEn] = titles.find(([pattern]) => pattern.test(path)) ?? [null, '其他', 'Other'];
  return { titleZh, titleEn };
}

/** Identifiers that the portal itself shows as such: order and reference numbers are no card numbers. */
function identifiersOf(view: CaseView): Set<string> {
  return new Set(
    view.transactions.flatMap(({ transaction: t }) =>
      [t.id, t.orderId, t.rrn, t.trace, t.merchantNo, t.terminal, t.originalId, t.batch].filter(
        (text) => text !== null,
      ),
    ),
  );
}

async function zipped(folder: string, files: readonly BagFile[], now: Date): Promise<Blob> {
  // Workers of the library would need a CSP that we do not have; storing needs none.
  configure({ useWebWorkers: false });
  // Zip times are wall times without a zone: the UTC figures, whatever zone this machine is in.
  const stamp = new Date(
    now.getUTCFullYear(),
    now.getUTCMonth(),
    now.getUTCDate(),
    now.getUTCHours(),
    now.getUTCMinutes(),
    now.getUTCSeconds() & ~1,
  );
  const writer = new ZipWriter(new BlobWriter('application/zip'), {
    level: 0,
    extendedTimestamp: false,
    dataDescriptor: false,
    keepOrder: true,
  });
  for (const { path, bytes } of files)
    await writer.add(`${folder}/${path}`, new Uint8ArrayReader(bytes), { lastModDate: stamp });
  return writer.close();
}
