// All steps of the case with their state; each can be opened, done ones to look at or change.
import type { ChecklistStep } from '@/lib/response/checklist';
import { wordStep } from '@/lib/response/overlay';
import { Button } from '../button';
import { Icon } from '../icons';
import { useWords } from '../words';

interface StepListProps {
  steps: readonly ChecklistStep[];
  /** id of the step on screen */
  shown: string;
  onChoose: (id: string) => void;
}

export function StepList({ steps, shown, onChoose }: StepListProps) {
  const { t, language, instant } = useWords();
  return (
    <ol class="steps">
      {steps.map(({ step, done }) => {
        const title = wordStep(step, language).title;
        const isShown = step.id === shown;
        return (
          <li
            key={step.id}
            class={done ? 'is-done' : isShown ? 'is-now' : ''}
            aria-current={isShown ? 'step' : undefined}
          >
            <Icon name={done ? 'done' : isShown ? 'now' : 'open'} />
            <div>
              <Button
                look="quiet"
                label={t(done ? 'steps.show-again' : 'steps.do-now', { what: title })}
                onPress={() => onChoose(step.id)}
              >
                {title}
              </Button>
              <p class="quiet small">
                {done
                  ? `${t('steps.done')} · ${t('steps.done-by', { at: instant(done.at), who: done.actor || t('who.unnamed') })}`
                  : isShown
                    ? t('steps.now')
                    : t(step.isOptional ? 'steps.optional' : 'steps.open')}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
