// The views' port over the real browser: messages to the worker, site access, artefacts, drafts, the tab in front.
import type { Place, Port } from '@/components/port';
import { keepChainAwake } from '@/lib/messaging/keep-awake';
import { ask, subscribeToChanges } from '@/lib/messaging/send';
import { forgetDrafts, keepDraftsInMemory, openDrafts, readDraft, writeDraft } from '@/lib/platform/drafts';
import { canCopyPages, requestPageCopies } from '@/lib/platform/page-copy';
import { openSidePanel } from '@/lib/platform/panel';
import { requestSite, requestSites } from '@/lib/platform/sites';
import { currentTabId, onTabShown, openOwnPage } from '@/lib/platform/tabs';
import { maskDraft } from '@/lib/reading/values/mask-draft';
import { putArtefact, readArtefact } from '@/lib/storage/artefacts';
import { type Database, openDatabase } from '@/lib/storage/database';
import { giveKeyring } from '@/lib/storage/keyring';
import { keepFile } from '@/lib/worker/keep-file';
import { sessionKeyring } from '@/lib/worker/session-keyring';

/** Tells a view its port, now and whenever another tab comes to the front. */
export function followTab(place: Place, draw: (port: Port) => void): void {
  if (import.meta.env.FIREFOX) keepChainAwake();
  // Nothing to wait for unless cases are locked with a passphrase.
  if (readDraft('lock') === '') follow(place, draw);
  else
    void openDrafts()
      .catch(() => undefined)
      .then(() => follow(place, draw));
}

function follow(place: Place, draw: (port: Port) => void): void {
  const show = (port: Port) => {
    // What the page itself showed until now (its HTML) gives way.
    document.querySelector('.first-paint')?.remove();
    draw(port);
  };
  // A view opened in a tab of its own names the portal's tab in its address.
  const named = new URLSearchParams(location.search).get('tab');
  const fixed = named !== null && /^\d+$/.test(named) ? Number(named) : null;
  const moved = new Set<Parameters<Port['subscribe']>[0]>();
  const portOf = (tabId: number | null): Port => browserPort(place, tabId, moved);
  if (fixed !== null) show(portOf(fixed));
  if (place === 'page') show(portOf(null));
  if (fixed !== null || place === 'page') return;
  let shown: number | null | undefined;
  const look = async (changedTab: number | null) => {
    const tabId = await currentTabId();
    if (tabId !== shown) {
      shown = tabId;
      show(portOf(tabId));
    } else if (changedTab !== null && changedTab === tabId) {
      for (const listener of moved) listener({ changed: 'tab', id: String(tabId) });
    }
  };
  onTabShown((tabId) => void look(tabId));
  void look(null);
}

function browserPort(place: Place, tabId: number | null, moved: Set<Parameters<Port['subscribe']>[0]>): Port {
  let opening: Promise<Database> | null = null;
  const database = () => {
    opening ??= openDatabase().then(
      (db) => {
        giveKeyring(db, sessionKeyring);
        return db;
      },
      (error: unknown) => {
        opening = null;
        throw error;
      },
    );
    return opening;
  };
  return {
    place,
    tabId,
    ask,
    subscribe(listener) {
      moved.add(listener);
      const stop = subscribeToChanges(listener);
      return () => {
        moved.delete(listener);
        stop();
      };
    },
    requestSite,
    requestSites,
    ...(canCopyPages() && { requestPageCopies }),
    async putArtefact(file) {
      const sha256 = await putArtefact(await database(), file, new Date().toISOString());
      return { sha256, bytes: file.size };
    },
    async keepFile(file) {
      const sha256 = await keepFile(await database(), file, new Date().toISOString());
      return { sha256, bytes: file.size };
    },
    async openArtefact(sha256) {
      return readArtefact(await database(), sha256);
    },
    ...(place === 'popup' &&
      tabId !== null && {
        openSidePanel: () => void openSidePanel(tabId).then((isOpen) => isOpen && globalThis.close()),
      }),
    openPage: (page, hash = '') => void openOwnPage(`${page}.html${hash}`),
    newRequestId: () => crypto.randomUUID(),
    drafts: {
      read: readDraft,
      write: (key, text) => void writeDraft(key, maskDraft(text)),
      forget: forgetDrafts,
      keepInMemory: keepDraftsInMemory,
    },
  };
}
