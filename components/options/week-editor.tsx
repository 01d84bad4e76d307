// The hours of a week: what holds now, day by day, and a form that adds a stretch to some days. For business hours and quiet hours alike.
import { useState } from 'preact/hooks';
import { everyDay, isNever, printSpans, type Span, type WeekHours } from '@/lib/model/week-hours';
import { Button } from '../button';
import { CheckField } from '../check-field';
import { useDraft } from '../drafts';
import { TextField } from '../field';
import { useWords } from '../words';

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
/** Most stretches of one day. */
const most = 6;

interface WeekEditorProps {
  /** of the drafts' keys */
  name: string;
  week: WeekHours | null;
  /** null: nothing is left of the week */
  onChange: (week: WeekHours | null) => Promise<boolean>;
  /** labels of the two times, the button, and what a day without hours is */
  labels: { from: string; to: string; add: string; none: string };
}

export function WeekEditor({ name, week, onChange, labels }: WeekEditorProps) {
  const { o, language, list } = useWords();
  const from = useDraft(`options/${name}/from`);
  const to = useDraft(`options/${name}/to`);
  const [days, setDays] = useState<ReadonlySet<number>>(new Set([0, 1, 2, 3, 4, 5, 6]));
  const now = week ?? everyDay();
  const dayName = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const nameOf = (day: number) => dayName.format(new Date((4 + day) * 86_400_000));
  const named = (group: readonly number[]) => (group.length === 7 ? o('week.every-day') : list(group.map(nameOf)));
  const change = (changed: WeekHours) => onChange(isNever(changed) ? null : changed);
  const add = async () => {
    const span = { from: from.value, to: to.value };
    const isKept = await change(
      now.map((spans, day) =>
        days.has(day) && spans.length < most && !spans.some((one) => isSame(one, span))
          ? [...spans, span].sort((a, b) => (a.from < b.from ? -1 : 1))
          : spans,
      ),
    );
    if (isKept) for (const draft of [from, to]) draft.clear();
  };
  const remove = (span: Span, group: readonly number[]) =>
    change(now.map((spans, day) => (group.includes(day) ? spans.filter((one) => !isSame(one, span)) : spans)));
  return (
    <>
      {week && (
        <dl class="week">
          {grouped(now).map(({ days: group, spans }) => (
            <div key={group.join()}>
              <dt>{named(group)}</dt>
              {spans.length === 0 && <dd class="quiet">{labels.none}</dd>}
              {spans.map((span) => (
                <dd key={printSpans([span])}>
                  {textOf(span)}{' '}
                  <Button
                    look="quiet"
                    label={o('delete.named', { what: `${named(group)}, ${textOf(span)}` })}
                    onPress={() => remove(span, group)}
                  >
                    {o('delete')}
                  </Button>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
      <fieldset class="days">
        <legend>{o('week.days')}</legend>
        {now.map((_, day) => (
          <CheckField
            key={nameOf(day)}
            label={nameOf(day)}
            isChecked={days.has(day)}
            onChange={(isChosen) =>
              setDays(new Set(isChosen ? [...days, day] : [...days].filter((other) => other !== day)))
            }
          />
        ))}
      </fieldset>
      <div class="form-pair">
        <TextField type="time" label={labels.from} value={from.value} onInput={from.set} />
        <TextField type="time" label={labels.to} value={to.value} onInput={to.set} />
      </div>
      <p class="quiet small">{o('week.hint')}</p>
      <div class="actions">
        <Button onPress={add} isDisabled={!isTime(from.value) || !isTime(to.value) || days.size === 0}>
          {labels.add}
        </Button>
      </div>
    </>
  );

  function textOf(span: Span): string {
    if (span.from === span.to) return o('week.all-day', { from: span.from });
    return span.to < span.from ? o('week.over-midnight', { hours: printSpans([span]) }) : printSpans([span]);
  }
}

function isSame(a: Span, b: Span): boolean {
  return a.from === b.from && a.to === b.to;
}

/** Days with the same hours, together; in the week's order. */
function grouped(week: WeekHours): { days: number[]; spans: readonly Span[] }[] {
  const groups = new Map<string, { days: number[]; spans: readonly Span[] }>();
  week.forEach((spans, day) => {
    const key = printSpans(spans);
    const group = groups.get(key);
    if (group) group.days.push(day);
    else groups.set(key, { days: [day], spans });
  });
  return [...groups.values()];
}
