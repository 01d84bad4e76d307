// What the user taught about sites' columns: handed on as a small file, taken in from one, forgotten.
import { useState } from 'preact/hooks';
import { filesHost } from '@/lib/model/file-columns';
import { largestTaught, parseTaught, printTaught, type TaughtSite } from '@/lib/model/taught';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { FileDrop } from './file-drop';
import { usePort } from './port';
import { useWords } from './words';

export function TaughtSites() {
  const { t } = useWords();
  const port = usePort();
  const [said, setSaid] = useState('');
  const sites = useAsked('taught.list', {}, ({ changed }) => changed === 'settings');
  const nameOf = (host: string) => (host === filesHost ? t('taught.files') : host);
  const take = async ([file]: File[]) => {
    const site = file && file.size <= largestTaught ? parseTaught(await file.text()) : null;
    if (!site) return setSaid(t('taught.unreadable'));
    const ok = await askPatiently(port, 'taught.import', site).then(
      () => true,
      () => false,
    );
    setSaid(t(ok ? 'taught.imported' : 'taught.failed', { site: nameOf(site.host) }));
    await sites.again();
  };
  const forget = async (host: string) => {
    await askPatiently(port, 'taught.forget', { host });
    setSaid(t('taught.forgotten', { site: nameOf(host) }));
    await sites.again();
  };
  return (
    <section class="part">
      <h2>{t('taught.heading')}</h2>
      <p>{t('taught.text')}</p>
      <ul class="plain-list">
        {(sites.value ?? []).map((site) => (
          <li key={site.host}>
            {t('taught.site', { site: nameOf(site.host), n: site.tables.length })}
            <div class="actions">
              <a
                class="button plain"
                href={fileOf(site)}
                download={`tillguard-columns-${site.host.replace(/[^\w.-]/g, '_')}.json`}
              >
                {t('taught.save')}
              </a>
              <Button look="quiet" onPress={() => forget(site.host)}>
                {t('taught.forget')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <FileDrop
        invitation={t('taught.import')}
        button={t('taught.choose')}
        name="taught"
        accept=".json,application/json"
        onFiles={(files) => void take(files)}
      />
      <p role="status">{said}</p>
    </section>
  );
}

/** A few kilobytes at most: small enough to stand in the link itself. */
function fileOf(site: TaughtSite): string {
  return `data:application/json;charset=utf-8,${encodeURIComponent(printTaught(site))}`;
}
