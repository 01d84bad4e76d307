// What the views need of the rest of the extension, as one interface: messages, site access, the bytes of files.
// The entrypoints fill it with the browser's; tests fill it with their own.
import type { Trouble } from '@/lib/messaging/envelope';
import type { Changed, MessageName, Payload, Reply } from '@/lib/messaging/messages';

export interface Port {
  /** rejects with an error that carries `trouble` */
  ask<N extends MessageName>(name: N, payload: Payload<N>): Promise<Reply<N>>;
  /** returns how to stop listening */
  subscribe(listener: (changed: Changed) => void): () => void;
  /** must be called straight from a click */
  requestSite(origin: string): Promise<boolean>;
  putArtefact(file: Blob): Promise<{ sha256: string; bytes: number }>;
  /** rejects where the artefact is missing or damaged */
  openArtefact(sha256: string): Promise<Blob>;
  /** the tab that the view is about; null where there is none */
  tabId: number | null;
  /** given in the popup only; must be called straight from a click */
  openSidePanel?(): void;
  newRequestId(): string;
}

const troubles: readonly Trouble[] = ['refused', 'invalid', 'storage-full', 'storage-failed', 'gone', 'unexpected'];

/** The trouble that an error of `ask` or of the artefact store carries; `unexpected` for any other error. */
export function troubleOf(error: unknown): Trouble {
  const trouble = (error as { trouble?: unknown } | null)?.trouble;
  return troubles.find((known) => known === trouble) ?? 'unexpected';
}
