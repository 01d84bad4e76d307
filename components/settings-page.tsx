// What the user sets at the glance: language, the shop's name, who is at this browser, and whether this site is read.
import { useState } from 'preact/hooks';
import type { Settings } from '@/lib/model/settings';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { useDraft } from './drafts';
import { ChoiceField, TextField } from './field';
import { siteName } from './page-status';
import { troubleOf, usePort } from './port';
import { useSay } from './said';
import { TaughtSites } from './taught-sites';
import { useWords } from './words';

export function SettingsPage({ settings }: { settings: Settings }) {
  const { t } = useWords();
  const port = usePort();
  return (
    <>
      <h1>{t('settings.heading')}</h1>
      <section class="part">
        <GeneralSettings settings={settings} />
      </section>
      <ThisSite />
      <TaughtSites />
      <section class="part">
        <h2>{t('settings.data')}</h2>
        <p>{t('settings.data.text')}</p>
        {port.openPage && (
          <div class="actions">
            <Button onPress={() => port.openPage?.('options')}>{t('settings.all')}</Button>
          </div>
        )}
      </section>
    </>
  );
}

/** Language, the shop's name, who is at this browser. */
export function GeneralSettings({ settings }: { settings: Settings }) {
  const { t } = useWords();
  const port = usePort();
  const say = useSay();
  const merchant = useDraft('settings/merchant', settings.merchantName);
  const actor = useDraft('settings/actor', settings.actor);
  const change = async (changed: Partial<Settings>) => {
    try {
      await askPatiently(port, 'settings.set', changed);
      say({ text: t('settings.saved'), tone: 'done' });
      return true;
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
      return false;
    }
  };
  const save = async () => {
    const isKept = await change({ merchantName: merchant.value.trim(), actor: actor.value.trim() });
    if (isKept) port.drafts.forget('settings/');
  };
  return (
    <>
      <ChoiceField
        label={t('settings.language')}
        value={settings.language}
        onInput={(language) => void change({ language })}
        choices={[
          { value: 'auto', text: t('settings.language.auto') },
          { value: 'zh-CN', text: '简体中文' },
          { value: 'en', text: 'English' },
        ]}
      />
      <TextField
        label={t('settings.merchant')}
        hint={t('settings.merchant.hint')}
        value={merchant.value}
        onInput={merchant.set}
      />
      <TextField label={t('settings.actor')} hint={t('settings.actor.hint')} value={actor.value} onInput={actor.set} />
      <div class="actions">
        <Button look="primary" onPress={save}>
          {t('save')}
        </Button>
      </div>
    </>
  );
}

function ThisSite() {
  const { t } = useWords();
  const port = usePort();
  const { tabId } = port;
  const [forgotten, setForgotten] = useState('');
  const tab = useAsked(
    'tab.glance',
    tabId === null ? null : { tabId },
    ({ changed, id }) => changed === 'tab' && id === String(tabId),
  );
  const { access = 'unsupported', origin = '' } = tab.value ?? {};
  const site = siteName(origin);
  const forget = async () => {
    await askPatiently(port, 'site.forget', { origin });
    setForgotten(site);
    await tab.again();
  };
  return (
    <section class="part">
      <h2>{t('settings.sites')}</h2>
      <p>
        {origin === ''
          ? t('settings.site.none')
          : t(access === 'allowed' ? 'settings.site.allowed' : 'settings.site.not', { site })}
      </p>
      {access === 'allowed' && (
        <div class="actions">
          <Button onPress={forget}>{t('settings.site.forget', { site })}</Button>
        </div>
      )}
      <p role="status">{forgotten === '' ? '' : t('settings.site.forgotten', { site: forgotten })}</p>
    </section>
  );
}
