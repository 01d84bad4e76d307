// What goes into the payload of a pack, by recipient: transactions, captures, the merchant's files, the response, the log. What is
// left out or changed is said, with the original's hash, in redactions.json.

import type { FileReference, PackKind } from '@/lib/model/case-event';
import { readHandOver } from '@/lib/model/hand-over';
import { type TransactionRecord, transactionRecord } from '@/lib/model/transaction-record';
import { checklist } from '@/lib/response/checklist';
import type { CaseView } from '@/lib/response/fold';
import type { BagFile } from './bag';
import { jsonBlob, textBlob } from './bag';
import { toPem } from './certificate';
import { type Contents, type Cut, holdAgainst, isWithheld, putFile } from './contents';
import { toCsv } from './csv';
import { withoutMetadata } from './image-metadata';
import type { PackInput } from './pack';
import { packName } from './pack-series';
import { workbook } from './reports/workbook';
import { certificatesIn, type ThirdPartyEntry, thirdPartyFolder, thirdPartyListPath } from './third-party';
import { wordEntry } from './words';

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
] as const satisfies readonly (keyof TransactionRecord)[];

/** Why a file of this role is not for this recipient; null where it is. */
function refusalOf(kind: PackKind, role: string, input: PackInput): Cut['why'] | null {
  if (kind === 'master' || kind === 'police') return null;
  if (kind === 'urgent') return 'cut.kind';
  if (role === 'identity') return kind === 'bank' && input.withIdentity ? null : 'cut.identity';
  return role === 'cctv' ? 'cut.cctv' : null;
}

/** Gathers the payload but for reports and index. Throws ArtefactChanged, and what `readArtefact` throws. */
export async function gatherContents(input: PackInput, view: CaseView): Promise<Contents> {
  const contents: Contents = {
    files: [],
    cuts: [],
    pictures: [],
    wholePages: [],
    thirdParty: [],
    expected: new Map(),
    portal: [],
  };
  const put = (path: string, content: Blob) => contents.files.push({ path: `data/${path}`, content });
  const records = view.transactions.map(({ transaction }) => transactionRecord(transaction));
  const rows = [columns, ...records.map((record) => columns.map((column) => record[column]))];
  put('10-transactions/transactions.json', jsonBlob(records));
  put('10-transactions/transactions.csv', textBlob(toCsv(rows)));
  put('10-transactions/transactions.xlsx', await workbook(rows, input.now));
  await putCaptures(input, view, contents);
  await putRecords(input, view, contents);
  await putLetters(input, view, contents);
  put(
    '50-response/checklist.json',
    jsonBlob(
      checklist(view).map(({ step, done }) => ({
        step: step.id,
        ...(step.own?.title ? { title: step.own.title } : {}),
        row: step.row,
        doneUtc: done?.at ?? null,
        by: done?.actor ?? null,
      })),
    ),
  );
  put('50-response/timeline.csv', textBlob(timelineCsv(input, view)));
  put('50-response/contacts.csv', textBlob(contactsCsv(view)));
  put('60-process/log.jsonl', textBlob(input.log.map((event) => `${JSON.stringify(event)}\n`).join('')));
  put('60-process/environment.json', jsonBlob({ ...input.environment, madeUtc: input.now.toISOString() }));
  if (input.kind !== 'urgent') await putLateStamps(input, view, contents);
  for (const { proof, pack } of view.imports) {
    await putFile(input, contents, `data/60-process/imported/${pack.slice(0, 12)}-${proof.name}`, proof);
  }
  for (const text of [...(input.handOvers ?? [])].sort()) {
    const statement = await readHandOver(text);
    if (!statement || !(input.deviceKeys.has(statement.from) || input.deviceKeys.has(statement.to))) continue;
    put(`60-process/hand-over/${statement.from.slice(0, 16)}-${statement.to.slice(0, 16)}.json`, textBlob(text));
  }
  for (const [device, key] of [...input.deviceKeys].sort(([a], [b]) => (a < b ? -1 : 1)))
    put(
      `60-process/devices/${device}.pem`,
      textBlob(toPem(new Uint8Array(await crypto.subtle.exportKey('spki', key)), 'PUBLIC KEY')),
    );
  return contents;
}

/** What was cut or left out, with the originals' hashes, and what the user said of long numbers that look like a card's. */
export function redactionsFile({ log }: PackInput, { cuts }: Contents, { numbers, timeline }: CaseView): BagFile {
  return {
    path: 'data/60-process/redactions.json',
    content: jsonBlob({
      rule: 'Card numbers show first 6 and last 4 digits everywhere; they were cut before anything was stored. / 卡号一律只保留前六后四位，保存之前即已处理。',
      others: cuts,
      numbers: [...numbers.values()].map(({ shown, where, answer, at, actor }) => ({
        shown,
        where,
        answer,
        byWhom: actor,
        atUtc: at,
      })),
      // Answers that no longer stand: packs made in between show these numbers otherwise than this one does, and both are right.
      takenBack: timeline.flatMap(({ act, isStruck, hash, at, actor }) => {
        if (act.kind !== 'numbers-settled' || !isStruck) return [];
        const by = timeline.find((one) => !one.isStruck && one.act.kind === 'corrected' && one.act.event === hash);
        return act.numbers.map(({ shown, where, answer }) => ({
          shown,
          where,
          answer,
          byWhom: actor,
          atUtc: at,
          takenBackBy: by?.actor ?? '',
          takenBackUtc: by?.at ?? '',
        }));
      }),
      // Events in which such a number was cut: what they were is signed, and stays in the browser that wrote them.
      events: log.flatMap(({ body: { device, seq }, hash, cut }) => (cut ? [{ device, seq, hash }] : [])),
    }),
  };
}

async function putCaptures(input: PackInput, view: CaseView, contents: Contents): Promise<void> {
  for (const capture of view.captures) {
    const place = `20-captures/${String(capture.item).padStart(4, '0')}`;
    const all = [{ ...capture.record, name: 'capture.json' }, ...capture.files];
    for (const file of all) {
      const path = `data/${place}/${file.name}`;
      if (input.kind === 'urgent') {
        contents.cuts.push({ path, title: file.title, sha256: file.sha256, why: 'cut.kind' });
        continue;
      }
      const content = await putFile(input, contents, path, file);
      if (content === null || file.mime !== 'image/png') continue;
      // The whole page is too tall for forms; reports print it in parts.
      if (file.name.startsWith('screenshot-full')) contents.wholePages.push({ item: capture.item, content });
      else {
        contents.pictures.push({ item: capture.item, content });
        contents.portal.push({ name: `portal-page-${String(capture.item).padStart(2, '0')}-${file.name}`, content });
      }
    }
    if (input.kind === 'urgent') continue;
    const stamps = view.stamps.filter(({ of }) => of === capture.record.sha256);
    for (const [i, stamp] of stamps.entries()) {
      const name = i === 0 ? 'capture.json.tsr' : `capture.json.${i + 1}.tsr`;
      await putFile(input, contents, `data/${place}/${name}`, stamp.file);
    }
  }
}

async function putRecords(input: PackInput, view: CaseView, contents: Contents): Promise<void> {
  const listed: ThirdPartyEntry[] = [];
  for (const [i, { file, role, note, at, actor }] of view.files.entries()) {
    if (role === 'third-party-proof' && input.kind !== 'urgent') {
      const path = `${thirdPartyFolder}${String(i + 1).padStart(2, '0')}-${file.name}`;
      if (isWithheld(input, contents, path, file)) continue;
      const content = await input.readArtefact(file.sha256);
      await holdAgainst(content, file);
      contents.thirdParty.push({ path, content });
      listed.push({
        path,
        sha256: file.sha256,
        title: file.title,
        source: note,
        addedUtc: at,
        addedBy: actor,
        certificates: (await certificatesIn(content)).facts,
      });
      continue;
    }
    const folder = role === 'identity' ? '40-people' : '30-records';
    const place = `data/${folder}/${String(i + 1).padStart(2, '0')}-${file.name}`;
    const isCovered = input.kind !== 'master' && view.files.some(({ coverOf }) => coverOf === file.sha256);
    const why = refusalOf(input.kind, role, input) ?? (isCovered ? 'cut.covered' : null);
    if (why) {
      contents.cuts.push({ path: place, title: file.title, sha256: file.sha256, why });
      continue;
    }
    if (isWithheld(input, contents, place, file)) continue;
    const given = await prepared(input, file, role, place, contents);
    contents.files.push(
      { path: place, content: given },
      {
        path: `${place}.meta.json`,
        content: jsonBlob({
          title: file.title,
          role,
          note,
          addedUtc: at,
          addedBy: actor,
          sha256: file.sha256,
          mime: file.mime,
          isOriginal: given.size === file.bytes && !contents.cuts.some(({ path }) => path === place),
        }),
      },
    );
    if (portalNames[role] && /^image\/(jpeg|png)$/.test(file.mime))
      contents.portal.push({
        name: `${portalNames[role]}-${String(i + 1).padStart(2, '0')}.${file.mime === 'image/png' ? 'png' : 'jpg'}`,
        content: given,
      });
  }
  if (listed.length > 0) contents.files.push({ path: thirdPartyListPath, content: jsonBlob(listed) });
}

/** Stamps that came after a pack was made, beside that pack's signature, for which they stand. */
async function putLateStamps(input: PackInput, view: CaseView, contents: Contents): Promise<void> {
  const put = new Set<string>();
  for (const { ofPack, file } of view.stamps) {
    if (!ofPack) continue;
    const folder = `data/60-process/stamps/${packName(view.caseId, ofPack.number)}`;
    // Two authorities may have stamped the same signature.
    for (const one of [ofPack.signature, file]) {
      const path = `${folder}/${one.name}`;
      if (!put.has(path)) await putFile(input, contents, path, one);
      put.add(path);
    }
  }
}

/** Letters written from the case, each as it was handed out. */
async function putLetters(input: PackInput, view: CaseView, contents: Contents): Promise<void> {
  for (const [i, { file, letter }] of view.letters.entries()) {
    const path = `data/50-response/letters/${String(i + 1).padStart(2, '0')}-${letter}-${file.name}`;
    if (input.kind === 'urgent') contents.cuts.push({ path, title: file.title, sha256: file.sha256, why: 'cut.kind' });
    else await putFile(input, contents, path, file);
  }
}

/** What dispute forms call a file of this role (Stripe, Square, PayPal agree on these). */
const portalNames: Record<string, string | undefined> = {
  'slip-original': 'receipt',
  'slip-reprint': 'receipt-reprint',
  notice: 'notice',
  statement: 'statement',
};

/**
 * A file as this recipient gets it: the master's as it came; another's pictures without data on camera, place and program; copies
 * of identity documents with purpose and date burnt in, where this machine has a canvas (else they are left as they are for the
 * police, who must have them).
 */
async function prepared(
  input: PackInput,
  file: FileReference,
  role: string,
  path: string,
  contents: Contents,
): Promise<Blob> {
  const original = await input.readArtefact(file.sha256);
  const asItCame = () => {
    contents.expected.set(path, file.sha256);
    return original;
  };
  if (input.kind === 'master') return asItCame();
  const cut = (why: Cut['why']) => contents.cuts.push({ path, title: file.title, sha256: file.sha256, why });
  if (role === 'identity' && input.watermark && file.mime.startsWith('image/')) {
    await holdAgainst(original, file);
    cut('cut.watermark');
    return input.watermark(original, input.now);
  }
  const bare = await withoutMetadata(original, file.mime);
  if (bare === null) return asItCame();
  await holdAgainst(original, file);
  cut('cut.metadata');
  return bare;
}

function timelineCsv({ language }: PackInput, view: CaseView): string {
  return toCsv([
    ['utc', 'actor', 'device', 'what', 'struck', 'hash'],
    ...view.timeline.map((e) => [
      e.at,
      e.actor,
      e.device,
      wordEntry(language, e.act, view.timeline),
      e.isStruck ? 'yes' : '',
      e.hash,
    ]),
  ]);
}

function contactsCsv(view: CaseView): string {
  return toCsv([
    ['utc', 'party', 'channel', 'who', 'ticket', 'answer', 'promisedBy'],
    ...view.calls.map((c) => [c.at, c.party, c.channel, c.who, c.ticket, c.answer, c.promisedBy]),
  ]);
}
