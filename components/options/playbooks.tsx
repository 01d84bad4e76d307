// The steps that cases go by, playbook by playbook, each to be changed; steps of the merchant's own; and back to ours.
import { useState } from 'preact/hooks';
import { noEdits } from '@/lib/model/playbook-edits';
import { overlaySteps, wordStep } from '@/lib/response/overlay';
import type { Playbook, Step } from '@/lib/response/playbook';
import { playbooks } from '@/lib/response/playbooks';
import { Button } from '../button';
import { useDraft } from '../drafts';
import { ChoiceField, TextField } from '../field';
import { Fold } from '../fold';
import { usePort } from '../port';
import { useWords } from '../words';
import { useOrder } from './change';
import { linesOf, StepEditor } from './step-editor';

export function PlaybookSettings() {
  const { t, o, edits } = useWords();
  const order = useOrder();
  const [isAsking, setAsking] = useState(false);
  const hasEdits = edits.steps.length + edits.added.length > 0;
  return (
    <>
      <p class="quiet">{o('playbooks.why')}</p>
      {playbooks.map((playbook) => (
        <OnePlaybook key={playbook.id} playbook={playbook} />
      ))}
      {hasEdits && !isAsking && (
        <div class="actions">
          <Button look="danger" onPress={() => setAsking(true)}>
            {o('playbooks.reset-all')}
          </Button>
        </div>
      )}
      {hasEdits && isAsking && (
        <>
          <p role="alert">{o('playbooks.reset-all.ask')}</p>
          <div class="actions">
            <Button onPress={() => setAsking(false)}>{t('cancel')}</Button>
            <Button look="danger" onPress={() => order('playbook.edit', noEdits).then(() => setAsking(false))}>
              {o('playbooks.reset-all.yes')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

function OnePlaybook({ playbook }: { playbook: Playbook }) {
  const { o, r, edits, language } = useWords();
  // Those left out are listed too, to be taken in again; a step of the merchant's own stands where it belongs.
  const shown = overlaySteps(playbook, { ...edits, steps: edits.steps.map((edit) => ({ ...edit, isHidden: false })) });
  const changed = shown.filter((step) => stateOf(step, edits) !== null).length;
  return (
    <Fold
      title={o(`playbooks.${playbook.id}`)}
      level={3}
      isLazy
      {...(changed > 0 && { beside: o('playbooks.changed', { n: changed }) })}
    >
      <ol class="plain-list">
        {shown.map((step) => {
          const { title } = wordStep(step, language);
          const state = stateOf(step, edits);
          return (
            <li key={step.id}>
              <Fold title={title} level={4} isLazy {...(state && { beside: o(`step.${state}`) })}>
                {/* drawn anew once the change is kept: what is typed is the kept text then */}
                <StepEditor
                  key={`${language}${JSON.stringify(edits.steps.find((one) => one.step === step.id) ?? '')}`}
                  step={step}
                />
              </Fold>
            </li>
          );
        })}
      </ol>
      <AddStep playbook={playbook} steps={shown} />
      <h4>{o('playbooks.sources')}</h4>
      <ul class="dots">
        {playbook.sources.map((source) => (
          <li key={source}>{r(source)}</li>
        ))}
      </ul>
      <p class="quiet small">{o('playbooks.checked-on', { day: playbook.checkedOn })}</p>
    </Fold>
  );
}

function stateOf({ id }: Step, edits: typeof noEdits): 'is-own' | 'is-hidden' | 'is-changed' | null {
  if (id.startsWith('own.')) return 'is-own';
  const edit = edits.steps.find((one) => one.step === id);
  return edit ? (edit.isHidden ? 'is-hidden' : 'is-changed') : null;
}

function AddStep({ playbook, steps }: { playbook: Playbook; steps: readonly Step[] }) {
  const { o, edits, language } = useWords();
  const port = usePort();
  const order = useOrder();
  const title = useDraft(`options/own-step/${playbook.id}/title`);
  const why = useDraft(`options/own-step/${playbook.id}/why`);
  const how = useDraft(`options/own-step/${playbook.id}/how`);
  const [after, setAfter] = useState('');
  const add = async () => {
    const step = {
      id: `own.${port.newRequestId().slice(0, 8)}`,
      playbook: playbook.id,
      after: after === '' ? null : after,
      title: title.value.trim(),
      why: why.value.trim(),
      how: linesOf(how.value),
      isOptional: false,
    };
    if (await order('playbook.edit', { ...edits, added: [...edits.added, step] }, o('step.kept')))
      for (const draft of [title, why, how]) draft.clear();
  };
  return (
    <div class="form">
      <h4>{o('step.own.heading')}</h4>
      <TextField label={o('step.title')} value={title.value} onInput={title.set} maxLength={400} />
      <TextField label={o('step.why')} isOptional value={why.value} onInput={why.set} maxLength={400} />
      <TextField label={o('step.how')} isOptional value={how.value} onInput={how.set} rows={3} />
      <ChoiceField
        label={o('step.own.after')}
        value={after}
        onInput={setAfter}
        choices={[
          { value: '', text: o('step.own.last') },
          ...steps.map((step) => ({ value: step.id, text: wordStep(step, language).title })),
        ]}
      />
      <div class="actions">
        <Button onPress={add} isDisabled={title.value.trim() === ''}>
          {o('step.own.add')}
        </Button>
      </div>
    </div>
  );
}
