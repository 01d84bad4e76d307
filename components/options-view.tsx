// The options: who uses this browser, the shop and its people, the steps it goes by, which sites are read, the data that is kept here.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { chain } from '@/lib/i18n/chain';
import { letters } from '@/lib/i18n/letters';
import { say } from '@/lib/i18n/say';
import type { Settings } from '@/lib/model/settings';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { ContactBook } from './contact-book';
import { useCustodyWords } from './custody-words';
import { LearnedList } from './detection/learned-list';
import { RuleChoice } from './detection/rule-choice';
import { ChainSettings } from './options/chain';
import { useOrder } from './options/change';
import { DataSettings } from './options/data';
import { HoursSettings } from './options/hours';
import { KeySettings } from './options/keys';
import { LockSettings } from './options/lock';
import { PeopleSettings } from './options/people';
import { PlaybookSettings } from './options/playbooks';
import { QuietSettings, RegionSetting } from './options/reminders';
import { siteName } from './page-status';
import { Plan } from './plan';
import { troubleOf, usePort } from './port';
import { RoomNotice } from './room-notice';
import { useSay } from './said';
import { GeneralSettings } from './settings-page';
import { ShopDetailsForm } from './shop-details';
import { StampAuthorities } from './stamp-authorities';
import { useWords } from './words';

export function OptionsView({ settings }: { settings: Settings }) {
  const { t, o, language } = useWords();
  const c = useCustodyWords();
  return (
    <>
      <h1>{t('settings.heading')}</h1>
      <Contents />
      <Part title={t('settings.general')}>
        <GeneralSettings key={settings.actor} settings={settings} />
        <RegionSetting settings={settings} />
      </Part>
      <Part title={o('people.heading')}>
        <PeopleSettings settings={settings} />
      </Part>
      <Part title={o('hours.heading')}>
        <HoursSettings settings={settings} />
      </Part>
      <StoresAndTerminals />
      <Part title={say(letters, language, 'form.shop')}>
        <ShopDetailsForm />
      </Part>
      <Part title={t('contacts.heading')}>
        <ContactBook />
      </Part>
      <Part title={o('playbooks.heading')}>
        <PlaybookSettings />
      </Part>
      <RuleChoice />
      <LearnedList />
      <Part title={o('quiet.heading')}>
        <QuietSettings settings={settings} />
      </Part>
      <Sites />
      <StampAuthorities settings={settings} />
      <Part title={say(chain, language, 'heading')}>
        <ChainSettings />
      </Part>
      <Part title={c('keys.heading')}>
        <KeySettings />
      </Part>
      <Part title={o('lock.heading')}>
        <LockSettings />
      </Part>
      <RoomNotice />
      <Part title={t('settings.data')}>
        <DataSettings settings={settings} />
      </Part>
    </>
  );
}

/** The parts of the page by their headings, as they stand below: a press goes to one. */
function Contents() {
  const { t } = useWords();
  const here = useRef<HTMLElement>(null);
  const [parts, setParts] = useState<{ title: string; heading: HTMLElement }[]>([]);
  useEffect(() => {
    const main = here.current?.parentElement;
    if (!main) return;
    const look = () => {
      const found = [...main.querySelectorAll<HTMLElement>(':scope > section > h2')];
      const next = found.map((heading) => ({ title: heading.textContent ?? '', heading }));
      setParts((before) => (sameTitles(before, next) ? before : next));
    };
    look();
    // Some parts come only once the worker has answered.
    const watch = new MutationObserver(look);
    watch.observe(main, { childList: true });
    return () => watch.disconnect();
  }, []);
  const goTo = (heading: HTMLElement) => {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.parentElement?.scrollIntoView({ block: 'start' });
  };
  return (
    <nav class="contents" aria-label={t('settings.parts')} ref={here}>
      <ul>
        {parts.map(({ title, heading }) => (
          <li key={title}>
            <Button look="quiet" onPress={() => goTo(heading)}>
              {title}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function sameTitles(before: readonly { heading: HTMLElement; title: string }[], after: typeof before): boolean {
  return (
    before.length === after.length &&
    before.every(({ heading, title }, at) => heading === after[at]!.heading && title === after[at]!.title)
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** The list that inspections compare with, here as under "Prevention". */
function StoresAndTerminals() {
  const asked = useAsked('prevention.get', {}, ({ changed }) => changed === 'prevention');
  const order = useOrder();
  if (!asked.value) return null;
  return <Plan plan={asked.value.plan} onChange={(plan) => order('prevention.plan', plan)} />;
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
