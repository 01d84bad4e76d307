// The list of cases: each summary folded once, and again only where the case's log has changed since.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Act, CaseEvent } from '@/lib/model/case-event';
import { foldCase } from '@/lib/response/fold';
import { summarise } from '@/lib/response/summary';
import { forgetSummaries, listCases } from '@/lib/storage/case-list';
import { appendCaseEvent, deleteCase } from '@/lib/storage/cases';
import { type Database, openDatabase } from '@/lib/storage/database';
import { classified, opened } from '../response/case-log';

let db: Database;
let serial = 0;
const folded: string[] = [];
const fold = (log: CaseEvent[]) => {
  folded.push(log[0]!.body.caseId);
  return summarise(foldCase(log));
};
const ids = ['20260301-0001', '20260302-0002', '20260303-0003'] as const;

async function write(caseId: string, act: Act): Promise<void> {
  serial += 1;
  const at = `${caseId.slice(0, 4)}-${caseId.slice(4, 6)}-${caseId.slice(6, 8)}T10:00:${String(serial % 60).padStart(2, '0')}.000Z`;
  await appendCaseEvent(db, { caseId, at, actor: '', request: `request-${serial}`, act });
}

/** What a list folds, and what it says. */
async function list(): Promise<{ folded: string[]; outcomes: (string | null)[] }> {
  folded.length = 0;
  const cases = await listCases(db, fold);
  return { folded: [...folded].sort(), outcomes: cases.map(({ outcome }) => outcome) };
}

beforeEach(async () => {
  db = await openDatabase({ name: `list-${Math.random()}` });
  for (const caseId of ids) await write(caseId, opened());
  expect((await list()).folded).toEqual([...ids]);
});

describe('the list of cases', () => {
  it('folds nothing while nothing has changed', async () => {
    expect(await list()).toEqual({ folded: [], outcomes: [null, null, null] });
  });

  it('folds the one case that was written to', async () => {
    await write(ids[1], classified('normal'));
    expect(await list()).toEqual({ folded: [ids[1]], outcomes: [null, 'normal', null] });
    expect((await list()).folded).toEqual([]);
  });

  it('leaves out a case that was deleted, and reads no other', async () => {
    await deleteCase(db, ids[2]);
    expect(await list()).toEqual({ folded: [], outcomes: [null, null] });
  });

  it('folds a case whose kept summary is damaged or of an earlier form', async () => {
    await db.put('summaries', { caseId: ids[0], heads: {}, summary: { caseId: 7 } });
    expect((await list()).folded).toEqual([ids[0]]);
    await db.put('summaries', { ...((await db.get('summaries', ids[1])) as object), heads: 7 });
    expect((await list()).folded).toEqual([ids[1]]);
  });

  it('folds all anew where what they are folded by has changed', async () => {
    await forgetSummaries(db);
    expect((await list()).folded).toEqual([...ids]);
  });
});
