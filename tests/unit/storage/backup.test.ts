// The encrypted backup: everything comes back on an empty machine, nothing is doubled on a full one, and a file that was cut, changed
// or opened with another passphrase writes nothing.
import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkLog } from '@/lib/model/case-chain';
import { blankTransaction } from '@/lib/model/transaction';
import { putArtefact, readArtefact } from '@/lib/storage/artefacts';
import { exportBackup, importBackup } from '@/lib/storage/backup';
import { appendCaseEvent, readLog } from '@/lib/storage/cases';
import { type Database, openDatabase } from '@/lib/storage/database';
import { deviceKey, knownDevices } from '@/lib/storage/device';
import { remember, rowsOfPortal, versionsOf } from '@/lib/storage/ledger';
import { readSettings, writeSettings } from '@/lib/storage/settings';

const caseId = '20260301-7F3A';
const passphrase = '望江楼 2026 备份';
const key = 'portal.test||id|1|sale';
const large = new Blob([new Uint8Array(5 * 1024 * 1024).map((_, i) => i * 7)]);
let count = 0;
let source: Database;
let file: Blob;
let hash: string;

const row = (status: 'success' | 'refunded') => ({
  key,
  transaction: { ...blankTransaction(), id: '1', status, time: { local: '2026-03-01T03:12:41', offset: null } },
});
const empty = () => openDatabase({ name: `backup-${++count}` });
const seen = (day: number) => ({ at: `2026-03-0${day}T00:00:00.000Z`, url: 'https://portal.test/' });

beforeAll(async () => {
  source = await empty();
  await remember(source, 'portal.test', [row('success')], seen(1));
  await remember(source, 'portal.test', [row('refunded')], seen(2));
  await writeSettings(source, { merchantName: '望江楼' });
  hash = await putArtefact(source, large, '2026-03-01T00:00:00.000Z');
  const act = { kind: 'opened' as const, transactions: [row('success')], findings: [], page: null };
  await appendCaseEvent(source, { caseId, at: '2026-03-01T00:00:00.000Z', actor: '店长', request: 'request-1', act });
  file = await exportBackup(source, { passphrase, now: new Date('2026-03-03T00:00:00Z'), artefacts: new Set([hash]) });
});

async function total(db: Database): Promise<number> {
  const names = [...db.objectStoreNames].filter((name) => name !== 'device');
  return (await Promise.all(names.map((name) => db.count(name)))).reduce((sum, one) => sum + one, 0);
}

describe('a backup', () => {
  it('brings everything to an empty machine, and its log still verifies there', async () => {
    const db = await empty();
    expect(await importBackup(db, file, passphrase)).toEqual({ events: 1, transactions: 1, artefacts: 1 });
    expect((await rowsOfPortal(db, 'portal.test', 9)).map(({ transaction }) => transaction.status)).toEqual([
      'refunded',
    ]);
    expect(await versionsOf(db, key)).toHaveLength(2);
    expect((await readSettings(db)).merchantName).toBe('望江楼');
    expect((await readArtefact(db, hash)).size).toBe(large.size);
    const log = await readLog(db, caseId);
    expect(await checkLog(log, await knownDevices(db))).toEqual([]);
    // The other machine goes on with a key of its own.
    expect((await deviceKey(db)).id).not.toBe((await deviceKey(source)).id);
    const act = { kind: 'note-added' as const, text: 'x' };
    await appendCaseEvent(db, { caseId, at: '2026-03-04T00:00:00.000Z', actor: '', request: 'request-2', act });
    expect(await checkLog(await readLog(db, caseId), await knownDevices(db))).toEqual([]);
  });

  it('taken in twice, or where it came from, doubles nothing and overwrites nothing newer', async () => {
    const before = await total(source);
    await writeSettings(source, { merchantName: '新名字' });
    expect(await importBackup(source, file, passphrase)).toEqual({ events: 0, transactions: 0, artefacts: 0 });
    expect(await total(source)).toBe(before);
    expect((await readSettings(source)).merchantName).toBe('新名字');
  });

  it('shows nothing of what is in it', async () => {
    const text = new TextDecoder().decode(await file.arrayBuffer());
    for (const word of ['望江楼', 'portal.test', '店长', caseId, hash]) expect(text).not.toContain(word);
    expect(text.startsWith('TILLGUARD-BACKUP\n{"format":1,')).toBe(true);
  });

  const flipped = async (at: number) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const place = at < 0 ? bytes.length + at : at;
    bytes[place] = bytes[place]! ^ 1;
    return new Blob([bytes]);
  };
  const troubles: [string, () => Promise<Blob> | Blob, string, string][] = [
    ['another passphrase', () => file, 'something else', 'wrong-passphrase'],
    ['a file of another kind', () => new Blob(['PK\u0003\u0004']), passphrase, 'not-a-backup'],
    ['an empty file', () => new Blob([]), passphrase, 'not-a-backup'],
    ['a file cut off', () => file.slice(0, file.size - 40), passphrase, 'damaged'],
    ['a file cut off within its last frame', () => file.slice(0, file.size - 3), passphrase, 'damaged'],
    ['a file with something behind it', () => new Blob([file, 'x']), passphrase, 'damaged'],
    ['one bit changed in the last frame', () => flipped(-1), passphrase, 'damaged'],
    ['one bit changed in an artefact', () => flipped(-3_000_000), passphrase, 'damaged'],
    [
      'a later version’s file',
      async () => new Blob([(await file.slice(0, 250).text()).replace('"format":1,', '"format":2,')]),
      passphrase,
      'newer',
    ],
  ];
  it.each(troubles)('refuses %s and writes nothing', async (_, make, given, why) => {
    const db = await empty();
    await expect(importBackup(db, await make(), given)).rejects.toMatchObject({ why });
    expect(await total(db)).toBe(0);
  });
});
