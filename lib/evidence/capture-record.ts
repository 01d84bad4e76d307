// The record of one capture, capture.json: what was taken, where, when, how, by which means, and what is missing and why.
import type { FileReference, PageReference } from '@/lib/model/case-event';

/** What one frame told before the picture. */
export interface FramePreparation {
  frameId: number;
  page: PageReference;
  view: { width: number; height: number; scrollX: number; scrollY: number; pixelRatio: number };
  timeZone: string;
  deviceTime: string;
  online: boolean;
  masked: number;
  covered?: number;
}

/** How the whole page was pictured. */
export interface WholeRecord {
  parts: number;
  frameId: number;
  pictured: number;
  whole: number;
  isComplete: boolean;
  masked: number;
  covered: number;
}

/** This device's clock beside a server's; null times where the server did not say. */
export interface ClockCheck {
  server: string;
  serverTime: string | null;
  deviceTime: string | null;
  differenceSeconds: number | null;
}

/** What became of the browser's own copy of the page (MHTML). */
export type PageCopy = 'kept' | 'not-asked' | 'not-possible' | 'not-safe' | 'others-covered';

export interface CaptureInput {
  caseId: string;
  item: number;
  actor: string;
  merchantName: string;
  startedAt: string;
  endedAt: string;
  frames: readonly FramePreparation[];
  files: readonly FileReference[];
  heads: Record<string, string>;
  counts: Record<string, number>;
  environment: Environment;
  /** the user asked for the whole page */
  wasWholeAsked?: boolean;
  /** null: all of the page was to be seen at once, or it was not asked for */
  whole?: WholeRecord | null;
  /** rows that are not the case's were covered and left out */
  othersCovered?: boolean;
  copy?: PageCopy;
  clock?: ClockCheck | null;
}

/** The machine and program that took it. */
export interface Environment {
  extensionVersion: string;
  userAgent: string;
  platform: string;
  language: string;
}

/** The record, ready for JSON. Fields follow 法发〔2016〕22号 art. 14: case, operator, time and clock, source, method, hash, what is missing. */
export function captureRecord(input: CaptureInput) {
  const top = input.frames.find((frame) => frame.frameId === 0) ?? input.frames[0]!;
  return {
    format: 'tillguard-capture/1',
    case: input.caseId,
    item: input.item,
    operator: { name: input.actor, merchant: input.merchantName },
    time: {
      startedUtc: input.startedAt,
      endedUtc: input.endedAt,
      deviceTime: top.deviceTime,
      timeZone: top.timeZone,
      trustedTime: null,
      ...clockNote(input.clock ?? null),
    },
    source: {
      url: top.page.url,
      title: top.page.title,
      portal: top.page.portal,
      frames: input.frames.map(({ frameId, page }) => ({ frame: frameId, url: page.url, title: page.title })),
      online: top.online,
      howToGetAgain:
        'Log in to this portal with the merchant’s account and open the address above; ask the acquirer for the same rows. / 用商户账号登录该后台，打开上述地址；或向收单机构调取同样的记录。',
    },
    method: {
      screenshot: 'browser API tabs.captureVisibleTab, PNG, visible part of the page, not scrolled, not stitched',
      ...(input.whole && {
        wholePage: `the same for ${input.whole.parts} parts, the page scrolled from its beginning to its end, parts put together one below the other; bars that stay in place stand in it once; the page was scrolled back afterwards`,
      }),
      text: 'text of each frame as shown; card numbers cut to first 6 and last 4',
      rows: 'rows as read from the page’s tables',
      snapshot:
        'each frame’s document as an HTML file without script, form or outside address; card and identity numbers cut',
    },
    view: top.view,
    scrolled: input.whole
      ? {
          frame: input.whole.frameId,
          parts: input.whole.parts,
          picturedPixels: Math.round(input.whole.pictured),
          heightPixels: Math.round(input.whole.whole),
          isComplete: input.whole.isComplete,
        }
      : null,
    masks: {
      drawnBeforePicture: Math.max(
        input.frames.reduce((sum, frame) => sum + frame.masked, 0),
        input.whole?.masked ?? 0,
      ),
      rule: 'card numbers: first 6 and last 4 digits stay',
      otherRows: input.othersCovered
        ? {
            covered: Math.max(
              input.frames.reduce((sum, frame) => sum + (frame.covered ?? 0), 0),
              input.whole?.covered ?? 0,
            ),
            rule: 'rows that are not part of this case were covered before the picture, and left out of text, rows and snapshot, at the user’s wish / 应用户要求，拍照前遮盖并在文字、数据和快照中略去与本案无关的其他客户记录',
          }
        : null,
    },
    files: input.files.map(({ name, mime, bytes, sha256 }) => ({ name, mime, bytes, sha256 })),
    missing: missingOf(input),
    environment: input.environment,
    logBefore: { heads: input.heads, counts: input.counts },
  };
}

function clockNote(clock: ClockCheck | null) {
  if (clock?.differenceSeconds == null)
    return {
      clockCheck: clock && { server: clock.server, serverTime: null },
      note: 'The time is this device’s own clock; it was not compared with another one. / 时间取自本机时钟，未与其他时钟比对。',
    };
  return {
    clockCheck: {
      server: clock.server,
      serverTime: clock.serverTime,
      deviceTimeThen: clock.deviceTime,
      deviceAheadSeconds: clock.differenceSeconds,
      accuracySeconds: 1,
    },
    note: 'The time is this device’s own clock; it was compared with the time that the portal’s server states (HTTP Date), which nobody vouches for. / 时间取自本机时钟，已与后台服务器所报时间（HTTP Date）比对，该时间未经第三方证明。',
  };
}

const noCopy: Record<Exclude<PageCopy, 'kept'>, string> = {
  'not-asked': 'not asked for; the browser’s own copy holds more of the page than its reader sees',
  'not-possible': 'this browser makes none, or the user gave no permission for it',
  'not-safe': 'numbers in it could not be cut for certain',
  'others-covered': 'other customers’ rows cannot be left out of it',
};

/** What a reader may look for and does not find, and why. */
function missingOf({ files, whole = null, wasWholeAsked = false, copy = 'not-asked' }: CaptureInput) {
  const missing: { what: string; why: string }[] = [];
  if (!wasWholeAsked)
    missing.push({
      what: 'picture of the page outside the visible part',
      why: 'only the visible part was pictured; the snapshot holds all of it',
    });
  else if (whole && !whole.isComplete)
    missing.push({
      what: 'the rest of the page',
      why: 'the page could not be scrolled to its end, or is longer than is pictured at once',
    });
  else if (!whole)
    missing.push({ what: 'picture of the whole page', why: 'all of the page that scrolls was to be seen already' });
  if (!files.some(({ name }) => name === 'snapshot.html'))
    missing.push({ what: 'snapshot', why: 'the document was too large' });
  if (copy !== 'kept') missing.push({ what: 'MHTML', why: noCopy[copy] });
  return missing;
}

/** The part of a capture record that the verifier reads. */
