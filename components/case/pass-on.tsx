// Passing the case on: at the end of a shift, to another role, to the head office. An act of the log like any other.
import { Button } from '../button';
import { useDraft } from '../drafts';
import { TextField } from '../field';
import { useWords } from '../words';
import type { CaseDesk } from './desk';

export function PassOn({ desk: { view, act } }: { desk: CaseDesk }) {
  const { t, instant } = useWords();
  const to = useDraft(`${view.caseId}/pass-on/to`);
  const note = useDraft(`${view.caseId}/pass-on/note`);
  const passOn = async () => {
    const kept = await act({ kind: 'passed-on', to: to.value.trim(), note: note.value.trim() });
    if (kept) for (const draft of [to, note]) draft.clear();
  };
  return (
    <>
      <p class="quiet">{t('pass-on.why')}</p>
      {view.holder && (
        <>
          <p>{t('pass-on.since', { who: view.holder.to, at: instant(view.holder.at) })}</p>
          {view.holder.note !== '' && <p class="user-text">{view.holder.note}</p>}
        </>
      )}
      <TextField label={t('pass-on.to')} hint={t('pass-on.to.hint')} value={to.value} onInput={to.set} maxLength={80} />
      <TextField label={t('pass-on.note')} isOptional value={note.value} onInput={note.set} rows={2} />
      <div class="actions">
        <Button onPress={passOn} isDisabled={to.value.trim() === ''}>
          {t('pass-on.act')}
        </Button>
      </div>
    </>
  );
}
