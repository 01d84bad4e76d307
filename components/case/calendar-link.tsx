// The case's deadlines as a calendar file, made at a press.
import { useEffect, useState } from 'preact/hooks';
import { letters } from '@/lib/i18n/letters';
import { say } from '@/lib/i18n/say';
import { calendarFile } from '@/lib/response/calendar';
import { caseLine } from '@/lib/response/case-line';
import { amountAtStake } from '@/lib/response/fold';
import { remindersOf } from '@/lib/response/reminders';
import { Button } from '../button';
import { clockNow } from '../clock-now';
import { Icon } from '../icons';
import { useWords } from '../words';
import type { CaseDesk } from './desk';
import { reminderLine } from './due';

export function CalendarLink({ desk: { view } }: { desk: CaseDesk }) {
  const words = useWords();
  const [url, setUrl] = useState('');
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  const reminders = remindersOf(view);
  if (reminders.length === 0) return null;
  const make = () => {
    const atStake = amountAtStake(view);
    const file = calendarFile(
      reminders.map((reminder) => ({
        uid: `${view.caseId}.${reminder.id}@tillguard`,
        title: [reminderLine(reminder, words), ...(atStake ? [words.money(atStake)] : [])].join(' · '),
        note: caseLine(view, words.language),
        due: reminder.due,
      })),
      clockNow().instant,
    );
    setUrl(URL.createObjectURL(new Blob([file], { type: 'text/calendar' })));
  };
  return url === '' ? (
    <Button look="quiet" onPress={make}>
      {say(letters, words.language, 'form.calendar')}
    </Button>
  ) : (
    <a class="button plain" href={url} download={`${view.caseId}.ics`}>
      <Icon name="save" />
      {say(letters, words.language, 'form.calendar.save', { name: `${view.caseId}.ics` })}
    </a>
  );
}
