// The background worker (Chrome) or event page (Firefox): registers listeners at once, then hands over to lib/worker.
import { defineBackground } from 'wxt/utils/define-background';
import { serveWorker } from '@/lib/messaging/receive';
import { onStarted } from '@/lib/platform/lifecycle';
import { onSitesChanged, registerGrantedSites } from '@/lib/platform/sites';
import { onTabClosed } from '@/lib/platform/tabs';
import { applyRetention, deleteOrphans } from '@/lib/worker/clean-up';
import { openDesk } from '@/lib/worker/desk';
import { workerHandlers } from '@/lib/worker/handlers';
import type { ReadTillHere } from '@/lib/worker/import-till';
import { type BuildHere, resumePacks } from '@/lib/worker/order-pack';
import type { StampHere } from '@/lib/worker/order-stamps';
import { remind, serveReminders } from '@/lib/worker/remind';
import { forgetTab, forgetTabs, leaveSites } from '@/lib/worker/tab-state';
import { troubleOf } from '@/lib/worker/trouble';

export default defineBackground({
  type: 'module',
  main() {
    const desk = openDesk();
    // Only Firefox's event page may load code later; in Chrome the offscreen document does this, and neither is ever called.
    const buildHere: BuildHere = async (jobId) => {
      if (!import.meta.env.FIREFOX) throw new Error('packs are built in the offscreen document');
      const { buildOrderedPack } = await import('@/lib/worker/build-pack');
      return buildOrderedPack(desk, jobId);
    };
    const readTillHere: ReadTillHere = async (order) => {
      if (!import.meta.env.FIREFOX) throw new Error('till exports are read in the offscreen document');
      const { readTill } = await import('@/lib/worker/read-till');
      return readTill(desk, order);
    };
    const stampHere: StampHere = async (caseId) => {
      if (!import.meta.env.FIREFOX) throw new Error('stamps are asked for in the offscreen document');
      const { stampCaptures } = await import('@/lib/worker/stamp-captures');
      return stampCaptures(desk, caseId);
    };
    serveWorker(workerHandlers(desk, { buildHere, readTillHere, stampHere }), troubleOf);
    serveReminders(desk);
    onSitesChanged((removed) => void registerGrantedSites().then(() => leaveSites(desk, removed)));
    onTabClosed((tabId) => void forgetTab(desk, tabId));
    onStarted({
      installedOrUpdated: () => {
        void registerGrantedSites();
        void remind(desk);
      },
      browserStarted: () => {
        void forgetTabs(desk)
          .then(registerGrantedSites)
          .then(() => deleteOrphans(desk))
          .then(() => applyRetention(desk));
        void remind(desk);
      },
    });
    void resumePacks(desk, buildHere);
  },
});
