// Step "capture": one press keeps the picture, the text and the rows of the portal's page as they are now.
import { useState } from 'preact/hooks';
import { askPatiently, useAsked } from '../asking';
import { Button } from '../button';
import { siteName } from '../page-status';
import { troubleOf, usePort } from '../port';
import { useWords } from '../words';
import type { CaseDesk } from './desk';

export function Capture({ desk: { view } }: { desk: CaseDesk }) {
  const { t } = useWords();
  const port = usePort();
  const { tabId } = port;
  const [said, setSaid] = useState<{ text: string; isProblem: boolean } | null>(null);
  const tab = useAsked(
    'tab.state',
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
      const order = { request: port.newRequestId(), caseId: view.caseId, tabId };
      const result = await askPatiently(port, 'capture.take', order);
      setSaid(
        result.ok
          ? { text: t('capture.done', { item: result.item }), isProblem: false }
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
      <p role="status">{said && !said.isProblem ? said.text : ''}</p>
      {said?.isProblem && (
        <p class="problem" role="alert">
          {said.text}
        </p>
      )}
    </div>
  );
}
