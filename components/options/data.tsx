// The data that is kept here: how much, for how long, as a backup, and deleted at the user's wish.
import type { Settings } from '@/lib/model/settings';
import { useAsked } from '../asking';
import { sizeText } from '../case/file-names';
import { DeleteEverything } from '../delete-everything';
import { ChoiceField } from '../field';
import { useSay } from '../said';
import { useWords } from '../words';
import { MakeBackup, TakeBackup } from './backup';
import { useChange } from './change';

const years = ['0', '365', '730', '1095', '1825'] as const;

export function DataSettings({ settings }: { settings: Settings }) {
  const { t, o, language } = useWords();
  const say = useSay();
  const change = useChange();
  const asked = useAsked('data.counts', {}, ({ changed }) => changed === 'case' || changed === 'tab');
  const counts = asked.value;
  const kept = String(settings.retentionDays ?? 0);
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
      <DeleteEverything
        onDeleted={() => {
          say({ text: t('data.deleted'), tone: 'done' });
          void asked.again();
        }}
        onTrouble={(text) => {
          say({ text, tone: 'trouble' });
          void asked.again();
        }}
      />
    </>
  );
}
