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
}

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
      note: 'The time is this device’s own clock; it was not compared with another one. / 时间取自本机时钟，未与其他时钟比对。',
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
      text: 'text of each frame as shown; card numbers cut to first 6 and last 4',
      rows: 'rows as read from the page’s tables',
      snapshot:
        'each frame’s document as an HTML file without script, form or outside address; card and identity numbers cut',
    },
    view: top.view,
    masks: {
      drawnBeforePicture: input.frames.reduce((sum, frame) => sum + frame.masked, 0),
      rule: 'card numbers: first 6 and last 4 digits stay',
    },
    files: input.files.map(({ name, mime, bytes, sha256 }) => ({ name, mime, bytes, sha256 })),
    missing: [
      {
        what: 'picture of the page outside the visible part',
        why: 'only the visible part was pictured; the snapshot holds all of it',
      },
      ...(input.files.some(({ name }) => name === 'snapshot.html')
        ? []
        : [{ what: 'snapshot', why: 'the document was too large' }]),
      { what: 'MHTML', why: 'it would hold unmasked data of the page' },
    ],
    environment: input.environment,
    logBefore: { heads: input.heads, counts: input.counts },
  };
}

/** The part of a capture record that the verifier reads. */
export type CaptureRecord = ReturnType<typeof captureRecord>;
