// State of the page in one line, with what can be done about it: allow this one site, look once, read again.
import { useEffect, useState } from 'preact/hooks';
import type { TabGlance } from '@/lib/messaging/messages/portal-messages';
import type { NotRead } from '@/lib/model/reading';
import { Button } from './button';
import { Fold } from './fold';
import { Icon, type IconName } from './icons';
import { notReadOf, type PageState } from './page-state';
import { wordNeed } from './worded-finding';
import { useWords, type Words } from './words';

export interface PageStatusProps {
  state: PageState;
  /** null until the worker has answered */
  tab: TabGlance | null;
  /** a sentence about the last try to allow or look; empty for none */
  said: string;
  /** called straight in the click: the browser asks for the permission only then */
  onAllow: (origin: string) => Promise<unknown>;
  onLookOnce: () => Promise<unknown>;
  onReadAgain: () => Promise<unknown>;
}

/** How long a page may be reading before the view offers to read it again, in milliseconds. */
const slowAfter = 4000;

export function PageStatus({ state, tab, said, onAllow, onLookOnce, onReadAgain }: PageStatusProps) {
  const words = useWords();
  const { t } = words;
  const isSlow = useIsSlow(state.kind === 'reading');
  const site = tab ? siteName(tab.origin) : '';
  return (
    <section class={`status status-${state.kind}`} aria-label={t('page.heading')}>
      <div class="status-line">
        <Icon name={iconOf(state)} />
        <div>
          <p role="status" class="status-text">
            {sentenceOf(state, words)}
          </p>
          {state.kind === 'look' && <p class="quiet">{t('page.look.of', { n: state.rows })}</p>}
          <WhyNot state={state} />
        </div>
      </div>
      {state.kind === 'not-allowed' && (
        <div class="actions">
          <Button look="primary" onPress={() => onAllow(state.origin)}>
            {t('allow.site', { site: siteName(state.origin) })}
          </Button>
          <Button onPress={onLookOnce}>{t('allow.once')}</Button>
        </div>
      )}
      {state.kind === 'site-unknown' && (
        <div class="actions">
          <Button onPress={onLookOnce}>{t('allow.once')}</Button>
        </div>
      )}
      {state.kind === 'reading' && isSlow && <p class="quiet">{t('page.reading.slow')}</p>}
      {(state.kind === 'unreadable' || (state.kind === 'reading' && isSlow)) && (
        <div class="actions">
          <Button onPress={onReadAgain}>{t('page.read-again')}</Button>
        </div>
      )}
      {said !== '' && (
        <p class="said" role="alert">
          {said}
        </p>
      )}
      {tab?.access === 'once' && (
        <div class="once">
          <p class="quiet">{t('page.once')}</p>
          {site !== '' && (
            <Button look="quiet" onPress={() => onAllow(tab.origin)}>
              {t('allow.always', { site })}
            </Button>
          )}
        </div>
      )}
      {tab?.trouble && (
        <p class="trouble" role="alert">
          <Icon name="trouble" />
          {t(`trouble.${tab.trouble}`)}
        </p>
      )}
    </section>
  );
}

/** What this page's checks are missing, and parts that were not read beside those that were; nothing where all is well. */
export function PageLimits({ tab }: { tab: TabGlance }) {
  const words = useWords();
  const { t, language } = words;
  const notRead = tab.hasTables ? notReadOf(tab) : [];
  return (
    <>
      {notRead.length > 0 && (
        <Fold title={t('page.also-not-read', { n: notRead.length })} icon="eye">
          <ul class="plain-list">
            {notRead.map((one) => (
              <li key={`${one.why}${one.what}`}>{reasonText(one, words)}</li>
            ))}
          </ul>
        </Fold>
      )}
      {tab.notEnough.length > 0 && (
        <Fold title={t('not-enough.heading', { n: tab.notEnough.length })} icon="clock">
          <ul class="plain-list">
            {tab.notEnough.map((need) => (
              <li key={need.rule}>{wordNeed(need, language)}</li>
            ))}
          </ul>
          <p class="quiet">{t('not-enough.how')}</p>
        </Fold>
      )}
    </>
  );
}

function WhyNot({ state }: { state: PageState }) {
  const words = useWords();
  switch (state.kind) {
    case 'not-allowed':
      return <p class="quiet">{words.t('page.not-allowed.why')}</p>;
    case 'site-unknown':
      return <p class="quiet">{words.t('page.site-unknown.why')}</p>;
    case 'unreadable':
      return (
        <>
          {state.reasons.map((reason) => (
            <p key={`${reason.why}${reason.what}`}>{reasonText(reason, words)}</p>
          ))}
        </>
      );
    default:
      return null;
  }
}

function reasonText({ why, what }: NotRead, { t }: Words): string {
  return t(`notRead.${why}`, { what });
}

function sentenceOf(state: PageState, { t }: Words): string {
  switch (state.kind) {
    case 'clear':
      return t('page.clear', { n: state.rows });
    case 'look':
      return t('page.look', { n: state.marked });
    default:
      return t(`page.${state.kind}`);
  }
}

function iconOf({ kind }: PageState): IconName {
  switch (kind) {
    case 'clear':
      return 'shield';
    case 'look':
      return 'medium';
    case 'not-allowed':
    case 'site-unknown':
      return 'lock';
    case 'unreadable':
    case 'gone':
    case 'unsupported':
      return 'trouble';
    case 'asking':
    case 'reading':
    case 'no-tab':
      return 'eye';
  }
}

/** Host of an origin as people say it. */
export function siteName(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}

function useIsSlow(isWaiting: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!isWaiting) return;
    const timer = setTimeout(() => setSlow(true), slowAfter);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return isSlow;
}
