// What a document says about itself that helps to read it.
import { addressOf } from '@/lib/reading/address';
import type { PageContext } from '@/lib/reading/cell';

/** Evidence of the document: its language, its host, and the device's own wall time. */
export function contextOf(document: Document, now: Date): PageContext {
  const { documentElement } = document;
  return {
    language:
      documentElement.lang ||
      document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content') ||
      '',
    host: hostOf(addressOf(document)),
    now: probeClock(document) ?? wallTime(now),
    dates: () => datesAsked(document),
  };
}

const wholeDate = /(?<!\d)((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/g;

/** Dates that the page's fields hold, `YYYY-MM-DD`: the range that a list was asked for. */
function datesAsked(document: Document): string[] {
  const found: string[] = [];
  for (const { value } of document.querySelectorAll<HTMLInputElement>('input:not([type="hidden"],[type="password"])')) {
    for (const [, year, month, day] of value.slice(0, 80).matchAll(wholeDate))
      found.push(`${year!}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`);
  }
  return found;
}

/** True in the e2e build alone (wxt.config.ts). */
declare const __LOOPBACK__: boolean;

/** The clock that `npm run probe -- --now` asks for; builds for users know no such thing. */
function probeClock(document: Document): string | null {
  if (typeof __LOOPBACK__ === 'undefined' || !__LOOPBACK__) return null;
  const asked = document.documentElement.getAttribute('data-tillguard-now') ?? '';
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(asked) ? asked : null;
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return '';
  }
}

/** `YYYY-MM-DDTHH:mm:ss` as the device's wall clock shows it. */
export function wallTime(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}
