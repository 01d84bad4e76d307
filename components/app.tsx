// The popup's and side panel's whole view: the page, a case or the settings; where one was is kept for the next time.
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Language, languageFor } from '@/lib/i18n/say';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { CasePage } from './case/case-page';
import { Home } from './home';
import { Icon } from './icons';
import { usePort } from './port';
import { SaidRegion, type Saying, SayProvider } from './said';
import { SettingsPage } from './settings-page';
import { Welcome } from './welcome';
import { useWords, WordsProvider } from './words';

/** Where the user is: `home`, `settings` or a case's id. */
const placeDraft = 'place';
const languageDraft = 'language';

/** @param browserLanguage language of the browser, as a tag: that of the views until the user chooses one */
export function App({ browserLanguage }: { browserLanguage: string }) {
  const port = usePort();
  const settings = useAsked('settings.get', {}, ({ changed }) => changed === 'settings');
  const stored = settings.value?.language;
  const chosen = stored ?? port.drafts.read(languageDraft);
  const language: Language = chosen === 'zh-CN' || chosen === 'en' ? chosen : languageFor(browserLanguage);
  useEffect(() => {
    // Known before the worker answers the next time: the first paint is in the right language.
    if (stored !== undefined) port.drafts.write(languageDraft, stored);
  }, [port, stored]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <WordsProvider language={language}>
      <Frame settings={settings.value} onBegin={() => askPatiently(port, 'settings.set', { welcomed: true })} />
    </WordsProvider>
  );
}

type Settings = NonNullable<ReturnType<typeof useAsked<'settings.get'>>['value']>;

function Frame({ settings, onBegin }: { settings: Settings | null; onBegin: () => Promise<unknown> }) {
  const port = usePort();
  const { t } = useWords();
  const [place, setPlace] = useState(port.drafts.read(placeDraft) || 'home');
  const [saying, setSaying] = useState<Saying | null>(null);
  const main = useRef<HTMLElement>(null);
  const placeBefore = useRef(place);
  const go = (to: string) => {
    setPlace(to);
    setSaying(null);
    port.drafts.write(placeDraft, to === 'home' ? '' : to);
  };
  useEffect(() => {
    document.title = t('name');
  }, [t]);
  useEffect(() => {
    // A view that replaces another takes the focus, as a page would; the first one leaves it where the browser put it.
    if (placeBefore.current === place) return;
    placeBefore.current = place;
    main.current?.focus();
    globalThis.scrollTo(0, 0);
  }, [place]);
  return (
    <SayProvider value={setSaying}>
      <a class="skip" href="#content">
        {t('skip')}
      </a>
      <header class="top">
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
          {place !== 'settings' && (
            <Button look="quiet" label={t('settings.open')} onPress={() => go('settings')}>
              <Icon name="settings" />
            </Button>
          )}
        </div>
      </header>
      <main id="content" ref={main} tabIndex={-1} data-view={place === 'home' || place === 'settings' ? place : 'case'}>
        {place === 'home' && (
          <>
            <h1 class="visually-hidden">{t('name')}</h1>
            {settings?.welcomed === false && <Welcome onBegin={onBegin} />}
            <Home onGoToCase={go} />
          </>
        )}
        {place === 'settings' && settings && <SettingsPage settings={settings} />}
        {place !== 'home' && place !== 'settings' && <CasePage caseId={place} onLeave={() => go('home')} />}
      </main>
      <SaidRegion saying={saying} onClose={() => setSaying(null)} />
    </SayProvider>
  );
}
