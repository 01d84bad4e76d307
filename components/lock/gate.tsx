// Lets a view through while cases are open, and asks for the passphrase while they are locked. Pressing and typing keeps them open.
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { askPatiently, useAsked } from '../asking';
import { Button } from '../button';
import { Icon } from '../icons';
import { PageHere, useTabHere } from '../page-here';
import { usePort } from '../port';
import { Shell } from '../shell';
import { useWords } from '../words';
import { Unlock } from './unlock';

/** Known before the worker answers: nothing of a case is drawn, not for a moment, while they are locked. */
const lockDraft = 'lock';
/** Use is told no more often than this; ms. */
const between = 20_000;

const LockOn = createContext(false);

export function LockGate({ children }: { children: ComponentChildren }) {
  const port = usePort();
  const asked = useAsked('lock.state', {}, ({ changed }) => changed === 'lock');
  const isOn = asked.value === null ? port.drafts.read(lockDraft) === 'on' : asked.value.state !== 'off';
  const isKnown = asked.value !== null;
  useEffect(() => {
    if (!isKnown) return;
    port.drafts.write(lockDraft, isOn ? 'on' : '');
    port.drafts.keepInMemory?.(isOn);
  }, [port, isKnown, isOn]);
  useEffect(() => {
    if (!isOn) return undefined;
    let last = Date.now();
    const used = () => {
      if (Date.now() - last < between) return;
      last = Date.now();
      // One that is not heard is followed by another.
      askPatiently(port, 'lock.touch', {}).catch(() => undefined);
    };
    addEventListener('pointerdown', used);
    addEventListener('keydown', used);
    return () => {
      removeEventListener('pointerdown', used);
      removeEventListener('keydown', used);
    };
  }, [port, isOn]);
  if (isOn && asked.value?.isOpen !== true) return <LockedView isKnown={isKnown} />;
  return <LockOn.Provider value={isOn}>{children}</LockOn.Provider>;
}

function LockedView({ isKnown }: { isKnown: boolean }) {
  const { t } = useWords();
  const { tabId } = usePort();
  const top = (
    <p class="brand">
      <Icon name="shield" />
      {t('name')}
    </p>
  );
  return (
    <Shell top={top} view="locked" place="locked">
      {isKnown && <Unlock />}
      {isKnown && tabId !== null && <PageWhileLocked />}
    </Shell>
  );
}

/** What the page in front says needs no case, and neither does allowing its site. */
function PageWhileLocked() {
  return <PageHere tab={useTabHere()} />;
}

/** Locks at once, from anywhere; nothing where there is no lock. */
export function LockNow() {
  const { o } = useWords();
  const port = usePort();
  if (!useContext(LockOn)) return null;
  return (
    <Button look="quiet" label={o('lock.now')} onPress={() => askPatiently(port, 'lock.close', {})}>
      <Icon name="lock" />
    </Button>
  );
}
