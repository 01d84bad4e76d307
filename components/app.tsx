// The popup's and side panel's whole view: the page, a case or the settings; where one was is kept for the next time.
import { useState } from 'preact/hooks';
import type { Settings } from '@/lib/model/settings';
import { askPatiently } from './asking';
import { Button } from './button';
import { Home } from './home';
import { Icon } from './icons';
import { Later } from './later';
import { LockGate, LockNow } from './lock/gate';
import { usePort } from './port';
import { InLanguage, Shell } from './shell';
import { Welcome } from './welcome';
import { useWords } from './words';

const loadCasePage = () => import('./case/case-page').then((part) => part.CasePage);
const loadSettingsPage = () => import('./settings-page').then((part) => part.SettingsPage);

/** Where the user is: `home`, `settings` or a case's id. */
const placeDraft = 'place';

export function App({ browserLanguage }: { browserLanguage: string }) {
  return (
    <InLanguage browserLanguage={browserLanguage}>
      {(settings) => (
        <LockGate>
          <Glance settings={settings} />
        </LockGate>
      )}
    </InLanguage>
  );
}

function Glance({ settings }: { settings: Settings | null }) {
  const port = usePort();
  const { t } = useWords();
  const [place, setPlace] = useState(port.drafts.read(placeDraft) || 'home');
  const go = (to: string) => {
    setPlace(to);
    port.drafts.write(placeDraft, to === 'home' ? '' : to);
  };
  const isCase = place !== 'home' && place !== 'settings';
  const top = (
    <>
      {place === 'home' ? (
        <p class="brand">
          <Icon name="shield" />
          {t('name')}
        </p>
      ) : (
        <Button look="quiet" onPress={() => go('home')}>
          <Icon name="back" />
          {t('to-page')}
        </Button>
      )}
      <div class="top-actions">
        {port.openSidePanel && (
          <Button look="quiet" label={t('panel.open')} onPress={port.openSidePanel}>
            <Icon name="panel" />
          </Button>
        )}
        {port.openPage && (
          <Button
            look="quiet"
            label={t(isCase ? 'full.open-case' : 'full.open')}
            onPress={() => port.openPage?.('cases', isCase ? `#/case/${place}` : '#/cases')}
          >
            <Icon name="wide" />
          </Button>
        )}
        <LockNow />
        {place !== 'settings' && (
          <Button look="quiet" label={t('settings.open')} onPress={() => go('settings')}>
            <Icon name="settings" />
          </Button>
        )}
      </div>
    </>
  );
  return (
    <Shell top={top} view={isCase ? 'case' : place} place={place}>
      {place === 'home' && (
        <>
          <h1 class="visually-hidden">{t('name')}</h1>
          {settings?.welcomed === false && (
            <Welcome onBegin={() => askPatiently(port, 'settings.set', { welcomed: true })} />
          )}
          <Home onGoToCase={go} />
        </>
      )}
      {place === 'settings' && settings && <Later load={loadSettingsPage} settings={settings} />}
      {isCase && <Later load={loadCasePage} caseId={place} onLeave={() => go('home')} />}
    </Shell>
  );
}
