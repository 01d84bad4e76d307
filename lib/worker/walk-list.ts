// Walks through a list's pages and virtual rows at the user's wish: one move after the other, each told by the frame and taken
// in like any reading, so that a walk that is cut off has lost nothing that it saw.
import type { Reply } from '@/lib/messaging/messages';
import { askFrame, tellPages } from '@/lib/messaging/send';
import type { FrameReading } from '@/lib/model/reading';
import { scriptLinkMark } from '@/lib/model/script-link';
import { pressScriptLink } from '@/lib/platform/page-press';
import { framesOf } from '@/lib/storage/frames';
import type { Desk } from './desk';
import { mostRowsTogether } from './merge-readings';
import { keepWalk } from './read-page';
import { noteWalk, rowsWalked, type Walk, walkIn, walkOfTab } from './walks';

/** Between two moves; a portal must not take the walk for an attack. ms */
const pause = 300;
/** A page that the portal loads anew is read within so long; ms. */
const loadWait = 20_000;
const mostScrolls = 5000;

/** Walks through up to `pages` pages of the tab's longest list, and through its virtual rows where `scroll`. */
export async function walkList(
  desk: Desk,
  { tabId, pages, scroll }: { tabId: number; pages: number; scroll: boolean },
): Promise<Reply<'tab.walk'>> {
  const frames = await framesOf(await desk.database(), tabId);
  const frame = [...frames].sort((a, b) => rowsWalked(b) - rowsWalked(a))[0];
  if (!frame || rowsWalked(frame) === 0) return { pages: 0, rows: 0, complete: true };
  if (walkOfTab(tabId)) return { pages: 0, rows: 0, complete: false };
  const { frameId } = frame;
  const walk: Walk = { pages: 1, reading: frame.reading, isStopped: false };
  const ended = noteWalk(tabId, frameId, walk);
  let isAtEnd = false;
  let url: string | null = null;
  try {
    ({ url } = await askFrame(tabId, frameId, 'content.begin-walk', {}));
    isAtEnd = await goThrough(desk, { tabId, frameId, pages, scroll, walk });
  } finally {
    if (url !== null) await goBack(tabId, frameId, url);
    ended();
  }
  await keepWalk(desk, { tabId, frameId, walked: walk.reading, isWhole: isAtEnd && isAllOf(walk.reading) });
  tellPages({ changed: 'tab', id: String(tabId) });
  return { pages: walk.pages, rows: rowsWalked(walk), complete: isAtEnd };
}

/** As many rows were seen as the page says that the list has: then none of it was left out. */
function isAllOf({ tables }: FrameReading): boolean {
  return tables.every(({ total, rows }) => total !== null && rows.length >= total);
}

/** True where the list was gone through to its end. */
async function goThrough(
  desk: Desk,
  {
    tabId,
    frameId,
    pages,
    scroll,
    walk,
  }: { tabId: number; frameId: number; pages: number; scroll: boolean; walk: Walk },
): Promise<boolean> {
  const canGoOn = () => !walk.isStopped && rowsWalked(walk) < mostRowsTogether;
  for (;;) {
    if (scroll && !(await scrollThrough(tabId, frameId, canGoOn))) return false;
    if (walk.pages >= pages) return pages === 1 && scroll;
    if (!canGoOn()) return false;
    await sleep(pause);
    const before = rowsWalked(walk);
    const moved = await turnPage(desk, tabId, frameId, before);
    if (moved === 'end') return true;
    // Pages that bring no new row are a pager that leads round in a circle, or did not react.
    if (moved === 'stuck' || rowsWalked(walk) === before) return false;
    walk.pages += 1;
  }
}

async function scrollThrough(tabId: number, frameId: number, canGoOn: () => boolean): Promise<boolean> {
  await askFrame(tabId, frameId, 'content.scroll-rows', { toTop: true });
  for (let scrolls = 0; scrolls < mostScrolls; scrolls++) {
    if (!canGoOn()) return false;
    if ((await askFrame(tabId, frameId, 'content.scroll-rows', { toTop: false })).moved === 'end') return true;
  }
  return false;
}

async function turnPage(desk: Desk, tabId: number, frameId: number, rows: number): Promise<'moved' | 'end' | 'stuck'> {
  const moved = await askFrame(tabId, frameId, 'content.turn-page', {}).then(
    (answer) => answer.moved,
    () => null,
  );
  if (moved !== null && (moved !== 'stuck' || !(await pressScriptLink(tabId, frameId, scriptLinkMark)))) return moved;
  // The portal loads each page as a document of its own: its script is new, and tells what it reads by itself.
  const walk = walkIn(tabId, frameId);
  for (let waited = 0; waited < loadWait && walk; waited += pause) {
    if (rowsWalked(walk) > rows) {
      const frames = await framesOf(await desk.database(), tabId);
      if (frames.some((frame) => frame.frameId === frameId && frame.complete)) return 'moved';
    }
    await sleep(pause);
  }
  return 'stuck';
}

/** Has the list go back to where it stood, and waits for the document where that loads it anew. */
async function goBack(tabId: number, frameId: number, url: string): Promise<void> {
  // A tab that was closed meanwhile has nothing to go back to.
  await askFrame(tabId, frameId, 'content.end-walk', { url }).catch(() => undefined);
  for (let waited = 0; waited < loadWait; waited += pause) {
    const isThere = await askFrame(tabId, frameId, 'content.ping', {}).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await sleep(pause);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
