// The view about the page in the tab: its state, the rows to look at, the till, the cases.
import { useState } from 'preact/hooks';
import type { TabGlance } from '@/lib/messaging/messages/portal-messages';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { CaseList } from './case-list';
import { useCases } from './cases-asked';
import { FlaggedRows } from './flagged-rows';
import { type PageState, pageStateOf } from './page-state';
import { PageLimits, PageStatus } from './page-status';
import { troubleOf, usePort } from './port';
import { useSay } from './said';
import { TeachEntry } from './teach-entry';
import { TillFold } from './till-import';
import { useWords } from './words';

export function Home({ onGoToCase }: { onGoToCase: (caseId: string) => void }) {
  const { t } = useWords();
  const port = usePort();
  const say = useSay();
  const { tabId } = port;
  const tab = useAsked(
    'tab.glance',
    tabId === null ? null : { tabId },
    ({ changed, id }) => (changed === 'tab' && id === String(tabId)) || changed === 'case' || changed === 'till',
  );
  const { cases } = useCases();
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
  const openCase = async (keys: string[]) => {
    if (tabId === null) return;
    try {
      const order = { request: port.newRequestId(), tabId, keys };
      const { caseId } = await askPatiently(port, 'case.open', order);
      onGoToCase(caseId);
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
    }
  };
  const show = async (key: string) => {
    if (tabId === null) return;
    const { ok } = await askPatiently(port, 'tab.reveal', { tabId, key }).catch(() => ({ ok: false }));
    say({ text: t(ok ? 'row.shown' : 'row.not-shown'), tone: ok ? 'done' : 'trouble' });
  };
  const state = stateOf(tabId, tab);
  return (
    <>
      <PageStatus state={state} tab={tab.value} said={said} onAllow={allow} onLookOnce={look} onReadAgain={look} />
      {tabId !== null && (
        <FlaggedRows
          key={tabId}
          tabId={tabId}
          tab={tab.value}
          onShow={show}
          onOpenCase={openCase}
          onGoToCase={onGoToCase}
        />
      )}
      {tab.value && (
        <>
          <PageLimits tab={tab.value} />
          {tab.value.hasTables && <WholeList walk={tab.value.walk} />}
        </>
      )}
      {tab.value && <TeachEntry tab={tab.value} />}
      <TillFold />
      {cases && <CaseList cases={cases} onOpen={onGoToCase} />}
    </>
  );
}

/** Reads the list's other pages too, by its own "next" button; can be stopped at any page. */
function WholeList({ walk }: { walk: TabGlance['walk'] }) {
  const { t } = useWords();
  const port = usePort();
  const { tabId } = port;
  const [said, setSaid] = useState('');
  if (tabId === null) return null;
  const start = async () => {
    setSaid('');
    try {
      // Not asked again where no answer comes: the worker may be walking still, and tells of it by the tab's state.
      const { rows, complete } = await port.ask('tab.walk', { tabId, pages: 200, scroll: true });
      setSaid(t(complete ? 'walk.done' : 'walk.partial', { n: rows }));
    } catch (error) {
      setSaid(t(`failed.${troubleOf(error)}`));
    }
  };
  return (
    <div class="walk">
      {walk ? (
        <Button onPress={() => askPatiently(port, 'tab.stop-walk', { tabId })}>{t('walk.stop')}</Button>
      ) : (
        <Button look="quiet" onPress={start}>
          {t('walk.start')}
        </Button>
      )}
      <p role="status" class="quiet">
        {walk ? `${t('walk.going')} ${t('walk.so-far', { pages: walk.pages, n: walk.rows })}` : said}
      </p>
    </div>
  );
}

function stateOf(tabId: number | null, tab: ReturnType<typeof useAsked<'tab.glance'>>): PageState {
  if (tabId === null) return { kind: 'no-tab' };
  if (tab.value) return pageStateOf(tab.value);
  return { kind: tab.trouble === null ? 'asking' : 'gone' };
}
