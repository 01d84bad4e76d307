// The data that is kept here: how much, for how long, as a backup, and deleted at the user's wish.
import { useState } from 'preact/hooks';
import type { Settings } from '@/lib/model/settings';
import { askPatiently, useAsked } from '../asking';
import { Button } from '../button';
import { sizeText } from '../case/file-names';
import { ChoiceField } from '../field';
import { troubleOf, usePort } from '../port';
import { useSay } from '../said';
import { useWords } from '../words';
import { MakeBackup, TakeBackup } from './backup';
import { useChange } from './change';

const years = ['0', '365', '730', '1095', '1825'] as const;

export function DataSettings({ settings }: { settings: Settings }) {
  const { t, o, language } = useWords();
  const port = usePort();
  const say = useSay();
  const change = useChange();
  const asked = useAsked('data.counts', {}, ({ changed }) => changed === 'case' || changed === 'tab');
  const counts = asked.value;
  const kept = String(settings.retentionDays ?? 0);
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
  return (
    <>
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
      {counts?.bytes != null && <p class="quiet">{o('data.size', { size: sizeText(counts.bytes, language) })}</p>}
      <ChoiceField
        label={o('retention.label')}
        hint={o('retention.hint')}
        value={years.find((days) => days === kept) ?? '0'}
        onInput={(days) => void change({ retentionDays: Number(days) })}
        choices={years.map((value) => ({ value, text: o(`retention.${value}`) }))}
      />
      {counts && <MakeBackup last={counts.lastBackup} onMade={asked.again} />}
      <TakeBackup onTaken={asked.again} />
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
    </>
  );
}
