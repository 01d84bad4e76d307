// The page in front and access to it: its state, allowing its site, looking once. Needs nothing of any case, so that it works while
// cases are locked too.
import { useState } from 'preact/hooks';
import type { TabGlance } from '@/lib/messaging/messages/portal-messages';
import { type Asked, askPatiently, useAsked } from './asking';
import { type PageState, pageStateOf } from './page-state';
import { PageStatus } from './page-status';
import { usePort } from './port';
import { useWords } from './words';

type AskedTab = Asked<TabGlance>;

/** The tab's state as the worker knows it, kept up to date. */
export function useTabHere(): AskedTab {
  const { tabId } = usePort();
  return useAsked(
    'tab.glance',
    tabId === null ? null : { tabId },
    ({ changed, id }) => (changed === 'tab' && id === String(tabId)) || changed === 'case' || changed === 'till',
  );
}

export function PageHere({ tab }: { tab: AskedTab }) {
  const { t } = useWords();
  const port = usePort();
  const { tabId } = port;
  const [said, setSaid] = useState('');
  const tried = async (action: Promise<boolean>, refusal: string) => {
    setSaid('');
    const ok = await action.catch(() => false);
    if (!ok) setSaid(refusal);
    await tab.again();
  };
  // The permission is asked for within the click itself: nothing may be awaited before it.
  const allow = (origin: string) =>
    tried(
      port.requestSite(origin).then(async (isGranted) => {
        if (isGranted) await askPatiently(port, 'site.allowed', { origin });
        return isGranted;
      }),
      t('allow.refused'),
    );
  const look = () =>
    tried(
      tabId === null ? Promise.resolve(false) : askPatiently(port, 'tab.scan-once', { tabId }).then(({ ok }) => ok),
      t('once.failed'),
    );
  const state = stateOf(tabId, tab);
  return <PageStatus state={state} tab={tab.value} said={said} onAllow={allow} onLookOnce={look} onReadAgain={look} />;
}

function stateOf(tabId: number | null, tab: AskedTab): PageState {
  if (tabId === null) return { kind: 'no-tab' };
  if (tab.value) return pageStateOf(tab.value);
  return { kind: tab.trouble === null ? 'asking' : 'gone' };
}
