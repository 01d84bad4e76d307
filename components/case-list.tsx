// Cases in short: open ones first, closed ones folded.
import { useState } from 'preact/hooks';
import type { CaseSummary } from '@/lib/model/case-summary';
import { Button } from './button';
import { Fold } from './fold';
import { useWords } from './words';

/** Cases drawn at once. */
const batch = 20;

export function CaseList({ cases, onOpen }: { cases: readonly CaseSummary[]; onOpen: (caseId: string) => void }) {
  const { t } = useWords();
  const open = cases.filter(({ isClosed }) => !isClosed);
  const closed = cases.filter(({ isClosed }) => isClosed);
  return (
    <section class="cases">
      <h2>{t('cases.heading')}</h2>
      {cases.length === 0 && <p class="quiet">{t('cases.none')}</p>}
      <Cards cases={open} onOpen={onOpen} />
      {closed.length > 0 && (
        <Fold title={t('cases.closed', { n: closed.length })} icon="done" level={3} isLazy>
          <Cards cases={closed} onOpen={onOpen} />
        </Fold>
      )}
    </section>
  );
}

function Cards({ cases, onOpen }: { cases: readonly CaseSummary[]; onOpen: (caseId: string) => void }) {
  const { t } = useWords();
  const [most, setMost] = useState(batch);
  return (
    <>
      <ul class="case-cards">
        {cases.slice(0, most).map((one) => (
          <CaseCard key={one.caseId} one={one} onOpen={onOpen} />
        ))}
      </ul>
      {cases.length > most && (
        <Button onPress={() => setMost(most + batch)}>
          {t('rows.more', { n: Math.min(batch, cases.length - most) })}
        </Button>
      )}
    </>
  );
}

function CaseCard({ one, onOpen }: { one: CaseSummary; onOpen: (caseId: string) => void }) {
  const { t, r, money, instant } = useWords();
  const { caseId, amount, outcome, stepsDone, stepsTotal, openedAt } = one;
  return (
    <li class="case-card">
      <Button look="plain" onPress={() => onOpen(caseId)}>
        <span class="case-card-head">
          <strong class="amount">{amount ? money(amount) : t('case.no-amount')}</strong>
          <span class={`tag outcome-${outcome ?? 'none'}`}>
            {outcome === null ? t('case.not-decided') : r(`outcome.${outcome}`)}
          </span>
        </span>
        <span class="quiet small case-card-foot">
          <span>{t('case.title', { id: caseId })}</span>
          <span>{instant(openedAt)}</span>
          <span>{t('case.steps', { done: stepsDone, total: stepsTotal })}</span>
        </span>
      </Button>
    </li>
  );
}
