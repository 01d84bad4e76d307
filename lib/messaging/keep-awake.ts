// Firefox unloads an event page of which nothing was asked for half a minute, and the chain's connection with it; a socket does not hold
// it. While a page of ours is in front in a chain, something is asked.
import { ask, subscribeToChanges } from './send';

/** Well below Firefox's patience; ms. */
const every = 15_000;

/** Keeps the event page at work while this page is seen and its browser is in a chain; asks once where it is in none. */
export function keepChainAwake(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    clearTimeout(timer);
    if (document.visibilityState !== 'visible') return;
    const isMember = await ask('chain.state', {}).then(
      ({ member }) => member !== null,
      // The page was just being unloaded, or is busy: no answer says nothing.
      () => true,
    );
    clearTimeout(timer);
    if (isMember) timer = setTimeout(() => void look(), every);
  };
  document.addEventListener('visibilitychange', () => void look());
  subscribeToChanges(({ changed }) => {
    if (changed === 'chain') void look();
  });
  void look();
}
