// When the shop is open, day by day, and its shifts.
import type { Settings } from '@/lib/model/settings';
import { Button } from '../button';
import { useDraft } from '../drafts';
import { TextField } from '../field';
import { useWords } from '../words';
import { useChange } from './change';
import { WeekEditor } from './week-editor';

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

export function HoursSettings({ settings: { openHours, shifts = [] } }: { settings: Settings }) {
  const { o } = useWords();
  const change = useChange();
  return (
    <div class="form">
      <p class="quiet">{o('hours.why')}</p>
      {!openHours && <p>{o('hours.none')}</p>}
      <WeekEditor
        name="open"
        week={openHours ?? null}
        onChange={(week) => change({ openHours: week })}
        labels={{ from: o('hours.opens'), to: o('hours.closes'), add: o('hours.add'), none: o('hours.closed') }}
      />
      <h3>{o('shifts.heading')}</h3>
      <p class="quiet">{o('shifts.why')}</p>
      <ul class="plain-list">
        {shifts.map((shift) => (
          <li key={shift.name}>
            <bdi>{shift.name}</bdi> {shift.from}–{shift.to}{' '}
            <Button
              look="quiet"
              label={o('delete.named', { what: shift.name })}
              onPress={() => change({ shifts: shifts.filter((other) => other !== shift) })}
            >
              {o('delete')}
            </Button>
          </li>
        ))}
      </ul>
      <AddShift onAdd={(shift) => change({ shifts: [...shifts.filter(({ name }) => name !== shift.name), shift] })} />
    </div>
  );
}

function AddShift({ onAdd }: { onAdd: (shift: { name: string; from: string; to: string }) => Promise<boolean> }) {
  const { o } = useWords();
  const name = useDraft('options/shift/name');
  const from = useDraft('options/shift/from');
  const to = useDraft('options/shift/to');
  const add = async () => {
    const isKept = await onAdd({ name: name.value.trim(), from: from.value, to: to.value });
    if (isKept) for (const draft of [name, from, to]) draft.clear();
  };
  return (
    <>
      <div class="form-pair">
        <TextField label={o('shifts.name')} value={name.value} onInput={name.set} maxLength={80} />
        <TextField type="time" label={o('shifts.from')} value={from.value} onInput={from.set} />
        <TextField type="time" label={o('shifts.to')} value={to.value} onInput={to.set} />
      </div>
      <div class="actions">
        <Button onPress={add} isDisabled={name.value.trim() === '' || !isTime(from.value) || !isTime(to.value)}>
          {o('shifts.add')}
        </Button>
      </div>
    </>
  );
}
