// Step "decide what it is": the three outcomes, each with the signs for and against it; the user decides.
import { outcomes } from '@/lib/model/finding';
import { type Sign, weighSigns } from '@/lib/response/triage';
import { Button } from '../button';
import { Choices } from '../choices';
import { useDraft } from '../drafts';
import { TextField } from '../field';
import { useWords } from '../words';
import type { CaseDesk } from './desk';
import { TriageQuestions } from './questions';

export function Classify({ desk: { view, act } }: { desk: CaseDesk }) {
  const { t, r } = useWords();
  const { signs, recommended } = weighSigns(view);
  const draft = useDraft(`${view.caseId}/classify/outcome`, view.classified?.outcome ?? '');
  const reason = useDraft(`${view.caseId}/classify/reason`);
  const chosen = outcomes.find((outcome) => outcome === draft.value) ?? '';
  const decide = async () => {
    if (chosen === '') return;
    const kept = await act({ kind: 'classified', outcome: chosen, reason: reason.value.trim() });
    if (kept) {
      draft.clear();
      reason.clear();
    }
  };
  return (
    <>
      <TriageQuestions desk={{ view, act }} isOpen={recommended === null} />
      {recommended === null && <p class="quiet">{t('classify.none-recommended')}</p>}
      <Choices
        legend={t('classify.legend')}
        value={chosen}
        onChoose={draft.set}
        choices={outcomes.map((outcome) => ({
          value: outcome,
          text: r(`outcome.${outcome}`),
          details: (
            <>
              <p>{r(`outcome.${outcome}.explained`)}</p>
              {outcome === recommended && <p class="recommended">{t('classify.recommended')}</p>}
              <Signs signs={signs[outcome]} />
            </>
          ),
        }))}
      />
      <TextField label={t('classify.reason')} isOptional value={reason.value} onInput={reason.set} rows={2} />
      <div class="actions">
        <Button look="primary" isDisabled={chosen === ''} onPress={decide}>
          {chosen === '' ? t('classify.decide') : t('classify.decide.as', { what: r(`outcome.${chosen}`) })}
        </Button>
      </div>
      <p class="quiet small">{t('classify.change')}</p>
    </>
  );
}

function Signs({ signs }: { signs: readonly Sign[] }) {
  const { t } = useWords();
  if (signs.length === 0) return <p class="quiet small">{t('classify.no-signs')}</p>;
  return (
    <dl class="signs">
      <SignList name={t('classify.for')} tone="for" signs={signs.filter(({ isFor }) => isFor)} />
      <SignList name={t('classify.against')} tone="against" signs={signs.filter(({ isFor }) => !isFor)} />
    </dl>
  );
}

function SignList({ name, tone, signs }: { name: string; tone: 'for' | 'against'; signs: readonly Sign[] }) {
  const { r } = useWords();
  if (signs.length === 0) return null;
  return (
    <div class={`sign-${tone}`}>
      <dt>{name}</dt>
      {signs.map(({ text }) => (
        <dd key={text}>{r(text)}</dd>
      ))}
    </div>
  );
}
