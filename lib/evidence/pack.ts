// Builds an evidence pack: one BagIt bag in one zip. Pure of browser and storage: bytes, time, key, font and who carries a request
// to a time stamping authority are handed in. The same case at the same moment gives the same bytes, signature and stamps aside.
import type { Language } from '@/lib/i18n/say';
import { checkLog, type DeviceKey } from '@/lib/model/case-chain';
import type { CaseEvent, PackKind } from '@/lib/model/case-event';
import { type FileHashes, hashedWhole } from '@/lib/model/file-hashes';
import type { PlaybookEdits } from '@/lib/model/playbook-edits';
import { unsaidCuts } from '@/lib/response/cut-entries';
import { type CaseView, foldCase } from '@/lib/response/fold';
import { type BagFile, byPath, completeBag, jsonBlob, type MeasuredFile, measure, measureAll, textBlob } from './bag';
import type { Environment } from './capture-record';
import { CardNumberLeft, type MaskNumbers, numbersIn } from './card-scan';
import { toPem } from './certificate';
import { ArtefactChanged, type Contents } from './contents';
import { cutLog } from './cut-log';
import { fileTitles } from './file-titles';
import { bagProfile, readmeText, verifyText } from './instructions';
import { gatherContents, redactionsFile } from './pack-contents';
import { buildReports, type ReportTools, sealSheetFile } from './pack-reports';
import { lastPack, masterOf, packName } from './pack-series';
import { settleNumbers } from './settle-numbers';
import { signDetached } from './signature';
import { type Stamper, stampAll } from './stamping';
import { hashedZip, NotAsHashed } from './stored-zip';
import { takeHashes } from './take-hashes';
import { identifierFields } from './text-scan';
import type { StampFault } from './timestamp';

export interface PackInput {
  kind: PackKind;
  number: number;
  log: readonly CaseEvent[];
  /** public keys of all devices in the log */
  deviceKeys: ReadonlyMap<string, CryptoKey>;
  merchantName: string;
  /** the merchant's changes of the playbooks; none if absent */
  edits?: PlaybookEdits;
  language: Language;
  /** UTC */
  now: Date;
  environment: Environment;
  signer: { key: DeviceKey; certificate: Uint8Array<ArrayBuffer> };
  /** statements by which one device's key names the next, as their files' texts */
  handOvers?: readonly string[];
  /** bytes of an artefact; rejects where it is missing. What is given is hashed and held against the log's own hash. */
  readArtefact(sha256: string): Promise<Blob>;
  /** hashes of artefacts that were taken before; without it each pack takes them all itself */
  hashes?: KnownHashes;
  /** hashes of files that this computer was never given: left out, and said so */
  withheld?: ReadonlySet<string>;
  maskNumbers: MaskNumbers;
  /**
   * digest of a number under a key that stays here: how the log's answers are known again. Without it nobody can be asked: a number
   * that looks like a card's stops the pack, unless the portal itself names it as another.
   */
  digestOf?: (digits: string) => Promise<string>;
  /** bundled font and canvas; null: reports are HTML only */
  reportTools: ReportTools | null;
  /** time stamping authorities that the user chose */
  stampers?: readonly Stamper[];
  /** the bank asked for copies of identity documents */
  withIdentity?: boolean;
  /** burns purpose and date into a copy of an identity document */
  watermark?: ((picture: Blob, at: Date) => Promise<Blob>) | null;
  /** bytes done and in all, as far as known */
  progress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Hashes kept beside artefacts: never believed, but held against the bytes. */
export interface KnownHashes {
  read(sha256: string): Promise<FileHashes | null>;
  keep(hashes: FileHashes): Promise<void>;
}

export interface BuiltPack {
  /** file name, `POSCASE-20261123-7F3A-01.zip` */
  name: string;
  zip: Blob;
  /** the zip's, lower-case hex */
  sha256: string;
  /** heads that the pack pins, device → hash */
  heads: Record<string, string>;
  /** what was asked of each authority, in the order given */
  stamps: { name: string; fault: StampFault | null }[];
}

/** The log is broken: a pack of it would prove nothing. */
export class LogBroken extends Error {}

/**
 * Builds the pack. Throws CardNumberLeft (NumbersAsked where the user can settle it), ArtefactChanged, LogBroken, the signal's reason, or what `readArtefact` throws; never
 * gives half a pack. Memory stays flat: attachments are read as streams and stand in the zip as the blobs that they are.
 */
export async function buildPack(input: PackInput): Promise<BuiltPack> {
  try {
    return await build(input);
  } catch (error) {
    if (!(error instanceof NotAsHashed) || !input.hashes) throw error;
    // Either the file or what was kept of it is damaged: taken anew, the log tells which.
    return build({ ...input, hashes: { ...input.hashes, read: async () => null } });
  }
}

async function build(input: PackInput): Promise<BuiltPack> {
  // What came here cut stays so: it is held by the events around it, and by the answer that it was cut on.
  const cut = new Set(input.log.filter((event) => event.cut).map(({ hash }) => hash));
  const breaks = await checkLog(input.log, input.deviceKeys, cut);
  if (breaks.length > 0) throw new LogBroken(`${breaks[0]!.fault} at event ${breaks[0]!.seq}`);
  const { maskNumbers: mask, digestOf = null } = input;
  const settled = foldCase(input.log, input.edits);
  if (unsaidCuts(settled.timeline).length > 0) throw new LogBroken('an event is cut, and no answer says so');
  const log = digestOf ? await cutLog(input.log, settled, mask, digestOf) : input.log;
  return buildFrom({ ...input, log }, foldCase(log, input.edits));
}

/** Builds the pack of a log in which no card number is left that the user named as one. */
async function buildFrom(input: PackInput, view: CaseView): Promise<BuiltPack> {
  const { maskNumbers: mask, digestOf = null } = input;
  const folder = packName(view.caseId, input.number);
  const contents = await gatherContents(input, view);
  const named = await namedNumbers(view, contents);
  const { fine, known } = await settleNumbers({ ...contents, named, mask, settled: view.numbers, digestOf });
  contents.files.push(redactionsFile(input, contents, view));
  const progress = progressOf(input, contents);
  const measured = await measuredContents(input, contents, progress);
  const authorities = await askAuthorities(input);
  const made = await buildReports(input, view, folder, contents, measured.sort(byPath), authorities);
  const reports = await measureAll(made);
  const payload = [...measured, ...reports];
  // The last look: at the reports too, and at what was cut.
  const leaving = [...payload, ...contents.thirdParty];
  for await (const { digits, path } of numbersIn(leaving, mask, known))
    if (!fine.has(digits)) throw new CardNumberLeft(path);
  const index = await measureAll([{ path: 'data/index.json', content: jsonBlob(indexOf(payload, contents)) }]);
  const hasStampers = (input.stampers ?? []).length > 0;
  const tags: BagFile[] = [
    { path: 'README.txt', content: textBlob(readmeText(view.caseId, folder, input.kind)) },
    {
      path: 'VERIFY.txt',
      content: textBlob(verifyText(folder, input.signer.key.id, hasStampers || view.stamps.length > 0)),
    },
    { path: 'profile.json', content: jsonBlob(bagProfile) },
  ];
  const files = await completeBag([...payload, ...index], bagInfo(input, view), tags);
  input.signal?.throwIfAborted();
  const { signatures, stamps } = await sign(input, view, folder, files, contents.thirdParty);
  const all = [...files, ...(await measureAll(signatures))];
  const stored = all.map((file) => ({ ...file, path: `${folder}/${file.path}` }));
  const { zip, sha256 } = await hashedZip(stored, input.now, progress.read);
  return { name: `${folder}.zip`, zip, sha256, heads: view.heads, stamps };
}

interface Progress {
  /** so many bytes were gone through */
  read(bytes: number): void;
  /** so many need not be gone through twice */
  spare(bytes: number): void;
}

/** What is in a pack is gone through twice: to take its hashes, where that was not done before, and in the zip. */
function progressOf({ progress, signal }: PackInput, { files }: Contents): Progress {
  let total = 2 * files.reduce((sum, { content }) => sum + content.size, 0);
  let done = 0;
  return {
    read(bytes) {
      signal?.throwIfAborted();
      done += bytes;
      progress?.(Math.min(done, total), total);
    },
    spare(bytes) {
      total -= bytes;
    },
  };
}

/**
 * Whether the authorities can be reached at all: the cover must say so, and it is signed before the signature is stamped. Each is
 * asked about the pack's own log; the answers are not kept.
 */
async function askAuthorities({ stampers = [], log, signal }: PackInput) {
  const head = new TextEncoder().encode(log.at(-1)?.hash ?? '');
  const { outcomes } = await stampAll(head, stampers, signal);
  const names = (isSilent: boolean) =>
    outcomes.filter(({ fault }) => (fault !== null) === isSilent).map((one) => one.name);
  return { answered: names(false), silent: names(true) };
}

/** Hashes the contents; a file whose bytes are not those that the log names stops the pack. */
async function measuredContents(
  input: PackInput,
  { files, expected }: Contents,
  { read, spare }: Progress,
): Promise<MeasuredFile[]> {
  const measured: MeasuredFile[] = [];
  for (const file of files) {
    const named = expected.get(file.path);
    const known = named === undefined ? null : await input.hashes?.read(named);
    // These are held against the file's bytes when the zip is read through.
    if (known && known.sha256 === named && known.bytes === file.content.size) {
      measured.push({ ...file, ...known });
      spare(known.bytes);
    } else measured.push(await measureNamed(file, named, input.hashes, read));
  }
  return measured;
}

async function measureNamed(
  file: BagFile,
  named: string | undefined,
  kept: KnownHashes | undefined,
  read: Progress['read'],
): Promise<MeasuredFile> {
  if (named === undefined) return measure(file, read);
  const hashes = await takeHashes(file.content, read);
  if (hashes.sha256 !== named) throw new ArtefactChanged(named);
  if (hashes.bytes > hashedWhole) await kept?.keep(hashes);
  const { sha256, sha512, crc32 } = hashes;
  return { ...file, sha256, sha512, crc32 };
}

function bagInfo({ kind, number, merchantName, now, log }: PackInput, view: CaseView): [string, string][] {
  const devices = Object.keys(view.heads).sort();
  const master = masterOf(kind, view);
  const before = lastPack(kind, view);
  return [
    ...(merchantName ? ([['Source-Organization', merchantName]] as [string, string][]) : []),
    ['External-Identifier', view.caseId],
    ['Bagging-Date', now.toISOString().slice(0, 10)],
    ['BagIt-Profile-Identifier', bagProfile['BagIt-Profile-Info']['BagIt-Profile-Identifier']],
    ...(kind === 'master' ? [] : ([['Recipient', kind === 'urgent' ? 'police' : kind]] as [string, string][])),
    ['Pack-Kind', kind],
    ['Pack-Number', String(number)],
    ...(master ? ([['Derived-From-Sha256', master]] as [string, string][]) : []),
    ...(before ? ([['Supplement-To', packName(view.caseId, before.number)]] as [string, string][]) : []),
    // One line for each device: its last event and how many it wrote, so that a cut tail shows.
    ...devices.map((device): [string, string] => ['Log-Head', `${device} ${view.heads[device]}`]),
    ...devices.map((device): [string, string] => [
      'Log-Count',
      `${device} ${log.filter((event) => event.body.device === device).length}`,
    ]),
  ];
}

/** What each file is, in both languages, and what it stands instead of. */
function indexOf(files: readonly MeasuredFile[], { cuts }: Contents) {
  return [...files].sort(byPath).map(({ path, content, sha256 }) => {
    const cut = cuts.find((one) => one.path === path);
    return { path, ...fileTitles(path), bytes: content.size, sha256, ...(cut ? { redactedFrom: cut.sha256 } : {}) };
  });
}

/**
 * Identifiers that the portal itself shows as such (order and reference numbers), each with the file that has it: the case's own, and
 * those of all rows that captures kept.
 */
async function namedNumbers(view: CaseView, { files }: Contents): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { transaction } of view.transactions)
    for (const field of identifierFields) {
      const text = transaction[field];
      if (text !== null) found.set(text, 'data/10-transactions/transactions.json');
    }
  for (const { path, content } of files) {
    if (!/\/20-captures\/\d+\/row\.json$/.test(path)) continue;
    // A reviver sees every key with its value, however deep.
    JSON.parse(await content.text(), (key, value: unknown) => {
      if ((identifierFields as readonly string[]).includes(key) && typeof value === 'string' && !found.has(value))
        found.set(value, path);
      return value;
    });
  }
  return found;
}

/** Signature, certificate, stamps over the signature, and the sheet for paper: all outside the manifests, which they sign. */
async function sign(
  input: PackInput,
  view: CaseView,
  folder: string,
  files: readonly MeasuredFile[],
  thirdParty: readonly BagFile[],
) {
  const manifest = files.find(({ path }) => path === 'tagmanifest-sha256.txt')!;
  const bytes = new Uint8Array(await manifest.content.arrayBuffer());
  const signature = await signDetached(bytes, input.signer.key, input.signer.certificate, input.now);
  const stamped = await stampAll(signature, input.stampers ?? [], input.signal);
  // Of those that gave no stamp now too: one that comes later is checked with them, and captures' are.
  const roots = new Set((input.stampers ?? []).flatMap((one) => one.roots.map((der) => toPem(der, 'CERTIFICATE'))));
  const path = 'signatures/tagmanifest-sha256.txt.p7s';
  const signatures: BagFile[] = [
    { path, content: new Blob([signature]) },
    { path: 'signatures/signer.crt.pem', content: textBlob(toPem(input.signer.certificate, 'CERTIFICATE')) },
    ...stamped.tokens.map(({ name, der }) => ({ path: `${path}.${name}.tsr`, content: new Blob([der]) })),
    ...(roots.size > 0 ? [{ path: 'signatures/tsa-roots.pem', content: textBlob([...roots].join('')) }] : []),
    ...thirdParty,
    await sealSheetFile(input, view, folder, manifest.sha256, stamped.tokens),
  ];
  return { signatures, stamps: stamped.outcomes };
}
