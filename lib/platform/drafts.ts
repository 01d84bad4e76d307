// Text in progress and where the user was: small, read synchronously, so that the first paint already shows it.

const prefix = 'draft/';

/** A draft, or an empty text. A browser that refuses the store (disk full, cookies blocked) merely forgets drafts. */
export function readDraft(key: string): string {
  try {
    return localStorage.getItem(prefix + key) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a draft; an empty text forgets it. False where the browser did not keep it. */
export function writeDraft(key: string, text: string): boolean {
  try {
    if (text === '') localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, text);
    return true;
  } catch {
    return false;
  }
}

/** Forgets every draft whose key begins so: those of a case that was deleted. */
export function forgetDrafts(beginning: string): void {
  const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at));
  for (const key of keys) if (key?.startsWith(prefix + beginning)) localStorage.removeItem(key);
}
