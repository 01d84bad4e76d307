// Cases in short: open ones first, overdue before all, closed ones folded.
import { useState } from 'preact/hooks';
import type { CaseSummary } from '@/lib/model/case-summary';
import { Button } from './button';
import { useCasePage } from './case-page-asked';
import { Fold } from './fold';
import { useWords } from './words';

/** Cases drawn at once. */
const batch = 20;

export function CaseList({ onOpen }: { onOpen: (caseId: string) => void }) {
  const { t } = useWords();
  const { page, more } = useCards('open');
  if (!page) return null;
  const { open, closed } = page.totals;
  return (
    <section class="cases">
      <h2>{t('cases.heading')}</h2>
      {open + closed === 0 && <p class="quiet">{t('cases.none')}</p>}
      <Cards cases={page.rows} found={page.found} onMore={more} onOpen={onOpen} />
      {closed > 0 && (
        <Fold title={t('cases.closed', { n: closed })} icon="done" level={3} isLazy>
          <ClosedCards onOpen={onOpen} />
        </Fold>
      )}
    </section>
  );
}

function useCards(filter: 'open' | 'closed') {
  const [most, setMost] = useState(batch);
  const { page } = useCasePage({ filter, shop: '', words: '', limit: most });
  return { page, more: () => setMost(Math.min(1000, most + batch)) };
}

function ClosedCards({ onOpen }: { onOpen: (caseId: string) => void }) {
  const { page, more } = useCards('closed');
  return page && <Cards cases={page.rows} found={page.found} onMore={more} onOpen={onOpen} />;
}

interface CardsProps {
  cases: readonly CaseSummary[];
  /** how many there are of them */
  found: number;
  onMore: () => void;
  onOpen: (caseId: string) => void;
}

function Cards({ cases, found, onMore, onOpen }: CardsProps) {
  const { t } = useWords();
  return (
    <>
      <ul class="case-cards">
        {cases.map((one) => (
          <CaseCard key={one.caseId} one={one} onOpen={onOpen} />
        ))}
      </ul>
      {found > cases.length && (
        <Button onPress={onMore}>{t('rows.more', { n: Math.min(batch, found - cases.length) })}</Button>
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
