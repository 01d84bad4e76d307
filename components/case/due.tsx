// What is due in the case: overdue first, each to be ticked or put off; and deadlines of the user's own or of a notice.
import { useState } from 'preact/hooks';
import { dueDay, dueTime } from '@/lib/response/clock';
import { dueState, type Reminder, remindersOf, reminderText } from '@/lib/response/reminders';
import { Button } from '../button';
import { clockNow } from '../clock-now';
import { useDraft } from '../drafts';
import { TextField } from '../field';
import { Fold } from '../fold';
import { Icon } from '../icons';
import { useWords, type Words } from '../words';
import { AddDeadline } from './add-deadline';
import type { CaseDesk } from './desk';

/** Reminders of the case that are open, in the order of their days. */
export function DueList({ desk }: { desk: CaseDesk }) {
  const { t } = useWords();
  const reminders = remindersOf(desk.view);
  return (
    <>
      {reminders.length === 0 && <p class="quiet">{t('due.none')}</p>}
      <ul class="entries">
        {reminders.map((reminder) => (
          <DueItem key={reminder.id} desk={desk} reminder={reminder} />
        ))}
      </ul>
      <Fold title={t('due.add')} level={3}>
        <AddDeadline desk={desk} place="due" />
      </Fold>
    </>
  );
}

/** What is overdue or due today, in one line each: shown above the next step, since it cannot wait. */
export function DueNow({ desk: { view } }: { desk: CaseDesk }) {
  const words = useWords();
  const clock = clockNow();
  const due = remindersOf(view).filter(({ kind, due }) => kind !== 'step' && dueState(due, clock) !== 'later');
  if (due.length === 0) return null;
  return (
    <ul class="due-now">
      {due.map((reminder) => (
        <li key={reminder.id} class={`due-${dueState(reminder.due, clock)}`}>
          <Icon name="clock" />
          <span>
            <strong>{words.r(`due.${dueState(reminder.due, clock)}`)}</strong> {reminderLine(reminder, words)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What others owe an answer to, and by when: beside the step that waits for it. */
export function Awaited({ desk: { view } }: { desk: CaseDesk }) {
  const words = useWords();
  const awaited = remindersOf(view).filter(({ kind }) => kind !== 'step');
  if (awaited.length === 0) return null;
  return (
    <section class="part">
      <h3>{words.t('due.awaited')}</h3>
      <ul class="dots">
        {awaited.map((reminder) => (
          <li key={reminder.id}>
            {reminderLine(reminder, words)} <span class="quiet small">{dueText(reminder, words)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DueItem({ desk: { view, act }, reminder }: { desk: CaseDesk; reminder: Reminder }) {
  const words = useWords();
  const { t, r } = words;
  const clock = clockNow();
  const state = dueState(reminder.due, clock);
  const what = reminderLine(reminder, words);
  const moved = useDraft(`${view.caseId}/due/${reminder.id}`);
  const [isMoving, setMoving] = useState(moved.value !== '');
  const move = async () => {
    const kept = await act({ kind: 'reminder-moved', reminder: reminder.id, dueOn: moved.value, note: '' });
    if (kept) {
      moved.clear();
      setMoving(false);
    }
  };
  return (
    <li class={`due-${state}`}>
      <p>
        <span class={`tag due-tag-${state}`}>{r(`due.${state}`)}</span> {what}
      </p>
      <p class="quiet small">
        {dueText(reminder, words)}
        {reminder.movedFrom && ` · ${t('due.moved')}`}
      </p>
      {isMoving ? (
        <div class="form">
          <TextField label={t('due.new-day')} type="date" value={moved.value} onInput={moved.set} />
          <div class="actions">
            <Button onPress={move} isDisabled={moved.value === ''}>
              {t('save')}
            </Button>
            <Button
              look="quiet"
              onPress={() => {
                moved.clear();
                setMoving(false);
              }}
            >
              {t('cancel')}
            </Button>
          </div>
        </div>
      ) : (
        <div class="actions">
          <Button
            label={t('due.met.named', { what })}
            onPress={() => act({ kind: 'reminder-met', reminder: reminder.id, note: '' })}
          >
            {t('due.met')}
          </Button>
          <Button look="quiet" label={t('due.move.named', { what })} onPress={() => setMoving(true)}>
            {t('due.move')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** What is due, in words: its text with whose it is. */
export function reminderLine(reminder: Reminder, { r }: Words): string {
  const { party } = reminder;
  const { text, values } = reminderText(reminder, clockNow());
  const said = r(text, values);
  return party === null ? said : `${r(`party.${party}`)} · ${said}`;
}

function dueText({ due }: Reminder, { t }: Words): string {
  const clock = clockNow();
  const time = dueTime(due, clock);
  return t('due.on', { day: time === null ? dueDay(due, clock) : `${dueDay(due, clock)} ${time}` });
}
