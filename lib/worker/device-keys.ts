// The keys that wrote into this browser's cases: this one's own, those that came with packs and backups; a hand-over to the key of
// another computer, and the loss of a key. Both stand in the log of every case that the key wrote into.
import type { Payload, Reply } from '@/lib/messaging/messages';
import { tellPages } from '@/lib/messaging/send';
import { readHandOver, signHandOver } from '@/lib/model/hand-over';
import { caseIds, readLog } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { deviceKey, keepHandOver, keepPeer, knownDevices, readHandOvers } from '@/lib/storage/device';
import { readSettings } from '@/lib/storage/settings';
import { appendAct } from './case-desk';
import type { Desk } from './desk';
import { maskAct } from './mask-act';

/** Every key, with how many cases it wrote into, what became of it, and when (UTC). */
export async function listKeys(desk: Desk): Promise<Reply<'keys.list'>> {
  const db = await desk.database();
  const own = await deviceKey(db);
  const cases = new Map<string, number>();
  const lost = new Map<string, string>();
  for (const caseId of await caseIds(db)) {
    const log = await readLog(db, caseId);
    for (const device of new Set(log.map(({ body }) => body.device))) cases.set(device, (cases.get(device) ?? 0) + 1);
    for (const { body } of log) if (body.act.kind === 'key-lost') lost.set(body.act.device, body.at);
  }
  const statements = await handOversOf(db);
  const passed = (id: string) => statements.find(({ from }) => from === id);
  const ids = [...(await knownDevices(db)).keys()].filter((id) => id !== own.id);
  const key = (id: string) => ({
    id,
    cases: cases.get(id) ?? 0,
    lostAt: lost.get(id) ?? null,
    handedOver: passed(id) ? { to: passed(id)!.to, at: passed(id)!.at } : null,
  });
  return { own: key(own.id), others: ids.sort().map(key) };
}

/** This browser's key names the one that follows it: in a statement to carry there, and in each of its cases. */
export async function handOverKey(desk: Desk, { request, to }: Payload<'keys.hand-over'>): Promise<{ text: string }> {
  const db = await desk.database();
  const own = await deviceKey(db);
  const earlier = (await handOversOf(db)).find((one) => one.from === own.id && one.to === to);
  const { merchantName } = await readSettings(db);
  const text = earlier?.text ?? (await signHandOver(own, to, desk.now().toISOString(), merchantName));
  if (!earlier) await keepHandOver(db, text);
  await writeIntoCases(desk, db, own.id, request, { kind: 'key-handed-over', to });
  return { text };
}

/** Takes in a statement that another computer made for this one. */
export async function acceptHandOver(desk: Desk, text: string): Promise<Reply<'keys.accept'>> {
  const db = await desk.database();
  const statement = await readHandOver(text);
  if (!statement) return { ok: false, why: 'unreadable' };
  if (statement.to !== (await deviceKey(db)).id) return { ok: false, why: 'for-another' };
  await keepPeer(db, statement.from, statement.publicKey);
  if (!(await readHandOvers(db)).includes(text)) await keepHandOver(db, text);
  return { ok: true };
}

/** The user says that another key is gone with its computer: written into every case that it wrote into. */
export async function recordLostKey(desk: Desk, order: Payload<'keys.lost'>): Promise<{ cases: number }> {
  const db = await desk.database();
  const { device, note, request } = order;
  if (device === (await deviceKey(db)).id) throw new Error('the key of this browser is not lost');
  return { cases: await writeIntoCases(desk, db, device, request, maskAct({ kind: 'key-lost', device, note })) };
}

async function writeIntoCases(
  desk: Desk,
  db: Database,
  writer: string,
  request: string,
  act: Parameters<typeof appendAct>[2]['act'],
): Promise<number> {
  let count = 0;
  for (const caseId of await caseIds(db)) {
    const log = await readLog(db, caseId);
    if (!log.some(({ body }) => body.device === writer)) continue;
    // One request of the user, one event in each case.
    await appendAct(desk, db, { caseId, request: `${request.slice(0, 40)}-${caseId}`, act });
    tellPages({ changed: 'case', id: caseId });
    count += 1;
  }
  return count;
}

async function handOversOf(db: Database) {
  const read = await Promise.all(
    (await readHandOvers(db)).map(async (text) => ({ text, of: await readHandOver(text) })),
  );
  return read.flatMap(({ text, of }) => (of ? [{ text, ...of }] : []));
}
