// Steps that are done away from the screen: ticked when done, with a note; papers can be added on the way.
import type { Step } from '@/lib/response/playbook';
import { causeQuestion } from '@/lib/response/questions';
import { Button } from '../button';
import { useDraft } from '../drafts';
import { TextField } from '../field';
import { useWords } from '../words';
import type { CaseDesk } from './desk';
import { Awaited } from './due';
import { AddFiles, FileList } from './files';
import { LetterList, WriteLetter } from './letters';
import { Question } from './questions';

export function DoStep({ desk, step }: { desk: CaseDesk; step: Step }) {
  const { t, instant } = useWords();
  const { view, act } = desk;
  const note = useDraft(`${view.caseId}/step/${step.id}/note`);
  const done = view.stepsDone.get(step.id);
  const write = async (kind: 'step-done' | 'step-undone') => {
    const kept = await act({ kind, step: step.id, note: note.value.trim() });
    if (kept) note.clear();
  };
  if (done) {
    return (
      <>
        <p>{t('step.was-done', { at: instant(done.at) })}</p>
        {done.note !== '' && <p class="user-text">{done.note}</p>}
        <div class="actions">
          <Button onPress={() => write('step-undone')}>{t('step.undo')}</Button>
        </div>
      </>
    );
  }
  return (
    <>
      {step.letter && (
        <section class="part">
          <WriteLetter desk={desk} kind={step.letter} />
          <LetterList desk={desk} kind={step.letter} />
        </section>
      )}
      {step.interaction === 'document' && !step.letter && (
        <section class="part">
          <h3>{t('files.heading')}</h3>
          <FileList desk={desk} />
          <AddFiles desk={desk} place={step.id} />
        </section>
      )}
      {step.id.endsWith('.follow') && <Awaited desk={desk} />}
      {step.id === 'fraud.prevent' && <Question desk={desk} id={causeQuestion} text="question.cause" />}
      <TextField label={t('step.note')} isOptional value={note.value} onInput={note.set} rows={2} />
      <div class="actions">
        <Button look={step.letter ? 'plain' : 'primary'} onPress={() => write('step-done')}>
          {t('step.done')}
        </Button>
      </div>
    </>
  );
}
