// Text in progress and where the user was: small, read synchronously, so that the first paint already shows it. While cases are locked
// with a passphrase it is not written to the disk: then it is kept until the browser is closed.
import { forgetSession, readWholeSession, writeSession } from './session-memory';

const prefix = 'draft/';
/** What says nothing of a case: it stays on the disk, so that the first paint knows it. */
const plain: ReadonlySet<string> = new Set(['lock', 'language', 'place']);

/** Drafts that are kept in memory alone; null while they are kept on the disk. */
let inMemory: Map<string, string> | null = null;

/** To be waited for before a view is drawn: drafts that are kept in memory are there then. At once where none are. */
export async function openDrafts(): Promise<void> {
  if (readDraft('lock') === '') return;
  const kept = Object.entries(await readWholeSession()).filter(([name]) => name.startsWith(prefix));
  inMemory = new Map(kept.flatMap(([name, text]) => (typeof text === 'string' ? [[name, text] as const] : [])));
}

/** Moves drafts off the disk, or back onto it. */
export function keepDraftsInMemory(isIn: boolean): void {
  if (isIn === (inMemory !== null)) return;
  if (isIn) {
    const moved = namesOnDisk().filter((name) => !plain.has(name.slice(prefix.length)));
    const texts = moved.map((name) => [name, localStorage.getItem(name) ?? ''] as const);
    inMemory = new Map();
    for (const [name, text] of texts) {
      writeDraft(name.slice(prefix.length), text);
      localStorage.removeItem(name);
    }
    return;
  }
  const texts = [...(inMemory ?? [])];
  inMemory = null;
  for (const [name, text] of texts) {
    if (writeDraft(name.slice(prefix.length), text)) void forgetSession(name);
  }
}

/** A draft, or an empty text. A browser that refuses the store (disk full, cookies blocked) merely forgets drafts. */
export function readDraft(key: string): string {
  if (inMemory && !plain.has(key)) return inMemory.get(prefix + key) ?? '';
  try {
    return localStorage.getItem(prefix + key) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a draft; an empty text forgets it. False where the browser did not keep it. */
export function writeDraft(key: string, text: string): boolean {
  const name = prefix + key;
  if (inMemory && !plain.has(key)) {
    if (text === '') inMemory.delete(name);
    else inMemory.set(name, text);
    void (text === '' ? forgetSession(name) : writeSession(name, text)).catch(() => undefined);
    return true;
  }
  try {
    if (text === '') localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

/** Forgets every draft whose key begins so: those of a case that was deleted. */
export function forgetDrafts(beginning: string): void {
  for (const name of namesOnDisk()) if (name.startsWith(prefix + beginning)) localStorage.removeItem(name);
  for (const name of [...(inMemory?.keys() ?? [])])
    if (name.startsWith(prefix + beginning)) writeDraft(name.slice(prefix.length), '');
}

function namesOnDisk(): string[] {
  return Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at)).flatMap((name) =>
    name?.startsWith(prefix) ? [name] : [],
  );
}
