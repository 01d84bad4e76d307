// A few questions whose answers are signs: each with three answers, asked one below the other, answered in any order.
import type { ResponseKey } from '@/lib/i18n/response';
import { answers } from '@/lib/model/case-event';
import { questions } from '@/lib/response/questions';
import { Button } from '../button';
import { Fold } from '../fold';
import { useWords } from '../words';
import type { CaseDesk } from './desk';

/** Triage's questions, folded: the signs can be clear without them. */
export function TriageQuestions({ desk, isOpen }: { desk: CaseDesk; isOpen: boolean }) {
  const { t } = useWords();
  const answered = questions.filter(({ id }) => desk.view.answers.has(id)).length;
  return (
    <Fold
      title={t('questions.heading')}
      icon="note"
      level={3}
      isOpen={isOpen}
      beside={t('case.steps.short', { done: answered, total: questions.length })}
    >
      <ul class="questions">
        {questions.map(({ id, text }) => (
          <li key={id}>
            <Question desk={desk} id={id} text={text} />
          </li>
        ))}
      </ul>
    </Fold>
  );
}

export function Question({ desk: { view, act }, id, text }: { desk: CaseDesk; id: string; text: ResponseKey }) {
  const { r } = useWords();
  const known = view.answers.get(id)?.answer;
  return (
    <fieldset class="question">
      <legend>{r(text)}</legend>
      <div class="actions">
        {answers.map((answer) => (
          <Button
            key={answer}
            isPressed={known === answer}
            onPress={() => act({ kind: 'answered', question: id, answer, note: '' })}
          >
            {r(`answer.${answer}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
