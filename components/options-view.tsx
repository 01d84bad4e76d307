// The options: who uses this browser, which sites are read, the contact book, and the data that is kept here.

import { useState } from 'preact/hooks';
import { letters } from '@/lib/i18n/letters';
import { say } from '@/lib/i18n/say';
import type { Settings } from '@/lib/model/settings';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { ContactBook } from './contact-book';
import { LearnedList } from './detection/learned-list';
import { RuleChoice } from './detection/rule-choice';
import { siteName } from './page-status';
import { troubleOf, usePort } from './port';
import { RoomNotice } from './room-notice';
import { useSay } from './said';
import { GeneralSettings } from './settings-page';
import { ShopDetailsForm } from './shop-details';
import { StampAuthorities } from './stamp-authorities';
import { useWords } from './words';

export function OptionsView({ settings }: { settings: Settings }) {
  const { t, language } = useWords();
  return (
    <>
      <h1>{t('settings.heading')}</h1>
      <section class="card" aria-label={t('settings.general')}>
        <h2>{t('settings.general')}</h2>
        <GeneralSettings settings={settings} />
      </section>
      <section class="card" aria-label={say(letters, language, 'form.shop')}>
        <h2>{say(letters, language, 'form.shop')}</h2>
        <ShopDetailsForm />
      </section>
      <section class="card" aria-label={t('contacts.heading')}>
        <h2>{t('contacts.heading')}</h2>
        <ContactBook />
      </section>
      <RuleChoice />
      <LearnedList />
      <Sites />
      <StampAuthorities settings={settings} />
      <RoomNotice />
      <Data />
    </>
  );
}

function Sites() {
  const { t } = useWords();
  const port = usePort();
  const say = useSay();
  const asked = useAsked('site.list', {}, ({ changed }) => changed === 'site');
  const sites = asked.value ?? [];
  const forget = async (origin: string) => {
    try {
      await askPatiently(port, 'site.forget', { origin });
      say({ text: t('settings.site.forgotten', { site: siteName(origin) }), tone: 'done' });
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
    }
    await asked.again();
  };
  return (
    <section class="card" aria-label={t('settings.all-sites')}>
      <h2>{t('settings.all-sites')}</h2>
      <p class="quiet">{t(sites.length === 0 ? 'settings.all-sites.none' : 'settings.all-sites.why')}</p>
      <ul class="entries">
        {sites.map((origin) => (
          <li key={origin}>
            <p class="address">
              <bdi>{siteName(origin)}</bdi>
            </p>
            <div class="actions">
              <Button onPress={() => forget(origin)}>{t('settings.site.forget', { site: siteName(origin) })}</Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Data() {
  const { t } = useWords();
  const port = usePort();
  const say = useSay();
  const asked = useAsked('data.counts', {}, ({ changed }) => changed === 'case' || changed === 'tab');
  const [isAsking, setAsking] = useState(false);
  const deleteAll = async () => {
    try {
      await askPatiently(port, 'data.delete-all', {});
      port.drafts.forget('');
      setAsking(false);
      say({ text: t('data.deleted'), tone: 'done' });
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
    }
    await asked.again();
  };
  const counts = asked.value;
  return (
    <section class="card" aria-label={t('settings.data')}>
      <h2>{t('settings.data')}</h2>
      <p>{t('settings.data.text')}</p>
      {counts && (
        <dl class="counts">
          <div>
            <dt>{t('cases.heading')}</dt>
            <dd>{counts.cases}</dd>
          </div>
          <div>
            <dt>{t('records.heading')}</dt>
            <dd>{counts.transactions}</dd>
          </div>
          <div>
            <dt>{t('data.files')}</dt>
            <dd>{counts.artefacts}</dd>
          </div>
        </dl>
      )}
      {isAsking ? (
        <>
          <p role="alert">{t('data.delete.ask')}</p>
          <div class="actions">
            <Button onPress={() => setAsking(false)}>{t('case.delete.no')}</Button>
            <Button look="danger" onPress={deleteAll}>
              {t('data.delete.yes')}
            </Button>
          </div>
        </>
      ) : (
        <div class="actions">
          <Button look="danger" onPress={() => setAsking(true)}>
            {t('data.delete')}
          </Button>
        </div>
      )}
    </section>
  );
}
