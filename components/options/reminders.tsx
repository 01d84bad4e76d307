// Where the shop is, and when the merchant does not want to be told of anything.
import { regions } from '@/lib/model/case-event';
import { usualQuietHours } from '@/lib/model/quiet-hours';
import type { Settings } from '@/lib/model/settings';
import { ChoiceField, TextField } from '../field';
import { useWords } from '../words';
import { useChange } from './change';

export function RegionSetting({ settings: { region } }: { settings: Settings }) {
  const { o, r } = useWords();
  const change = useChange();
  return (
    <ChoiceField
      label={o('region.label')}
      hint={o('region.hint')}
      value={region}
      onInput={(chosen) => void change({ region: chosen })}
      choices={regions.map((value) => ({ value, text: r(`region.${value}`) }))}
    />
  );
}

export function QuietSettings({ settings: { quietHours } }: { settings: Settings }) {
  const { o } = useWords();
  const change = useChange();
  const set = (part: 'from' | 'to') => (time: string) => {
    // A time half typed is none yet.
    if (quietHours && /^\d{2}:\d{2}$/.test(time)) void change({ quietHours: { ...quietHours, [part]: time } });
  };
  return (
    <div class="form">
      <p class="quiet">{o('quiet.why')}</p>
      <ChoiceField
        label={o('quiet.label')}
        value={quietHours ? 'on' : 'off'}
        onInput={(chosen: 'on' | 'off') => void change({ quietHours: chosen === 'on' ? usualQuietHours : null })}
        choices={(['on', 'off'] as const).map((value) => ({ value, text: o(`quiet.${value}`) }))}
      />
      {quietHours && (
        <div class="form-pair">
          <TextField type="time" label={o('quiet.from')} value={quietHours.from} onInput={set('from')} />
          <TextField type="time" label={o('quiet.to')} value={quietHours.to} onInput={set('to')} />
        </div>
      )}
    </div>
  );
}
