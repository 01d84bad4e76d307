// What the browser's policy sets for this extension (`storage.managed`). Nobody but the computer's administrator can write it.
import { browser } from './browser';

interface ManagedArea {
  get(): Promise<Record<string, unknown>>;
}

function area(): ManagedArea | undefined {
  return (browser as { storage?: { managed?: ManagedArea } }).storage?.managed;
}

/** All that the policy sets; nothing where there is none: Firefox refuses the question then. */
export async function readManaged(): Promise<Record<string, unknown>> {
  return (
    (await area()
      ?.get()
      .catch(() => null)) ?? {}
  );
}

/** Calls back when the policy was changed. Register synchronously at start-up. */
export function onManagedChanged(listener: () => void): void {
  browser.storage?.onChanged?.addListener((_changes, name) => {
    if (name === 'managed') listener();
  });
}
