// The head of a case: how much, when and where, what it was judged to be, how far it is.
import type { CaseView } from '@/lib/response/fold';
import { amountAtStake, outcomeOf } from '@/lib/response/fold';
import { useWords } from '../words';
import { portalFact } from './case-facts';

export function CaseHead({
  view,
  shop,
  done,
  total,
}: {
  view: CaseView;
  shop: string | null;
  done: number;
  total: number;
}) {
  const words = useWords();
  const { t, r, instant, money } = words;
  const amount = amountAtStake(view);
  const outcome = outcomeOf(view);
  const details = [portalFact('time', view, words), portalFact('place', view, words), portalFact('card', view, words)];
  return (
    <header class="case-head">
      <h1 tabIndex={-1}>
        <span class="case-id">{t('case.title', { id: view.caseId })}</span>{' '}
        <span class="amount">{amount ? money(amount) : t('case.no-amount')}</span>
      </h1>
      <p class="quiet row-place">
        {details.filter(Boolean).map((detail) => (
          <bdi key={detail}>{detail}</bdi>
        ))}
      </p>
      <p class="case-tags">
        <span class={`tag outcome-${outcome ?? 'none'}`}>
          {outcome === null ? t('case.not-decided') : r(`outcome.${outcome}`)}
        </span>
        {shop !== null && <span class="tag">{t('case.shop', { shop })}</span>}
        {view.closed && <span class="tag">{t('case.is-closed')}</span>}
        {view.transactions.length > 1 && <span class="tag">{t('case.rows', { n: view.transactions.length })}</span>}
        {view.holder && !view.closed && <span class="tag">{t('pass-on.with', { who: view.holder.to })}</span>}
        <span class="quiet small">{t('case.opened-at', { at: instant(view.openedAt) })}</span>
      </p>
      <div class="progress">
        <progress max={total} value={done} aria-label={t('case.steps', { done, total })} />
        <span class="quiet small" aria-hidden="true">
          {t('case.steps', { done, total })}
        </span>
      </div>
    </header>
  );
}
