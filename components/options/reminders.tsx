// Where the shop is, and when the merchant does not want to be told of anything.
import { regions } from '@/lib/model/case-event';
import type { Settings } from '@/lib/model/settings';
import { usualQuietHours } from '@/lib/model/week-hours';
import { ChoiceField } from '../field';
import { useWords } from '../words';
import { useChange } from './change';
import { WeekEditor } from './week-editor';

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
        <WeekEditor
          name="quiet"
          week={quietHours}
          onChange={(week) => change({ quietHours: week })}
          labels={{ from: o('quiet.from'), to: o('quiet.to'), add: o('quiet.add'), none: o('quiet.none') }}
        />
      )}
    </div>
  );
}
