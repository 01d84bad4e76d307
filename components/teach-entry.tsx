// Beneath the page's state: the way to say what the columns mean, and whether the portal's preset was ever tried on its pages.
import { useState } from 'preact/hooks';
import type { TabGlance } from '@/lib/messaging/messages/portal-messages';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { usePort } from './port';
import { useWords } from './words';

export function TeachEntry({ tab }: { tab: TabGlance }) {
  const { t } = useWords();
  const port = usePort();
  const [said, setSaid] = useState('');
  const { value: portal } = useAsked('site.portal', tab.origin === '' ? null : { origin: tab.origin }, () => false);
  if (tab.access !== 'allowed' && tab.access !== 'once') return null;
  const start = async () => {
    const { ok } = await askPatiently(port, 'tab.teach', { tabId: tab.tabId }).catch(() => ({ ok: false }));
    setSaid(t(ok ? 'teach.opened' : 'teach.failed'));
  };
  return (
    <section class="teach" aria-label={t('teach.start')}>
      {portal && !portal.tried && <p class="quiet">{t('portal.not-tried', { name: portal.name })}</p>}
      <Button look="quiet" onPress={start}>
        {t('teach.start')}
      </Button>
      <p role="status" class="quiet">
        {said}
      </p>
    </section>
  );
}
