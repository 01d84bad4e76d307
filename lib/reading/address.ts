// Where a document belongs: the portal's address also for frames that the portal writes itself.

/**
 * Address of a document. A frame that its page writes (about:blank, srcdoc) has none of its own: it takes its page's, and a `<base>` in it
 * cannot make it another site's. Where there is no page either, the document's own (`about:…`, `file:…`).
 */
export function addressOf(document: Document): string {
  const href = document.location?.href ?? '';
  if (isWeb(href)) return href;
  const { baseURI } = document;
  // A sandboxed frame's origin is opaque, `null`: only its base tells whose it is.
  const origin = document.defaultView?.origin ?? 'null';
  if (!isWeb(origin)) return isWeb(baseURI) ? baseURI : href;
  return baseURI === origin || baseURI.startsWith(`${origin}/`) ? baseURI : `${origin}/`;
}

function isWeb(url: string): boolean {
  return /^https?:\/\//.test(url);
}
