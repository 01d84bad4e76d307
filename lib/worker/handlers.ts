// What the worker does for each message: the table that entrypoints/background.ts registers.
import { type MessageName, messages, type Reply } from '@/lib/messaging/messages';
import type { Handlers } from '@/lib/messaging/receive';
import { askFrame, tellPages } from '@/lib/messaging/send';
import { needsBuilderPage } from '@/lib/platform/builder';
import { bytesUsed } from '@/lib/platform/disk';
import type { Origin } from '@/lib/platform/runtime';
import { putReader, readTabNow, removeSite, tabsOfSite } from '@/lib/platform/sites';
import { storageRoom } from '@/lib/platform/storage-room';
import { readLog } from '@/lib/storage/cases';
import { shopOfCase } from '@/lib/storage/chain-cases';
import { deleteContact, readContacts, saveContact } from '@/lib/storage/contacts';
import { readDetectionChoice, writeDetectionChoice } from '@/lib/storage/detection-choice';
import { countAll, deleteAll } from '@/lib/storage/everything';
import { allFrames, framesOf } from '@/lib/storage/frames';
import { readJob } from '@/lib/storage/jobs';
import { readLastBackup } from '@/lib/storage/kept';
import { versionsOf } from '@/lib/storage/ledger';
import { portalsOfLedger } from '@/lib/storage/ledger-search';
import { closeLock } from '@/lib/storage/lock';
import { readSettings, writeSettings } from '@/lib/storage/settings';
import { forgetTaught, listTaught } from '@/lib/storage/taught';
import { voucherStates } from '@/lib/storage/till';
import { makeBackup, takeBackup } from './back-up';
import { orderBuilder } from './builder-orders';
import { captureProgress, stopCapture } from './captures-under-way';
import { openCase, openCaseOn, writeAct } from './case-desk';
import { lockHandlers } from './case-lock';
import { casePage } from './case-page';
import { chainHandlers, letGoOfChain, startChain } from './chain-desk';
import { deleteWholeCase } from './clean-up';
import { stopComparisons } from './compare-till';
import type { Desk } from './desk';
import { acceptHandOver, handOverKey, listKeys, recordLostKey } from './device-keys';
import { readSites, registerSites } from './granted-sites';
import { importTill, type ReadTillHere, tillSummary } from './import-till';
import { forgetLearned, judgeRow, learnedItems, learnFromCase } from './learn';
import type { PlainOrder } from './long-work';
import { type BuildHere, cancelPack, finishPack, orderPack, settleNumbersOf, takeUpLostPacks } from './order-pack';
import type { StampHere } from './order-stamps';
import { forgetProgress, noteProgress, withProgress } from './pack-progress';
import { lookThroughNotice } from './read-notice';
import { assessTabsAgain, changeRows, readPage } from './read-page';
import { keepPart } from './reading-parts';
import { searchRecords } from './records';
import { remindSoon } from './reminder-alarm';
import { responseHandlers } from './response-handlers';
import { retryStamps, stampSoon } from './retry-stamps';
import { ruleRates } from './rule-rates';
import { tabGlance, tabRows } from './tab-glance';
import { tabState } from './tab-state';
import { takeCapture } from './take-capture';
import { takeUpLocked } from './take-up-locked';
import { knownOf, letTeach, portalOf, takeTaught, teach, teachFiles } from './teaching';
import { walkList } from './walk-list';
import { stopWalk } from './walks';

/** Long work where no page of its own is needed for it: Firefox's event page, which may load code when it needs it. */
export interface LongWork {
  buildHere: BuildHere;
  readTillHere: ReadTillHere;
  stampHere: StampHere;
  workHere(order: PlainOrder): Promise<unknown>;
  cancelHere(jobId: string): void;
}

/** The worker's handlers over a desk. */
export function workerHandlers(
  desk: Desk,
  { buildHere, readTillHere, stampHere, workHere, cancelHere }: LongWork,
): Handlers {
  /** Has long work done where it can be done; its answer is parsed like any other. */
  const orderWork = (order: PlainOrder) => (needsBuilderPage() ? orderBuilder(order) : workHere(order));
  const longWork = async <N extends MessageName>(order: PlainOrder, name: N): Promise<Reply<N>> => {
    const answer = await orderWork(order);
    return messages[name].reply.parse(answer) as Reply<N>;
  };
  return {
    'page.wake': async (_payload, origin) => {
      const { tabId, frameId } = frameOf(origin);
      await putReader(tabId, frameId);
      return {};
    },
    'page.read': (payload, origin) => readPage(desk, frameOf(origin), payload),
    'page.part': async (payload, origin) => {
      keepPart(frameOf(origin), payload);
      return {};
    },
    'page.changed': (payload, origin) => changeRows(desk, frameOf(origin), payload),
    'page.known': (payload, origin) => knownOf(desk, payload, frameOf(origin)),
    'page.teach': async (payload, origin) => {
      await teach(desk, payload, frameOf(origin));
      return {};
    },
    'page.open-case': async ({ key, request }, origin) => ({
      caseId: await openCase(desk, { request, tabId: frameOf(origin).tabId, keys: [key] }),
    }),
    'page.judge': (payload, origin) => judgeRow(desk, frameOf(origin), payload),
    'tab.state': ({ tabId }) => tabState(desk, tabId),
    'tab.glance': ({ tabId }) => tabGlance(desk, tabId),
    'tab.rows': (order) => tabRows(desk, order),
    'tab.scan-once': async ({ tabId }) => ({ ok: await succeeds(readTabNow(tabId)) }),
    'tab.walk': (order) => walkList(desk, order),
    'tab.stop-walk': async ({ tabId }) => {
      stopWalk(tabId);
      return {};
    },
    'tab.reveal': async ({ tabId, key }) => {
      for (const frame of await framesOf(await desk.database(), tabId)) {
        const found = await askFrame(tabId, frame.frameId, 'content.reveal', { key }).catch(() => ({ ok: false }));
        if (found.ok) return found;
      }
      return { ok: false };
    },
    'site.allowed': async ({ origin }) => {
      await registerSites(desk);
      for (const tabId of await tabsOfSite(origin)) await succeeds(readTabNow(tabId));
      return { ok: true };
    },
    'site.forget': async ({ origin }) => {
      await removeSite(origin);
      await registerSites(desk);
      return {};
    },
    'case.open': async (order) => ({ caseId: await openCase(desk, order) }),
    'case.page': (order) => casePage(desk, order),
    'case.get': async ({ caseId }) => {
      const db = await desk.database();
      return { events: await readLog(db, caseId), shop: await shopOfCase(db, caseId) };
    },
    'case.act': async (order) => {
      const written = await writeAct(desk, order);
      if (order.act.kind === 'classified' || order.act.kind === 'closed')
        await learnFromCase(desk, await desk.database(), order.caseId);
      return written;
    },
    'case.delete': async ({ caseId }) => {
      await deleteWholeCase(desk, caseId);
      tellPages({ changed: 'case', id: caseId });
      return {};
    },
    'capture.take': async (order) => {
      const result = await takeCapture(desk, order);
      // Not awaited: an authority that is slow or gone must not hold up a capture.
      if (result.ok && (await readSettings(await desk.database())).stampAuthorities.length > 0)
        void stampSoon(desk, order.caseId, stampHere).catch(() => undefined);
      return result;
    },
    'capture.progress': async ({ tabId }) => captureProgress(tabId),
    'capture.stop': async ({ tabId }) => {
      stopCapture(tabId);
      return {};
    },
    'pack.build': (order) => orderPack(desk, order, buildHere),
    'pack.job': async ({ jobId }) => {
      await takeUpLostPacks(desk, buildHere);
      return withProgress(await readJob(await desk.database(), jobId));
    },
    'keys.list': () => listKeys(desk),
    'keys.hand-over': (order) => handOverKey(desk, order),
    'keys.accept': ({ text }) => acceptHandOver(desk, text),
    'keys.lost': (order) => recordLostKey(desk, order),
    'pack.settle': async (order) => {
      await settleNumbersOf(desk, order);
      return {};
    },
    'pack.cancel': async ({ jobId }) => {
      await cancelPack(desk, jobId, buildHere, cancelHere);
      return {};
    },
    'pack.progress': async ({ jobId, done, total }) => {
      noteProgress(jobId, done, total);
      return {};
    },
    'pack.lock': async (payload) => longWork({ to: 'builder', name: 'lock', payload }, 'pack.lock'),
    'case.import': async (payload) => {
      const result = await longWork({ to: 'builder', name: 'import-case', payload }, 'case.import');
      if (result.ok) tellPages({ changed: 'case', id: result.caseId });
      return result;
    },
    'stamp.test': async (payload) => longWork({ to: 'builder', name: 'test-authority', payload }, 'stamp.test'),
    'data.room': () => storageRoom(),
    'pack.finished': async (job) => {
      forgetProgress(job.jobId);
      await finishPack(desk, job, buildHere);
      return {};
    },
    'till.import': async (order) => {
      const result = await importTill(order, readTillHere);
      if (result.ok) await assessTabsAgain(desk);
      tellPages({ changed: 'till', id: order.sha256 });
      return result;
    },
    'till.stop': async () => {
      await stopComparisons();
      return {};
    },
    'statement.judge': (payload) => longWork({ to: 'builder', name: 'judge-statement', payload }, 'statement.judge'),
    'statement.columns': (payload) =>
      longWork({ to: 'builder', name: 'statement-columns', payload }, 'statement.columns'),
    'statement.teach': async (table) => {
      await teachFiles(desk, table);
      return {};
    },
    'statement.cancel': (payload) => longWork({ to: 'builder', name: 'cancel-statement', payload }, 'statement.cancel'),
    'statement.keep': async (payload) => {
      const result = await longWork({ to: 'builder', name: 'keep-statement', payload }, 'statement.keep');
      tellPages({ changed: 'tab', id: '' });
      return result;
    },
    'statement.open-case': async (order) => ({ caseId: await openCaseOn(desk, order) }),
    'till.vouchers': async ({ keys }) => Object.fromEntries(await voucherStates(await desk.database(), keys)),
    'till.summary': () => tillSummary(desk),
    'records.portals': async () => portalsOfLedger(await desk.database()),
    'records.search': async (order) => searchRecords(await desk.database(), order),
    'records.versions': async ({ key }) => versionsOf(await desk.database(), key),
    'site.list': () => readSites(desk),
    'notice.read': (payload) => lookThroughNotice(desk, payload),
    'contact.list': async () => readContacts(await desk.database()),
    'contact.save': async (contact) => {
      const contacts = await saveContact(await desk.database(), contact);
      tellPages({ changed: 'contact', id: contact.id });
      return contacts;
    },
    'contact.delete': async ({ id }) => {
      const contacts = await deleteContact(await desk.database(), id);
      tellPages({ changed: 'contact', id });
      return contacts;
    },
    'backup.export': ({ passphrase }) => makeBackup(desk, passphrase),
    'backup.import': (order) => takeBackup(desk, order),
    'data.counts': async () => {
      const db = await desk.database();
      return { ...(await countAll(db)), bytes: await bytesUsed(), lastBackup: await readLastBackup(db) };
    },
    'data.delete-all': async () => {
      const db = await desk.database();
      await letGoOfChain(db, orderWork);
      await deleteAll(db);
      // With all that it locked, the lock is gone.
      await closeLock(db);
      for (const changed of ['case', 'till', 'settings', 'contact', 'shop', 'prevention', 'lock', 'chain'] as const)
        tellPages({ changed, id: '' });
      // What IT has set by policy is set up anew.
      void startChain(desk, orderWork).catch(() => undefined);
      return {};
    },
    'tab.teach': async ({ tabId }) => ({ ok: await letTeach(tabId) }),
    'site.portal': async ({ origin }) => portalOf(origin),
    'taught.list': async () => listTaught(await desk.database()),
    'taught.import': async (site) => {
      await takeTaught(desk, site);
      return {};
    },
    'taught.forget': async ({ host }) => {
      await forgetTaught(await desk.database(), host);
      tellPages({ changed: 'settings', id: '' });
      return {};
    },
    'learned.list': async () => learnedItems(await desk.database()),
    'learned.remove': ({ id }) => forgetLearned(desk, id),
    'detection.get': async () => readDetectionChoice(await desk.database()),
    'detection.set': async (choice) => {
      await writeDetectionChoice(await desk.database(), choice);
      tellPages({ changed: 'settings', id: '' });
      await assessTabsAgain(desk);
      return choice;
    },
    'detection.rates': async (choice) => ruleRates(await desk.database(), choice),
    ...chainHandlers(desk, orderWork),
    ...responseHandlers(desk),
    ...lockHandlers(desk, () => takeUpLocked(desk, buildHere, stampHere)),
    'settings.get': async () => readSettings(await desk.database()),
    'settings.set': async (change) => {
      const db = await desk.database();
      const settings = await writeSettings(db, change);
      tellPages({ changed: 'settings', id: '' });
      if (change.stampAuthorities !== undefined) {
        await registerSites(desk);
        // What was captured before is stamped as well: that it was there by now can still be proved.
        void retryStamps(desk, stampHere).catch(() => undefined);
      }
      const isSeenOnPages = change.language !== undefined || change.openHours !== undefined;
      if (isSeenOnPages && (await allFrames(db)).length > 0) await assessTabsAgain(desk);
      // Another language, or other hours in which nothing is told.
      if (change.quietHours !== undefined) await remindSoon(desk);
      return settings;
    },
  };
}

function frameOf(origin: Origin): { tabId: number; frameId: number } {
  if (origin.kind !== 'content') throw new Error('only content scripts have a frame');
  return { tabId: origin.tabId, frameId: origin.frameId };
}

function succeeds(action: Promise<unknown>): Promise<boolean> {
  return action.then(
    () => true,
    () => false,
  );
}
