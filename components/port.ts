// What the views need of the rest of the extension, as one interface: messages, site access, the bytes of files, drafts.
// The entrypoints fill it with the browser's; tests fill it with their own.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Changed, MessageName, Payload, Reply } from '@/lib/messaging/messages';

/** Where the views are shown: the toolbar button's popup, beside the page, or as a page of their own. */
export type Place = 'popup' | 'panel' | 'page';

export interface Port {
  place: Place;
  /** rejects with an error that carries `trouble` */
  ask<N extends MessageName>(name: N, payload: Payload<N>): Promise<Reply<N>>;
  /** returns how to stop listening */
  subscribe(listener: (changed: Changed) => void): () => void;
  /** must be called straight from a click */
  requestSite(origin: string): Promise<boolean>;
  /** asks for several at once; must be called straight from a click */
  requestSites(origins: readonly string[]): Promise<boolean>;
  /** asks for the browser's own copies of pages, where there are such; must be called straight from a click */
  requestPageCopies?(): Promise<boolean>;
  putArtefact(file: Blob): Promise<{ sha256: string; bytes: number }>;
  /** the same for a file that is to go into packs: what they state of it is taken at once */
  keepFile(file: Blob): Promise<{ sha256: string; bytes: number }>;
  /** rejects where the artefact is missing or damaged */
  openArtefact(sha256: string): Promise<Blob>;
  /** the tab that the view is about; null where there is none */
  tabId: number | null;
  /** given in the popup only; must be called straight from a click */
  openSidePanel?(): void;
  /** opens a page of ours in a tab of its own, or brings it to the front */
  openPage?(page: 'cases' | 'options', hash?: string): void;
  newRequestId(): string;
  /** text in progress, kept where closing the window does not lose it; synchronous, so that it is there at first paint */
  drafts: Drafts;
}

export interface Drafts {
  /** empty where nothing was kept */
  read(key: string): string;
  /** an empty text forgets the draft */
  write(key: string, text: string): void;
  /** forgets every draft whose key begins so */
  forget(beginning: string): void;
  /** moves drafts off the disk while cases are locked with a passphrase, or back onto it */
  keepInMemory?(isIn: boolean): void;
}

const PortContext = createContext<Port | null>(null);
export const PortProvider = PortContext.Provider;

/** The port of the view. Throws where a view is shown without one: a mistake of ours. */
export function usePort(): Port {
  const port = useContext(PortContext);
  if (!port) throw new Error('the view has no port');
  return port;
}

/** The trouble that an error of `ask` or of the artefact store carries; `unexpected` for any other error. */
export { troubleIn as troubleOf } from '@/lib/model/trouble';
