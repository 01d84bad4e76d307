// The view about the page in the tab: its state, the rows to look at, the till, the cases.
import { useState } from 'preact/hooks';
import type { TabGlance } from '@/lib/messaging/messages/portal-messages';
import { askPatiently } from './asking';
import { Button } from './button';
import { CaseList } from './case-list';
import { ChainSigns } from './chain-signs';
import { FlaggedRows } from './flagged-rows';
import { PageHere, useTabHere } from './page-here';
import { PageLimits } from './page-status';
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
  const tab = useTabHere();
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
  return (
    <>
      <PageHere tab={tab} />
      <ChainSigns />
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
      <CaseList onOpen={onGoToCase} />
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
