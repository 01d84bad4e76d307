// Notes of the case, in the user's own words.
import { Button } from '../button';
import { useDraft } from '../drafts';
import { TextField } from '../field';
import { useWords } from '../words';
import type { CaseDesk } from './desk';

export function Notes({ desk: { view, act } }: { desk: CaseDesk }) {
  const { t, instant } = useWords();
  const text = useDraft(`${view.caseId}/note`);
  const add = async () => {
    const kept = await act({ kind: 'note-added', text: text.value.trim() });
    if (kept) text.clear();
  };
  return (
    <>
      <ul class="entries">
        {view.notes.map((note) => (
          <li key={note.hash}>
            <p class="user-text">{note.text}</p>
            <p class="quiet small">{[instant(note.at), note.actor].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
      <TextField label={t('note.text')} value={text.value} onInput={text.set} rows={3} />
      <div class="actions">
        <Button onPress={add} isDisabled={text.value.trim() === ''}>
          {t('note.add')}
        </Button>
      </div>
    </>
  );
}
