// Step "capture": one press keeps the picture, the text and the rows of the portal's page as they are now.
import { useState } from 'preact/hooks';
import { askPatiently, useAsked } from '../asking';
import { Button } from '../button';
import { useCustodyWords } from '../custody-words';
import { siteName } from '../page-status';
import { troubleOf, usePort } from '../port';
import { useWords } from '../words';
import { CaptureOptionsForm, orderedWith, useCaptureOptions } from './capture-options';
import type { CaseDesk } from './desk';

export function Capture({ desk: { view } }: { desk: CaseDesk }) {
  const { t } = useWords();
  const c = useCustodyWords();
  const port = usePort();
  const { tabId } = port;
  const options = useCaptureOptions();
  const [said, setSaid] = useState<{ text: string; isProblem: boolean } | null>(null);
  const tab = useAsked(
    'tab.glance',
    tabId === null ? null : { tabId },
    ({ changed, id }) => changed === 'tab' && id === String(tabId),
  );
  const there = view.page?.portal ?? '';
  const here = tab.value ? siteName(tab.value.origin) : '';
  const isOther = there !== '' && here !== '' && here !== there;
  const take = async () => {
    if (tabId === null) {
      setSaid({ text: t('capture.failed.no-page'), isProblem: true });
      return;
    }
    setSaid({ text: t('capture.taking'), isProblem: false });
    try {
      const order = { request: port.newRequestId(), caseId: view.caseId, tabId, ...orderedWith(options) };
      const result = await askPatiently(port, 'capture.take', order);
      setSaid(
        result.ok
          ? { text: t('capture.done', { item: result.item }), isProblem: false }
          : result.why === 'stopped'
            ? { text: c('capture.stopped'), isProblem: false }
            : { text: t(`capture.failed.${result.why}`), isProblem: true },
      );
    } catch (error) {
      setSaid({ text: t(`failed.${troubleOf(error)}`), isProblem: true });
    }
  };
  const isFirst = view.captures.length === 0;
  return (
    <div class="capture">
      {!isFirst && <p>{t('capture.items', { n: view.captures.length })}</p>}
      {isOther && <p class="notice">{t('capture.other-page', { here, there })}</p>}
      <div class="actions">
        <Button look={isFirst && !isOther ? 'primary' : 'plain'} onPress={take}>
          {t(isOther ? 'capture.all-the-same' : isFirst ? 'capture.take' : 'capture.again')}
        </Button>
      </div>
      {tabId !== null && <WholeProgress tabId={tabId} />}
      <CaptureOptionsForm options={options} />
      <p role="status">{said && !said.isProblem ? said.text : ''}</p>
      {said?.isProblem && (
        <p class="problem" role="alert">
          {said.text}
        </p>
      )}
    </div>
  );
}

/** How far the capture of a whole page is, with a way to stop it. */
function WholeProgress({ tabId }: { tabId: number }) {
  const c = useCustodyWords();
  const port = usePort();
  const asked = useAsked(
    'capture.progress',
    { tabId },
    ({ changed, id }) => changed === 'capture' && id === String(tabId),
  );
  const progress = asked.value;
  if (!progress || progress.total === 0) return null;
  const percent = Math.min(99, Math.floor((100 * progress.done) / progress.total));
  return (
    <div class="work-progress">
      <progress max={100} value={percent} aria-label={c('capture.progress', { percent })} />
      <p>{c('capture.progress', { percent })}</p>
      <Button onPress={() => askPatiently(port, 'capture.stop', { tabId })}>{c('capture.stop')}</Button>
    </div>
  );
}
