// What is remembered until the browser is closed and never written to the disk: `storage.session`, which pages and content scripts of
// sites cannot reach. Chrome's offscreen document is not given it.
import { browser } from './browser';

interface SessionArea {
  get(name: string | null): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
  remove(name: string): Promise<void>;
}

function area(): SessionArea | undefined {
  return (browser as { storage?: { session?: SessionArea } }).storage?.session;
}

/** What is remembered under this name; undefined where nothing is, or where this context has no such memory. */
export async function readSession(name: string): Promise<unknown> {
  return (await area()?.get(name))?.[name];
}

/** All that is remembered, by name. */
export async function readWholeSession(): Promise<Record<string, unknown>> {
  return (await area()?.get(null)) ?? {};
}

/** Remembers a value (JSON). */
export async function writeSession(name: string, value: unknown): Promise<void> {
  await area()?.set({ [name]: value });
}

/** Forgets it. */
export async function forgetSession(name: string): Promise<void> {
  await area()?.remove(name);
}
