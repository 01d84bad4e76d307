// Pictures the whole of a page: a frame scrolls through it part by part (lib/capture/page-scroll.ts), each part is pictured within
// the browser's rate, and the parts are put together. The page's own bars are in it once.
import type { CapturePreparation } from '@/lib/messaging/messages/content-messages';
import { askFrame, tellPages } from '@/lib/messaging/send';
import { StitchedPicture, sizeOfPng } from '@/lib/platform/stitched-picture';
import { pictureTab } from '@/lib/platform/tabs';
import type { WholeCapture } from './captures-under-way';

/** Chrome takes two pictures a second and refuses more. ms */
const betweenPictures = 520;
/** Longer pages are cut off here, and that is said. */
const mostPictures = 150;
/** A part of which the page was moved meanwhile is taken anew so often. */
const mostAgain = 12;
/** Less out of sight is not worth a second picture; CSS pixels. */
const worthScrolling = 24;

export interface WholePicture {
  sheets: Blob[];
  parts: number;
  /** frame that was scrolled through */
  frameId: number;
  /** CSS pixels pictured, and of what height */
  pictured: number;
  whole: number;
  isComplete: boolean;
  /** most card numbers and rows covered in any part */
  masked: number;
  covered: number;
}

/** The user has ended it. */
export class CaptureStopped extends Error {}

/** The page is moved by somebody else all the time: no picture of the whole would be true. */
export class PageMoved extends Error {}

/** The frame that most of the page is hidden in; null where all of the page is to be seen at once. */
export function frameToScroll(prepared: ReadonlyMap<number, CapturePreparation>): number | null {
  const frames = [...prepared].filter(([, { hidden, isPlaced }]) => isPlaced && hidden > worthScrolling);
  // The page itself first: what it holds moves with it.
  const [first] = frames.sort(([a, one], [b, other]) => (a === 0 ? -1 : b === 0 ? 1 : other.hidden - one.hidden));
  return first?.[0] ?? null;
}

/** Pictures the whole page. Throws CaptureStopped, NotInFront, and what the browser throws for a picture. */
export async function pictureWholePage(
  tabId: number,
  frameId: number,
  { view }: CapturePreparation,
  capture: WholeCapture,
): Promise<WholePicture> {
  let stitched: StitchedPicture | null = null;
  let pending: { png: Uint8Array<ArrayBuffer>; part: Part; scale: number; below: number } | null = null;
  const result = { parts: 0, pictured: 0, whole: 0, isComplete: false, masked: 0, covered: 0 };
  let again = 0;
  // What stands above the part that scrolls is in the first picture; the part's own beginning lies below it.
  let above = 0;
  const keep = async () => {
    if (!pending) return;
    const { png, part, scale, below } = pending;
    const { width } = sizeOfPng(png);
    stitched ??= new StitchedPicture(width);
    if (part.at === 0) {
      above = part.top;
      const height = part.top + part.height + (part.isLast ? below : 0);
      await stitched.add(png, { left: 0, top: 0, width, height: height * scale, at: 0 });
    } else {
      const { left, top, height, at } = part;
      await stitched.add(png, {
        left: left * scale,
        top: top * scale,
        width: part.width * scale,
        height: height * scale,
        at: (above + at) * scale,
      });
    }
    if (part.isLast && below > 0 && part.at > 0) {
      const top = (part.top + part.height) * scale;
      await stitched.add(png, {
        left: 0,
        top,
        width,
        height: below * scale,
        at: (above + part.at + part.height) * scale,
      });
    }
    result.parts += 1;
    result.pictured = part.at + part.height;
    result.isComplete = part.isLast;
    pending = null;
  };
  try {
    // What is to be seen was pictured just before.
    for (let lastShot = Date.now(); ; ) {
      if (capture.isStopped) throw new CaptureStopped();
      const step = await askFrame(tabId, frameId, 'content.scroll-capture', {});
      if (step.again) {
        if (++again > mostAgain) throw new PageMoved();
        pending = null;
      }
      await keep();
      if (step.part === null || result.parts >= mostPictures) break;
      const { part } = step;
      Object.assign(capture, { done: part.at, total: Math.max(part.whole, part.at + part.height) });
      tellPages({ changed: 'capture', id: String(tabId) });
      await sleep(Math.max(0, lastShot + betweenPictures - Date.now()));
      lastShot = Date.now();
      const png = await pictureInTurn(tabId);
      const { width, height } = sizeOfPng(png);
      const scale = width / view.width;
      pending = { png, part, scale, below: height / scale - part.top - part.height };
      result.whole = part.whole;
      result.masked = Math.max(result.masked, step.masked);
      result.covered = Math.max(result.covered, step.covered);
    }
    // The page as it stands decides whether there is a picture at all: without one part there is none.
    const sheets = (await (stitched as StitchedPicture | null)?.finish()) ?? [];
    return { ...result, sheets, frameId };
  } finally {
    (stitched as StitchedPicture | null)?.drop();
  }
}

type Part = { left: number; top: number; width: number; height: number; at: number; whole: number; isLast: boolean };

/** A picture of the tab. Another extension, or the user, may have used up the browser's rate: then once more, a second later. */
export async function pictureInTurn(tabId: number): Promise<Uint8Array<ArrayBuffer>> {
  for (let tries = 1; ; tries++) {
    try {
      return await pictureTab(tabId);
    } catch (error) {
      if (tries === 4 || !/MAX_CAPTURE|quota/i.test(String(error))) throw error;
      await sleep(1100);
    }
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
