// Step "confirm the facts": each fact as the portal gives it, confirmed or corrected one by one, or all that are left at once.
import { useState } from 'preact/hooks';
import { type Fact, facts } from '@/lib/model/case-event';
import { isWithin } from '@/lib/model/week-hours';
import { shiftUnknown } from '@/lib/response/shift';
import { useAsked } from '../asking';
import { Button } from '../button';
import { useDraft } from '../drafts';
import { TextField } from '../field';
import { Icon } from '../icons';
import { personText } from '../options/people';
import { useWords } from '../words';
import { factValueText, portalFact } from './case-facts';
import type { CaseDesk } from './desk';

export function ConfirmFacts({ desk }: { desk: CaseDesk }) {
  const words = useWords();
  const { t } = words;
  const { view, act } = desk;
  const open = facts.filter((fact) => fact !== 'on-shift' && !view.facts[fact]);
  const confirmAll = async () => {
    for (const fact of open) {
      const kept = await act({
        kind: 'fact-confirmed',
        fact,
        value: portalFact(fact, view, words),
        corrected: false,
      });
      if (!kept) return;
    }
  };
  return (
    <>
      <ul class="facts">
        {facts
          .filter((fact) => fact !== 'on-shift')
          .map((fact) => (
            <OneFact key={fact} fact={fact} desk={desk} />
          ))}
      </ul>
      {/* Beneath what it is about: who was on shift is another question, which it does not answer. */}
      {open.length > 0 && (
        <div class="actions all-facts">
          <Button look="primary" onPress={confirmAll}>
            {t('fact.all-right', { n: open.length })}
          </Button>
        </div>
      )}
      <ul class="facts">
        <OnShift desk={desk} />
      </ul>
    </>
  );
}

function OneFact({ fact, desk: { view, act } }: { fact: Fact; desk: CaseDesk }) {
  const words = useWords();
  const { t, r } = words;
  const name = r(`fact.${fact}`);
  const said = portalFact(fact, view, words);
  const known = view.facts[fact];
  const value = known ? known.value : said;
  const draft = useDraft(`${view.caseId}/fact/${fact}`);
  const [isEditing, setEditing] = useState(draft.value !== '');
  const correct = async () => {
    const kept = await act({
      kind: 'fact-confirmed',
      fact,
      value: draft.value.trim(),
      corrected: draft.value.trim() !== said,
    });
    if (kept) {
      draft.clear();
      setEditing(false);
    }
  };
  return (
    <li class={`fact ${known ? 'is-known' : ''}`}>
      <div class="fact-line">
        <div class="fact-text">
          <span class="fact-name">{name}</span>
          <bdi class={`fact-value ${value === '' ? 'quiet' : ''}`}>{factValueText(fact, value, words)}</bdi>
        </div>
        <FactMark isKnown={known !== undefined} isCorrected={known?.corrected ?? false} />
        {!isEditing && (
          <div class="actions fact-actions">
            {!known && (
              <Button
                label={t('fact.right.named', { what: name })}
                onPress={() => act({ kind: 'fact-confirmed', fact, value: said, corrected: false })}
              >
                {t('fact.right')}
              </Button>
            )}
            <Button
              look="quiet"
              label={t('fact.correct.named', { what: name })}
              onPress={() => {
                draft.set(value);
                setEditing(true);
              }}
            >
              {t('fact.correct')}
            </Button>
          </div>
        )}
      </div>
      {known?.corrected && said !== value && (
        <p class="quiet small">{t('fact.portal-says', { what: said === '' ? t('fact.missing') : said })}</p>
      )}
      {isEditing && (
        <div class="fact-edit">
          <TextField label={t('fact.now', { what: name })} value={draft.value} onInput={draft.set} />
          <div class="actions">
            <Button onPress={correct} isDisabled={draft.value.trim() === ''}>
              {t('save')}
            </Button>
            <Button
              look="quiet"
              onPress={() => {
                draft.clear();
                setEditing(false);
              }}
            >
              {t('cancel')}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

function OnShift({ desk: { view, act } }: { desk: CaseDesk }) {
  const words = useWords();
  const { t, r, o, list } = words;
  const known = view.facts['on-shift'];
  const operators = [...new Set(view.transactions.flatMap(({ transaction }) => transaction.operator ?? []))];
  const settings = useAsked('settings.get', {}, ({ changed }) => changed === 'settings').value;
  const time = view.transactions[0]?.transaction.time?.local.slice(11, 16);
  const shifts = (settings?.shifts ?? []).flatMap((one) => (time && isWithin(time, one) ? one.name : []));
  const draft = useDraft(`${view.caseId}/fact/on-shift`, operators[0] ?? '');
  const [isEditing, setEditing] = useState(false);
  const answer = async (value: string) => {
    const kept = await act({
      kind: 'fact-confirmed',
      fact: 'on-shift',
      value,
      corrected: operators.length > 0 && !operators.includes(value),
    });
    if (kept) {
      draft.clear();
      setEditing(false);
    }
  };
  return (
    <li class={`fact ${known ? 'is-known' : ''}`}>
      <div class="fact-line">
        <div class="fact-text">
          <span class="fact-name">{r('fact.on-shift')}</span>
          {known && <bdi class="fact-value">{factValueText('on-shift', known.value, words)}</bdi>}
        </div>
        <FactMark isKnown={known !== undefined} isCorrected={known?.corrected ?? false} />
        {known && !isEditing && (
          <div class="actions fact-actions">
            <Button
              look="quiet"
              label={t('fact.correct.named', { what: r('fact.on-shift') })}
              onPress={() => setEditing(true)}
            >
              {t('fact.correct')}
            </Button>
          </div>
        )}
      </div>
      {(!known || isEditing) && (
        <div class="fact-edit">
          <TextField
            label={t('fact.shift.who')}
            value={draft.value}
            onInput={draft.set}
            suggestions={(settings?.people ?? []).map((person) => personText(person, words))}
            {...(shifts.length > 0 && { hint: o('shifts.of', { names: list(shifts) }) })}
          />
          <div class="actions">
            <Button onPress={() => answer(draft.value.trim())} isDisabled={draft.value.trim() === ''}>
              {t('fact.shift.somebody')}
            </Button>
            <Button onPress={() => answer('')}>{t('fact.shift.nobody')}</Button>
            <Button onPress={() => answer(shiftUnknown)}>{t('fact.shift.unknown')}</Button>
          </div>
        </div>
      )}
    </li>
  );
}

function FactMark({ isKnown, isCorrected }: { isKnown: boolean; isCorrected: boolean }) {
  const { t } = useWords();
  if (!isKnown) return null;
  return (
    <span class="fact-mark">
      <Icon name="check" />
      {t(isCorrected ? 'fact.was-corrected' : 'fact.was-confirmed')}
    </span>
  );
}
