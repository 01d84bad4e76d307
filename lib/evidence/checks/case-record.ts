// What a pack of ours says of the case: the signed log, the heads that it pins, the captures, the index, the master it came from.
import * as z from 'zod/mini';
import { checkLog, deviceId, headsOf } from '@/lib/model/case-chain';
import { CaseEvent } from '@/lib/model/case-event';
import { unsaidCuts } from '@/lib/response/cut-entries';
import { foldCase } from '@/lib/response/fold';
import { fromPem } from '../certificate';
import { type Inspection, parseJson } from './check';

export const logPath = 'data/60-process/log.jsonl';
type Info = readonly (readonly [string, string])[];

/** Checks the log: every hash, signature and chain, and that it ends where bag-info.txt says. Null where it cannot be relied on. */
export async function checkEvents(bag: Inspection, signer: string | null, info: Info): Promise<CaseEvent[] | null> {
  if (!bag.has(logPath)) {
    bag.add('log', 'absent', 'verify.log.absent');
    return null;
  }
  const events: CaseEvent[] = [];
  for (const [i, line] of (await bag.text(logPath)).split('\n').entries()) {
    if (line === '') continue;
    const event = CaseEvent.safeParse(parseJson(line));
    if (!event.success) {
      bag.add('log', 'broken', 'verify.log.unreadable', { file: logPath, line: i + 1 });
      return null;
    }
    events.push(event.data);
  }
  const cut = events.filter((event) => event.cut);
  const [first] = await checkLog(events, await deviceKeys(bag), new Set(cut.map(({ hash }) => hash)));
  if (first) {
    bag.add('log', 'broken', `verify.log.${first.fault}`, { seq: first.seq, device: first.device.slice(0, 16) });
    return null;
  }
  const unsaid = firstUnsaid(cut, events);
  if (unsaid) {
    const { seq, device } = unsaid.body;
    bag.add('log', 'broken', 'verify.log.cut-unsaid', { seq, device: device.slice(0, 16) });
    return null;
  }
  const counts = (device: string) => events.filter((event) => event.body.device === device).length;
  const heads = headsOf(events);
  const ends = Object.entries(heads).map(([device, head]) => `${device} ${head} ${counts(device)}`);
  if (JSON.stringify(pinnedHeads(info)) !== JSON.stringify(ends.sort())) {
    bag.add('log', 'broken', 'verify.log.cut');
    return null;
  }
  if (signer !== null && !(signer in heads)) bag.add('log', 'broken', 'verify.log.signer');
  else bag.add('log', 'proved', 'verify.log', { n: events.length - cut.length });
  if (cut.length > 0) bag.add('log', 'not-proved', 'verify.log.cut-numbers', { n: cut.length });
  return events;
}

/** The first cut event that no standing answer of the log covers; one that no time line shows (its request stands twice) is none's. */
function firstUnsaid(cut: readonly CaseEvent[], log: readonly CaseEvent[]): CaseEvent | undefined {
  if (cut.length === 0) return undefined;
  const { timeline } = foldCase(log);
  const bare = new Set(unsaidCuts(timeline).map(({ hash }) => hash));
  const told = new Set(timeline.map(({ hash }) => hash));
  return cut.find(({ hash }) => bare.has(hash) || !told.has(hash));
}

/** Keys of the devices, each under the name that its own hash gives it; others are passed over. */
async function deviceKeys(bag: Inspection): Promise<Map<string, CryptoKey>> {
  const keys = new Map<string, CryptoKey>();
  for (const path of bag.source.paths) {
    const match = /^data\/60-process\/devices\/([0-9a-f]{64})\.pem$/.exec(path);
    const der = match ? fromPem(await bag.text(path)) : null;
    if (!match || !der) continue;
    const key = await crypto.subtle
      .importKey('spki', der, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, true, ['verify'])
      .catch(() => null);
    if (key && (await deviceId(key)) === match[1]) keys.set(match[1]!, key);
  }
  return keys;
}

/** `device head count` for each device that bag-info.txt names, sorted. */
function pinnedHeads(info: Info): string[] {
  const values = (label: string) => info.filter(([name]) => name === label).map(([, value]) => value.split(' '));
  const counts = new Map(values('Log-Count').map(([device, count]) => [device, count]));
  return values('Log-Head')
    .map(([device, head]) => `${device} ${head} ${counts.get(device) ?? ''}`)
    .sort();
}

const LogBefore = z.object({ logBefore: z.object({ heads: z.record(z.string(), z.string()) }) });

/**
 * Checks each capture against its event, and that the events which its record pins are still there. A derived pack may leave a
 * capture's file out, if redactions.json says so.
 */
export async function checkCaptures(bag: Inspection, log: readonly CaseEvent[]): Promise<void> {
  const struck = new Set(log.flatMap(({ body }) => (body.act.kind === 'corrected' ? [body.act.event] : [])));
  const cut = await cutFiles(bag);
  const hashes = new Set(log.map((event) => event.hash));
  let count = 0;
  const bad = new Set<string>();
  for (const { body, hash } of log) {
    if (body.act.kind !== 'captured' || struck.has(hash)) continue;
    count += 1;
    const folder = `data/20-captures/${String(body.act.item).padStart(4, '0')}`;
    const recordPath = `${folder}/capture.json`;
    const files = [
      [recordPath, body.act.record.sha256],
      ...body.act.files.map((file) => [`${folder}/${file.name}`, file.sha256]),
    ];
    for (const [path, expected] of files as [string, string][]) {
      if (cut.get(path) === expected) {
        if (bag.has(path) && (await bag.hash(path, 'sha256')) !== expected)
          bag.add('captures', 'not-proved', 'verify.captures.cut', { file: path, sha256: expected });
        continue;
      }
      if (!bag.has(path) || (await bag.hash(path, 'sha256')) !== expected) bad.add(path);
    }
    // The record pins the log as it was just before: those events must still be there.
    const record = bag.has(recordPath) ? LogBefore.safeParse(parseJson(await bag.text(recordPath))) : null;
    for (const head of Object.values(record?.data?.logBefore.heads ?? {})) if (!hashes.has(head)) bad.add(recordPath);
  }
  for (const file of bad) bag.add('captures', 'broken', 'verify.captures.broken', { file });
  if (bad.size === 0 && count > 0) bag.add('captures', 'proved', 'verify.captures', { n: count });
}

export const redactionsPath = 'data/60-process/redactions.json';
const Redactions = z.object({ others: z.array(z.object({ path: z.string(), sha256: z.string() })) });

/** What this pack says that it leaves out: path → hash of the original. */
async function cutFiles(bag: Inspection): Promise<Map<string, string>> {
  const read = bag.has(redactionsPath) ? Redactions.safeParse(parseJson(await bag.text(redactionsPath))) : null;
  return new Map((read?.data?.others ?? []).map(({ path, sha256 }) => [path, sha256]));
}

const Index = z.array(z.object({ path: z.string(), sha256: z.string() }));

/** Checks that index.json says of every file what is true of it. */
export async function checkIndex(bag: Inspection): Promise<void> {
  if (!bag.has('data/index.json')) return;
  const index = Index.safeParse(parseJson(await bag.text('data/index.json')));
  if (!index.success) {
    bag.add('index', 'broken', 'verify.index.broken', { file: 'data/index.json' });
    return;
  }
  let isRight = true;
  for (const { path, sha256 } of index.data)
    if (!bag.has(path) || (await bag.hash(path, 'sha256')) !== sha256) {
      isRight = false;
      bag.add('index', 'broken', 'verify.index.broken', { file: path });
    }
  if (isRight) bag.add('index', 'proved', 'verify.index');
}

/** Names the master that a derived pack was made from: whether it is that one can be told only with it at hand. */
export function nameMaster(bag: Inspection, info: Info): void {
  const from = info.find(([label]) => label === 'Derived-From-Sha256')?.[1];
  if (from) bag.add('master', 'not-proved', 'verify.master', { sha256: from });
}
