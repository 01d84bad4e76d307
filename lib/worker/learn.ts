// Takes in what the merchant said of rows, by a press on a mark or in a case, and shows what was learned from it.
import { listLearned, outcomeOfPress, removeLearned } from '@/lib/detection/learning';
import type { Payload, Reply } from '@/lib/messaging/messages';
import { tellPages } from '@/lib/messaging/send';
import type { Finding } from '@/lib/model/finding';
import type { LearnedItem } from '@/lib/model/learned-item';
import type { RowVerdict } from '@/lib/model/row-verdict';
import { verdictsOf } from '@/lib/response/verdicts';
import { readLog } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { framesOf } from '@/lib/storage/frames';
import { allVerdicts, deleteVerdicts, saveVerdicts } from '@/lib/storage/verdicts';
import { rowsOfReading } from './assess-reading';
import { RowGone } from './case-desk';
import type { Desk } from './desk';
import { assessTabsAgain, marksOf } from './read-page';

/** A press on a mark: the row is fine, or wrong, or what was said is taken back. Answers with the marks as they are now. */
export async function judgeRow(
  desk: Desk,
  from: { tabId: number; frameId: number },
  { key, verdict }: Payload<'page.judge'>,
): Promise<Reply<'page.judge'>> {
  const db = await desk.database();
  const frame = (await framesOf(db, from.tabId)).find(({ frameId }) => frameId === from.frameId);
  const row = frame && rowsOfReading(frame.reading).find((one) => one.key === key);
  if (!frame || !row) throw new RowGone();
  const id = `mark/${key}`;
  if (verdict === 'take-back') await deleteVerdicts(db, id);
  // The same press again (a worker may have died before it answered) is no second verdict: what it was about is what was marked then,
  // not what is marked now in consequence of it.
  else if (!(await isKept(db, id, verdict))) {
    const findings = frame.findings.filter((finding) => finding.key === key);
    await saveVerdicts(db, [
      {
        ...row,
        id,
        outcome: outcomeOfPress(verdict === 'fine', findings),
        at: desk.now().toISOString(),
        rules: rulesOf(findings),
        removed: [],
      },
    ]);
  }
  tellPages({ changed: 'learned', id: '' });
  // The frame that asked hears by the answer: its popover stays open until it is closed.
  await assessTabsAgain(desk, from);
  return marksOf(db, from);
}

async function isKept(db: Database, id: string, verdict: 'fine' | 'wrong'): Promise<boolean> {
  const kept = (await allVerdicts(db)).find((one) => one.id === id);
  return kept !== undefined && (kept.outcome === 'normal') === (verdict === 'fine');
}

function rulesOf(findings: readonly Finding[]): Record<string, number> {
  return Object.fromEntries(findings.map(({ rule, score }) => [rule, score]));
}

/** Learns from a case as its log now stands; a case without an outcome teaches nothing. */
export async function learnFromCase(desk: Desk, db: Database, caseId: string): Promise<void> {
  const log = await readLog(db, caseId);
  const before = new Map((await allVerdicts(db)).map((verdict) => [verdict.id, verdict]));
  const findings = log.flatMap(({ body: { act } }) => (act.kind === 'opened' ? act.findings : []));
  const verdicts = verdictsOf(log).map(({ key, transaction, outcome, knownAt }): RowVerdict => {
    const id = `case/${caseId}/${key}`;
    const own = findings.filter((finding) => finding.key === key);
    return { id, key, transaction, outcome, at: knownAt, rules: rulesOf(own), removed: before.get(id)?.removed ?? [] };
  });
  const kept = new Set(verdicts.map(({ id }) => id));
  for (const id of before.keys()) if (id.startsWith(`case/${caseId}/`) && !kept.has(id)) await deleteVerdicts(db, id);
  await saveVerdicts(db, verdicts);
  tellPages({ changed: 'learned', id: '' });
  await assessTabsAgain(desk);
}

/** All that was learned. */
export async function learnedItems(db: Database): Promise<LearnedItem[]> {
  return listLearned(await allVerdicts(db));
}

/** Removes one thing that was learned. */
export async function forgetLearned(desk: Desk, id: string): Promise<LearnedItem[]> {
  const db = await desk.database();
  await saveVerdicts(db, removeLearned(await allVerdicts(db), id));
  tellPages({ changed: 'learned', id });
  await assessTabsAgain(desk);
  return learnedItems(db);
}
