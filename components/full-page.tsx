// The full page: many cases, one case, the remembered transactions, their numbers, the shop's own data. Where one is stands in the address.
import { useEffect, useState } from 'preact/hooks';
import type { AppKey } from '@/lib/i18n/app';
import { evidence } from '@/lib/i18n/evidence';
import { say } from '@/lib/i18n/say';
import type { Settings } from '@/lib/model/settings';
import { CasePage } from './case/case-page';
import { CasesView } from './cases-view';
import { Icon } from './icons';
import { ImportCase } from './import-case';
import { LockGate, LockNow } from './lock/gate';
import { NumbersView } from './numbers-view';
import { OptionsView } from './options-view';
import { PreventionView } from './prevention-view';
import { RecordsView } from './records-view';
import { RoomNotice } from './room-notice';
import { InLanguage, Shell } from './shell';
import { TillView } from './till-view';
import { useWords } from './words';

const places = ['cases', 'records', 'numbers', 'till', 'prevention', 'options'] as const;
type Place = (typeof places)[number];

/** What the address names: a place, or a case. */
export function readPlace(hash: string): { place: Place; caseId: string | null } {
  const [, name, id] = /^#\/(\w+)(?:\/([0-9A-Za-z-]+))?$/.exec(hash) ?? [];
  if (name === 'case' && id !== undefined) return { place: 'cases', caseId: id };
  return { place: places.find((known) => known === name) ?? 'cases', caseId: null };
}

export function FullPage({ browserLanguage, first }: { browserLanguage: string; first: Place }) {
  return (
    <InLanguage browserLanguage={browserLanguage}>
      {(settings) => (
        <LockGate>
          <Pages settings={settings} first={first} />
        </LockGate>
      )}
    </InLanguage>
  );
}

function Pages({ settings, first }: { settings: Settings | null; first: Place }) {
  const { t, language } = useWords();
  const [hash, setHash] = useState(location.hash || `#/${first}`);
  useEffect(() => {
    // The skip link's own address is no place.
    const follow = () => location.hash !== '#content' && setHash(location.hash || `#/${first}`);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [first]);
  const { place, caseId } = readPlace(hash);
  const top = (
    <>
      <p class="brand">
        <Icon name="shield" />
        {t('name')}
      </p>
      <nav aria-label={t('full.places')}>
        {places.map((one) => (
          <a key={one} href={`#/${one}`} class="nav-link" aria-current={one === place ? 'page' : undefined}>
            {t(placeNames[one])}
          </a>
        ))}
        <a href="verify.html" class="nav-link">
          {say(evidence, language, 'verify.page.title')}
        </a>
      </nav>
      <LockNow />
    </>
  );
  return (
    <Shell
      top={top}
      view={caseId === null ? place : 'case'}
      place={hash}
      isWide={caseId === null && place !== 'options'}
      title={caseId === null ? t(placeNames[place]) : t('case.title', { id: caseId })}
    >
      {caseId !== null ? (
        <>
          <p>
            <a href="#/cases">{t('cases.all')}</a>
          </p>
          <CasePage caseId={caseId} onLeave={() => location.assign('#/cases')} />
        </>
      ) : (
        <>
          {place === 'cases' && (
            <>
              <RoomNotice />
              <CasesView />
              <ImportCase />
            </>
          )}
          {place === 'records' && <RecordsView />}
          {place === 'numbers' && <NumbersView />}
          {place === 'till' && <TillView />}
          {place === 'prevention' && <PreventionView />}
          {place === 'options' && settings && <OptionsView settings={settings} />}
        </>
      )}
    </Shell>
  );
}

const placeNames: Record<Place, AppKey> = {
  cases: 'cases.heading',
  records: 'records.heading',
  numbers: 'numbers.heading',
  till: 'till-view.heading',
  prevention: 'prevention.heading',
  options: 'settings.heading',
};
