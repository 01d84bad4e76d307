// A case on screen: what it is about, the one next step, and everything else folded.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { letters } from '@/lib/i18n/letters';
import { say } from '@/lib/i18n/say';
import { regions } from '@/lib/model/case-event';
import { checklist, nextAction, progress } from '@/lib/response/checklist';
import { documentsOf } from '@/lib/response/documents';
import { amountAtStake, type CaseView, outcomeOf } from '@/lib/response/fold';
import { wordStep } from '@/lib/response/overlay';
import { remindersOf } from '@/lib/response/reminders';
import { askPatiently } from '../asking';
import { Button } from '../button';
import { GoneCase } from '../chain-deleted';
import { useDraft } from '../drafts';
import { ChoiceField } from '../field';
import { Fold } from '../fold';
import { Icon } from '../icons';
import { StepEditor } from '../options/step-editor';
import { troubleOf, usePort } from '../port';
import { useSay } from '../said';
import { useWords, type Words } from '../words';
import { Accounts } from './accounts';
import { CalendarLink } from './calendar-link';
import { CallForm, CallList } from './call';
import { CaseHead } from './case-head';
import { CaseRows } from './case-rows';
import { ChainFiles } from './chain-files';
import { DeleteForChain } from './delete-for-chain';
import { type CaseDesk, useCase } from './desk';
import { DueList, DueNow } from './due';
import { AddFiles, FileList } from './files';
import { Letters } from './letters';
import { Recovered } from './money';
import { Notes } from './notes';
import { BuildPack, OrderedPack, PackList } from './packs';
import { Papers } from './papers';
import { PassOn } from './pass-on';
import { SettledNumbers } from './settled-numbers';
import { StepCard } from './step';
import { StepList } from './steps';
import { Timeline } from './timeline';

export function CasePage({ caseId, onLeave }: { caseId: string; onLeave: () => void }) {
  const { t } = useWords();
  const state = useCase(caseId);
  if (state.kind === 'here') return <OpenCase key={caseId} desk={state.desk} shop={state.shop} onLeave={onLeave} />;
  if (state.kind === 'gone') return <GoneCase caseId={caseId} />;
  if (state.kind === 'asking') return <p class="quiet waiting">{t('loading')}</p>;
  return (
    <section class="status status-unreadable">
      <p role="alert">
        <Icon name="trouble" /> {t(state.kind === 'unreachable' ? 'page.gone' : `case.${state.kind}`)}
      </p>
    </section>
  );
}

function OpenCase({ desk, shop, onLeave }: { desk: CaseDesk; shop: string | null; onLeave: () => void }) {
  const { t, o, language, list, money } = useWords();
  const { view } = desk;
  const steps = useMemo(() => checklist(view), [view]);
  const next = nextAction(view);
  const chosen = useDraft(`${view.caseId}/shown-step`);
  const chosenStep = steps.find(({ step }) => step.id === chosen.value) ?? null;
  useLeaveWhenDone(chosenStep?.step.id ?? '', chosenStep?.done != null, chosen.clear);
  const shown = chosenStep?.step ?? next;
  const isChosen = chosenStep !== null && chosenStep.step.id !== next?.id;
  // The step that may fit and stands right before the next one: a void on the same day, the urgent page.
  const before = steps[steps.findIndex(({ step }) => step.id === next?.id) - 1];
  const quicker = before?.step.isOptional && !before.done ? before : undefined;
  const first = useRef(true);
  useEffect(() => {
    first.current = false;
  }, []);
  const { done, total } = progress(view);
  // A closed case shows a step only where one was chosen.
  const isPutBy = view.closed !== null && !isChosen;
  const choose = (id: string) => chosen.set(id === next?.id ? '' : id);
  return (
    <>
      <CaseHead view={view} shop={shop} done={done} total={total} />
      <DueNow desk={desk} />
      {shop !== null && <ChainFiles caseId={view.caseId} />}
      {view.closed && <ClosedNote desk={desk} />}
      {/* Built, a pack does its step and another comes up: its link must not go with it. */}
      {steps
        .filter(({ step }) => step.interaction === 'export' && (step.id !== shown?.id || isPutBy))
        .map(({ step }) => (
          <OrderedPack key={step.id} desk={desk} place={step.id} />
        ))}
      {shown && !isPutBy && (
        <StepCard
          key={shown.id}
          desk={desk}
          step={shown}
          label={t(isChosen ? 'next.chosen' : 'next.label')}
          takesFocus={!first.current}
        >
          {isChosen && next && (
            <Button look="quiet" onPress={chosen.clear}>
              {t('next.return', { what: wordStep(next, language).title })}
            </Button>
          )}
          {!isChosen && quicker && quicker.step.id !== shown.id && (
            <Button look="quiet" onPress={() => choose(quicker.step.id)}>
              {t('next.also', { what: wordStep(quicker.step, language).title })}
            </Button>
          )}
        </StepCard>
      )}
      {!shown && !view.closed && <p class="notice">{t('next.none')}</p>}
      <div class="folds">
        <Fold title={t('steps.heading')} icon="done" beside={t('case.steps.short', { done, total })}>
          <StepList steps={steps} shown={shown?.id ?? ''} onChoose={choose} />
        </Fold>
        <Fold title={t('case.all-rows', { n: view.transactions.length })} icon="look">
          <CaseRows view={view} />
        </Fold>
        {!view.closed && (
          <Fold title={t('due.heading')} icon="clock" beside={countText(remindersOf(view).length)}>
            <DueList desk={desk} />
            <CalendarLink desk={desk} />
          </Fold>
        )}
        {documentsOf(view).length > 0 && (
          <Fold title={t('papers.heading')} icon="note" beside={view.closed ? '' : missingText(view, t)}>
            <Papers desk={desk} />
          </Fold>
        )}
      </div>
      <div class="folds">
        <Fold title={say(letters, language, 'form.heading')} icon="note" beside={countText(view.letters.length)}>
          <Letters desk={desk} />
        </Fold>
        <Fold title={t('call.list')} icon="phone" beside={countText(view.calls.length)}>
          <CallList desk={desk} />
          <Fold title={t('call.another')} level={3}>
            <CallForm desk={desk} place="other" party="acquirer" />
          </Fold>
        </Fold>
        <Fold title={t('files.heading')} icon="folder" beside={countText(view.files.length)}>
          <FileList desk={desk} />
          <AddFiles desk={desk} place="other" />
        </Fold>
        <Fold title={t('pack.heading')} icon="save" beside={countText(view.packs.length)}>
          <PackList desk={desk} shop={shop} place="other" />
          <SettledNumbers desk={desk} />
          {shown?.interaction !== 'export' && <BuildPack desk={desk} kind="master" place="other" isListed />}
        </Fold>
        {shown?.interaction !== 'close' && (
          <Fold
            title={t(outcomeOf(view) === 'mis-operation' ? 'recovered.slip.heading' : 'recovered.heading')}
            icon="money"
            beside={list(view.recovered.map(money))}
          >
            <Recovered desk={desk} />
          </Fold>
        )}
        {outcomeOf(view) === 'suspected-fraud' && (
          <Fold title={t('account.heading')} icon="money" beside={countText(view.accounts.length)}>
            <Accounts desk={desk} place="other" />
          </Fold>
        )}
      </div>
      <div class="folds">
        {!view.closed && (
          <Fold title={t('pass-on.heading')} icon="clock" beside={view.holder?.to ?? ''}>
            <PassOn desk={desk} />
          </Fold>
        )}
        <Fold title={t('note.heading')} icon="note" beside={countText(view.notes.length)}>
          <Notes desk={desk} />
        </Fold>
        <Fold title={t('timeline.heading')} icon="clock" beside={t('timeline.count', { n: view.timeline.length })}>
          <Timeline desk={desk} />
        </Fold>
        <Fold title={t('case.more')} icon="more">
          {shown && !isPutBy && (
            <Fold title={o('step.change.named', { what: wordStep(shown, language).title })} level={3} isLazy>
              <StepEditor key={shown.id} step={shown} />
            </Fold>
          )}
          <RegionChoice desk={desk} />
          <DeleteCase caseId={view.caseId} onLeave={onLeave} />
          {shop !== null && <DeleteForChain caseId={view.caseId} onLeave={onLeave} />}
        </Fold>
      </div>
    </>
  );
}

/** Whose papers, offices and numbers the case goes by. */
function RegionChoice({ desk: { view, act } }: { desk: CaseDesk }) {
  const { t, r } = useWords();
  return (
    <ChoiceField
      label={t('case.region')}
      value={view.region}
      onInput={(region) => void act({ kind: 'region-chosen', region })}
      choices={regions.map((value) => ({ value, text: r(`region.${value}`) }))}
    />
  );
}

function missingText(view: CaseView, t: Words['t']): string {
  const missing = documentsOf(view).reduce((sum, list) => sum + list.missing, 0);
  return missing === 0 ? t('papers.complete') : t('papers.missing', { n: missing });
}

function countText(n: number): string {
  return n === 0 ? '' : String(n);
}

/** A step chosen while it was open gives way to the next one as soon as it is done; one chosen to be looked at stays. */
function useLeaveWhenDone(step: string, isDone: boolean, leave: () => void) {
  const before = useRef({ step, isDone });
  useEffect(() => {
    const { step: stepBefore, isDone: wasDone } = before.current;
    before.current = { step, isDone };
    if (step !== '' && stepBefore === step && isDone && !wasDone) leave();
  }, [step, isDone, leave]);
}

function ClosedNote({ desk: { view, act } }: { desk: CaseDesk }) {
  const { t, r, instant } = useWords();
  const { closed } = view;
  if (!closed) return null;
  return (
    <section class="step-card is-closed" aria-label={t('case.is-closed')}>
      <p class="closed-line">
        <Icon name="done" /> {t('case.closed-note')} {t('close.outcome', { what: r(`outcome.${closed.outcome}`) })}
      </p>
      <p class="quiet small">{t('steps.done-by', { at: instant(closed.at), who: closed.actor || t('who.unnamed') })}</p>
      <ClosedMoney view={view} />
      {closed.note !== '' && <p class="user-text">{closed.note}</p>}
      <div class="actions">
        <Button onPress={() => act({ kind: 'reopened', note: '' })}>{t('case.reopen')}</Button>
      </div>
    </section>
  );
}

/** What came of it, in money. */
function ClosedMoney({ view }: { view: CaseView }) {
  const { t, list, money } = useWords();
  if (view.recovered.length === 0) return null;
  const back = list(view.recovered.map(money));
  const atStake = amountAtStake(view);
  if (outcomeOf(view) === 'mis-operation' || !atStake) return <p>{t('case.closed-money.slip', { back })}</p>;
  return <p>{t('case.closed-money', { back, all: atStake })}</p>;
}

function DeleteCase({ caseId, onLeave }: { caseId: string; onLeave: () => void }) {
  const { t } = useWords();
  const port = usePort();
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const remove = async () => {
    try {
      await askPatiently(port, 'case.delete', { caseId });
      port.drafts.forget(`${caseId}/`);
      onLeave();
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
    }
  };
  if (!isAsking) {
    return (
      <div class="actions">
        <Button look="danger" onPress={() => setAsking(true)}>
          {t('case.delete')}
        </Button>
      </div>
    );
  }
  return (
    <section aria-label={t('case.delete')}>
      <p role="alert">{t('case.delete.ask')}</p>
      <div class="actions">
        <Button onPress={() => setAsking(false)}>{t('case.delete.no')}</Button>
        <Button look="danger" onPress={remove}>
          {t('case.delete.yes')}
        </Button>
      </div>
    </section>
  );
}
