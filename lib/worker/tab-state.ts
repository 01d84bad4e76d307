// What the views show of a tab: may we look there, what was read, what was found.
import type { TabState } from '@/lib/messaging/messages/portal-messages';
import { askFrame, tellPages } from '@/lib/messaging/send';
import type { NotRead } from '@/lib/model/reading';
import { showCount } from '@/lib/platform/panel';
import { coversSite, hasSite, siteOf } from '@/lib/platform/sites';
import { tabInfo } from '@/lib/platform/tabs';
import { casesOfKeys } from '@/lib/storage/cases';
import type { Database } from '@/lib/storage/database';
import { allFrames, type FrameState, forgetAllFrames, forgetFrame, forgetFrames, framesOf } from '@/lib/storage/frames';
import { rowsOfReading } from './assess-reading';
import type { Desk } from './desk';
import { isStorageFull } from './trouble';
import { forgetUnstored, forgetUnstoredTab, unstoredOf } from './unstored';
import { rowsWalked, walkIn, walkOfTab } from './walks';

/** The state of one tab. A store that fails is told as trouble, never as an empty page. */
export async function tabState(desk: Desk, tabId: number): Promise<TabState> {
  const info = await tabInfo(tabId);
  const origin = siteOf(info?.url ?? null);
  const state: TabState = {
    tabId,
    access: 'not-allowed',
    origin: origin ?? '',
    reading: 'none',
    frames: [],
    findings: [],
    notEnough: [],
    inCase: {},
    trouble: null,
  };
  const walk = walkOfTab(tabId);
  if (walk) state.walk = { pages: walk.pages, rows: rowsWalked(walk) };
  const allowed = origin !== null && (await hasSite(origin));
  const unstored = unstoredOf(tabId);
  state.trouble = unstored[0]?.trouble ?? null;
  const frames = unstored.map(({ frame }) => frame);
  try {
    const db = await desk.database();
    const isUnstored = (frameId: number) => frames.some((frame) => frame.frameId === frameId);
    frames.push(...(await presentFrames(db, tabId)).filter(({ frameId }) => !isUnstored(frameId)));
    state.inCase = await casesOfKeys(
      db,
      frames.flatMap((frame) => rowsOfReading(frame.reading).map((row) => row.key)),
    );
  } catch (error) {
    state.trouble = isStorageFull(error) ? 'storage-full' : 'storage-failed';
  }
  frames.sort((a, b) => a.frameId - b.frameId);
  // A page cannot tell whether the frame of another site in it is read; the tab can.
  const hosts = new Set(frames.map(({ reading }) => hostOf(reading.url)));
  const isOut = ({ what, why }: NotRead) => why !== 'cross-origin-frame' || !hosts.has(what);
  state.frames = frames.map(({ frameId, reading }) => ({
    frameId,
    reading: { ...reading, notRead: reading.notRead.filter(isOut) },
  }));
  state.findings = frames.flatMap((frame) => frame.findings);
  state.notEnough = frames
    .flatMap((frame) => frame.notEnough)
    .filter((need, i, all) => all.findIndex((other) => other.rule === need.rule) === i);
  if (frames.length > 0) state.reading = frames.every((frame) => frame.complete) ? 'done' : 'reading';
  else if (allowed && state.trouble === null) state.reading = 'reading';
  if (allowed) state.access = 'allowed';
  else if (state.frames.length > 0) state.access = 'once';
  // Without access most browsers hide a tab's address; a browser page shows it and can never be allowed.
  else if (info?.url && origin === null) state.access = 'unsupported';
  return state;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** The frames that still show what was read; the others (the tab went to another page) are forgotten. */
async function presentFrames(db: Database, tabId: number): Promise<FrameState[]> {
  const present: FrameState[] = [];
  for (const frame of await framesOf(db, tabId)) {
    const answered = await askFrame(tabId, frame.frameId, 'content.ping', {}).then(
      () => true,
      () => false,
    );
    // While its list is walked through, the frame may just be loading the next page.
    if (answered || walkIn(tabId, frame.frameId)) present.push(frame);
    else await forgetFrame(db, tabId, frame.frameId);
  }
  return present;
}

/** Forgets what a closed or left tab showed. */
export async function forgetTab(desk: Desk, tabId: number): Promise<void> {
  forgetUnstoredTab(tabId);
  await forgetFrames(await desk.database(), tabId);
}

/** Forgets all tabs: their ids mean nothing after the browser was started anew. */
export async function forgetTabs(desk: Desk): Promise<void> {
  await forgetAllFrames(await desk.database());
}

/** Stops reading where the user has taken access back: marks come down, what the tab showed is forgotten. */
export async function leaveSites(desk: Desk, patterns: readonly string[]): Promise<void> {
  const db = await desk.database();
  for (const { tabId, frameId, reading } of await allFrames(db)) {
    const origin = siteOf(reading.url);
    if (origin === null || !patterns.some((pattern) => coversSite(pattern, origin)) || (await hasSite(origin)))
      continue;
    // A frame that is gone has nothing to stop.
    await askFrame(tabId, frameId, 'content.leave', {}).catch(() => undefined);
    await forgetFrame(db, tabId, frameId);
    forgetUnstored(tabId, frameId);
    await showCount(tabId, 0, '');
    tellPages({ changed: 'tab', id: String(tabId) });
  }
}
