// What a document says about itself that helps to read it.
import type { PageContext } from '@/lib/reading/cell';

/** Evidence of the document: its language, its host, and the device's own wall time. */
export function contextOf(document: Document, now: Date): PageContext {
  const { documentElement, location, baseURI } = document;
  return {
    language:
      documentElement.lang ||
      document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content') ||
      '',
    // A frame that the portal writes itself (about:blank, srcdoc) has no host of its own, but its base is the portal's.
    host: location.host || hostOf(baseURI),
    now: wallTime(now),
  };
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
