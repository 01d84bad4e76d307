// Watches what portals show for the void or refund of a slip of the hand: writes it into the case and asks the user to close it.
import { response } from '@/lib/i18n/response';
import { say } from '@/lib/i18n/say';
import { tellPages } from '@/lib/messaging/send';
import { sha256Hex } from '@/lib/model/case-chain';
import { undoing } from '@/lib/model/known-row';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { notify } from '@/lib/platform/notifications';
import { findCorrection } from '@/lib/response/correction';
import { foldCase } from '@/lib/response/fold';
import { listCases } from '@/lib/storage/case-list';
import { readLog } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { rowsOfPortal } from '@/lib/storage/ledger';
import { portalsOfLedger } from '@/lib/storage/ledger-search';
import { Locked } from '@/lib/storage/sealing';
import { appendAct, foldingOf } from './case-desk';
import { type Desk, languageOf } from './desk';
import { remindSoon } from './reminder-alarm';
import { clockAt } from './wall-clock';

/** Most rows of a portal's past that are looked through; the newest count. */
const mostRows = 20_000;

/** Looks whether rows that are new, or have changed, put a case right. Cheap where none of them undoes anything. */
export async function watchCorrections(
  desk: Desk,
  db: Database,
  portal: string,
  fresh: readonly KeyedTransaction[],
): Promise<void> {
  if (!fresh.some(({ transaction: { type, status } }) => status === 'refunded' || (type !== null && undoing.has(type))))
    return;
  try {
    await lookFor(desk, db, portal);
  } catch (error) {
    // The row is remembered; the case hears of it when the lock is opened.
    if (!(error instanceof Locked)) throw error;
  }
}

/** Looks through all that is remembered: what portals showed while cases were locked. */
export async function watchAllCorrections(desk: Desk): Promise<void> {
  const db = await desk.database();
  for (const { portal } of await portalsOfLedger(db)) await lookFor(desk, db, portal);
}

async function lookFor(desk: Desk, db: Database, portal: string): Promise<void> {
  const waiting = (await listCases(db, await foldingOf(db, clockAt(desk.now())))).filter(
    (one) => one.outcome === 'mis-operation' && !one.isClosed && !one.awaitsClosing,
  );
  if (waiting.length === 0) return;
  const rows = await rowsOfPortal(db, portal, mostRows);
  for (const { caseId } of waiting) {
    const act = findCorrection(foldCase(await readLog(db, caseId)), rows);
    if (!act) continue;
    const name = [caseId, String(act.isFull), ...act.transactions.map(({ key }) => key).sort()].join('\n');
    const request = `correction-${(await sha256Hex(new TextEncoder().encode(name))).slice(0, 40)}`;
    await appendAct(desk, db, { caseId, request, act });
    tellPages({ changed: 'case', id: caseId });
    const language = await languageOf(db);
    await notify(`correction/${caseId}`, {
      title: say(response, language, act.isFull ? 'notice.correction' : 'notice.correction.part'),
      message: act.amount
        ? say(response, language, 'notice.correction.text', { amount: act.amount })
        : say(response, language, 'notice.case', { case: caseId }),
    });
    await remindSoon(desk);
  }
}
