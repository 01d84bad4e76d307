// The background worker (Chrome) or event page (Firefox): registers listeners at once, then hands over to lib/worker.
import { defineBackground } from 'wxt/utils/define-background';
import { serveWorker } from '@/lib/messaging/receive';
import { needsBuilderPage } from '@/lib/platform/builder';
import { onStarted } from '@/lib/platform/lifecycle';
import { onSitesChanged } from '@/lib/platform/sites';
import { onTabClosed } from '@/lib/platform/tabs';
import { orderBuilder } from '@/lib/worker/builder-orders';
import { resumeLock, serveLock, unlessLocked } from '@/lib/worker/case-lock';
import { serveChain, startChain } from '@/lib/worker/chain-desk';
import { applyRetention, deleteOrphans } from '@/lib/worker/clean-up';
import { openDesk } from '@/lib/worker/desk';
import { readOpenTabs, registerSites } from '@/lib/worker/granted-sites';
import { workerHandlers } from '@/lib/worker/handlers';
import type { ReadTillHere } from '@/lib/worker/import-till';
import type { PlainOrder } from '@/lib/worker/long-work';
import { type BuildHere, resumePacks } from '@/lib/worker/order-pack';
import type { StampHere } from '@/lib/worker/order-stamps';
import { noteProgress } from '@/lib/worker/pack-progress';
import { remind, serveReminders } from '@/lib/worker/remind';
import { retryStamps, serveStampRetries } from '@/lib/worker/retry-stamps';
import { forgetTab, forgetTabs, leaveSites } from '@/lib/worker/tab-state';
import { troubleOf } from '@/lib/worker/trouble';

export default defineBackground({
  type: 'module',
  main() {
    const desk = openDesk();
    // Only Firefox's event page may load code later; in Chrome the offscreen document does this, and neither is ever called.
    const buildHere: BuildHere = async (jobId) => {
      if (!import.meta.env.FIREFOX) throw new Error('packs are built in the offscreen document');
      const { buildFollowed } = await import('@/lib/worker/build-followed');
      return buildFollowed(desk, jobId, (done, total) => noteProgress(jobId, done, total));
    };
    const readTillHere: ReadTillHere = async (order) => {
      if (!import.meta.env.FIREFOX) throw new Error('till exports are read in the offscreen document');
      const { readTill } = await import('@/lib/worker/read-till');
      return readTill(desk, order);
    };
    const stampHere: StampHere = async (caseId) => {
      if (!import.meta.env.FIREFOX) throw new Error('stamps are asked for in the offscreen document');
      const { stampCase } = await import('@/lib/worker/stamp-case');
      return stampCase(desk, caseId);
    };
    const workHere = async (order: PlainOrder) => {
      if (!import.meta.env.FIREFOX) throw new Error('long work is done in the offscreen document');
      const { doLongWork } = await import('@/lib/worker/long-work');
      return doLongWork(desk, order);
    };
    const cancelHere = (jobId: string) => {
      if (import.meta.env.FIREFOX)
        void import('@/lib/worker/build-followed').then(({ cancelBuilding }) => cancelBuilding(jobId));
    };
    const orderWork = (order: PlainOrder) => (needsBuilderPage() ? orderBuilder(order) : workHere(order));
    serveWorker(workerHandlers(desk, { buildHere, readTillHere, stampHere, workHere, cancelHere }), troubleOf);
    serveStampRetries(desk, stampHere);
    serveReminders(desk);
    serveLock(desk);
    serveChain(desk, orderWork);
    onSitesChanged((removed) => void registerSites(desk).then(() => leaveSites(desk, removed)));
    onTabClosed((tabId) => void forgetTab(desk, tabId));
    onStarted({
      installedOrUpdated: () => {
        void registerSites(desk).then(() => readOpenTabs(desk));
        void remind(desk);
      },
      browserStarted: () => {
        void forgetTabs(desk)
          .then(() => registerSites(desk))
          .then(() => applyRetention(desk))
          // Waits for the lock to be opened: what no log names cannot be told before.
          .then(() => deleteOrphans(desk).catch(unlessLocked));
        void remind(desk);
        void retryStamps(desk, stampHere).catch(() => undefined);
      },
    });
    void resumePacks(desk, buildHere);
    void resumeLock(desk);
    void startChain(desk, orderWork).catch(() => undefined);
  },
});
