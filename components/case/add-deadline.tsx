// A deadline that somebody named: typed in, or taken from a notice once the user has looked at it.
import { deadlineSources, type FileReference } from '@/lib/model/case-event';
import { Button } from '../button';
import { useDraft } from '../drafts';
import { ChoiceField, TextField } from '../field';
import { useWords } from '../words';
import type { CaseDesk } from './desk';
import { NoticeInFile, ReadNotice } from './read-notice';

interface AddDeadlineProps {
  desk: CaseDesk;
  /** tells this form's drafts from those of another one */
  place: string;
  /** a notice that the case holds: its dates are looked for at once */
  notice?: FileReference;
}

export function AddDeadline({ desk, place, notice }: AddDeadlineProps) {
  const { t, r } = useWords();
  const { view, act } = desk;
  const key = (field: string) => `${view.caseId}/deadline/${place}/${field}`;
  const what = useDraft(key('what'));
  const day = useDraft(key('day'));
  const source = useDraft(key('source'), 'acquirer-notice');
  const chosen = deadlineSources.find((known) => known === source.value) ?? 'own';
  const take = (said: string, on: string | null) => {
    what.set(said);
    day.set(on ?? '');
  };
  const add = async () => {
    const kept = await act({
      kind: 'deadline-set',
      what: what.value.trim(),
      dueOn: day.value,
      source: chosen,
      note: '',
    });
    if (kept) for (const draft of [what, day, source]) draft.clear();
  };
  return (
    <>
      {notice ? <NoticeInFile notice={notice} onTake={take} /> : <ReadNotice desk={desk} onTake={take} />}
      <div class="form">
        <TextField label={t('due.what')} value={what.value} onInput={what.set} />
        <div class="form-pair">
          <TextField label={t('due.day')} type="date" value={day.value} onInput={day.set} />
          <ChoiceField
            label={t('due.source')}
            value={chosen}
            onInput={source.set}
            choices={deadlineSources.map((value) => ({ value, text: r(`deadline-source.${value}`) }))}
          />
        </div>
        <div class="actions">
          <Button onPress={add} isDisabled={what.value.trim() === '' || day.value === ''}>
            {t('due.keep')}
          </Button>
        </div>
      </div>
    </>
  );
}
