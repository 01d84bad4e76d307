// Many cases: totals at risk and recovered, a filter and a search, overdue first. A table on wide windows, cards on narrow ones.
import { useState } from 'preact/hooks';
import { type CaseFilter, type CaseSummary, caseFilters, type ShopTotals } from '@/lib/model/case-summary';
import type { Money } from '@/lib/model/money';
import { dueDay } from '@/lib/response/clock';
import { countDue } from '@/lib/response/reminders';
import { Button } from './button';
import { stepTitle } from './case/act-text';
import { useCasePage } from './case-page-asked';
import { DeletedCases } from './chain-deleted';
import { ChainSigns } from './chain-signs';
import { clockNow } from './clock-now';
import { useDraft } from './drafts';
import { ChoiceField, TextField } from './field';
import { Fold } from './fold';
import { useWords, type Words } from './words';

/** Cases drawn at once. */
const batch = 50;

export function CasesView() {
  const words = useWords();
  const { t } = words;
  const filterDraft = useDraft('cases/filter', 'open');
  const search = useDraft('cases/search');
  const shopDraft = useDraft('cases/shop');
  const [most, setMost] = useState(batch);
  const filter = caseFilters.find((known) => known === filterDraft.value) ?? 'open';
  const asked = useCasePage({ filter, shop: shopDraft.value, words: search.value, limit: most });
  // While an answer to other words is on its way, what is shown stays.
  const { page } = asked;
  if (!page) return <p class="quiet waiting">{t(asked.trouble ? 'page.gone' : 'loading')}</p>;
  const { totals, shops, found, rows } = page;
  const shop = shops.find((one) => one.shop === shopDraft.value)?.shop ?? '';
  const isEmpty = totals.open + totals.closed === 0;
  const counts = [
    { name: t('cases.total.open'), value: String(totals.open), tone: '' },
    { name: t('cases.total.overdue'), value: String(totals.overdue), tone: totals.overdue > 0 ? 'high' : '' },
    { name: t('cases.total.today'), value: String(totals.today), tone: totals.today > 0 ? 'medium' : '' },
    { name: t('cases.total.at-risk'), value: sums(totals.atRisk, words), tone: '' },
    { name: t('cases.total.recovered'), value: sums(totals.recovered, words), tone: '' },
  ];
  return (
    <>
      <h1>{t('cases.heading')}</h1>
      <ChainSigns />
      <dl class="counts">
        {counts.map(({ name, value, tone }) => (
          <div key={name} class={tone}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="form-pair filters">
        <ChoiceField
          label={t('cases.show')}
          value={filter}
          onInput={(chosen: CaseFilter) => filterDraft.set(chosen)}
          choices={caseFilters.map((value) => ({ value, text: t(`cases.filter.${value}`) }))}
        />
        {shops.length > 1 && (
          <ChoiceField
            label={t('cases.shop')}
            value={shop}
            onInput={shopDraft.set}
            choices={[
              { value: '', text: t('cases.shop.all') },
              ...shops.map((one) => ({ value: one.shop, text: one.shop })),
            ]}
          />
        )}
        <TextField type="search" label={t('cases.search')} value={search.value} onInput={search.set} />
      </div>
      {shops.length > 1 && shop === '' && <ByShop rows={shops} onChoose={shopDraft.set} />}
      <p role="status" class="quiet">
        {found > 0 ? t('cases.shown', { n: found }) : ''}
      </p>
      {isEmpty ? (
        <p class="quiet">{t('cases.none')}</p>
      ) : found === 0 ? (
        <p class="quiet">
          {t(filter === 'open' && search.value === '' && shop === '' ? 'cases.none-open' : 'cases.none-here')}
        </p>
      ) : (
        <section class="table-frame" aria-label={t('cases.heading')} tabIndex={0}>
          <table class="table cases-table">
            <thead>
              <tr>
                <th scope="col">{t('cases.column.case')}</th>
                <th scope="col" class="number">
                  {t('field.amount')}
                </th>
                <th scope="col">{t('cases.column.outcome')}</th>
                <th scope="col">{t('cases.column.next')}</th>
                <th scope="col">{t('cases.column.due')}</th>
                <th scope="col" class="number">
                  {t('cases.column.recovered')}
                </th>
                <th scope="col">{t('field.store')}</th>
                {shops.length > 0 && <th scope="col">{t('cases.shop')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <CaseLine key={one.caseId} one={one} hasShops={shops.length > 0} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {found > rows.length && (
        <Button onPress={() => setMost(Math.min(1000, rows.length + batch))}>
          {t('rows.more', { n: Math.min(batch, found - rows.length) })}
        </Button>
      )}
      <DeletedCases />
    </>
  );
}

/** A chain's shops beside each other: where something is overdue, and where money is still out. */
function ByShop({ rows, onChoose }: { rows: readonly ShopTotals[]; onChoose(shop: string): void }) {
  const words = useWords();
  const { t } = words;
  const [most, setMost] = useState(batch);
  return (
    <Fold title={t('cases.by-shop', { n: rows.length })} level={2} isLazy>
      <section class="table-frame" aria-label={t('cases.by-shop', { n: rows.length })} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('cases.shop')}</th>
              <th scope="col" class="number">
                {t('cases.total.open')}
              </th>
              <th scope="col" class="number">
                {t('cases.total.overdue')}
              </th>
              <th scope="col" class="number">
                {t('cases.total.today')}
              </th>
              <th scope="col" class="number">
                {t('cases.total.at-risk')}
              </th>
              <th scope="col" class="number">
                {t('cases.total.recovered')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map(({ shop, open, overdue, today, atRisk, recovered }) => (
              <tr key={shop}>
                <th scope="row">
                  <Button look="plain" onPress={() => onChoose(shop)}>
                    {shop}
                  </Button>
                </th>
                <td class="number">{open}</td>
                <td class="number">{overdue}</td>
                <td class="number">{today}</td>
                <td class="number">{sums(atRisk, words)}</td>
                <td class="number">{sums(recovered, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > most && (
        <Button onPress={() => setMost(most + batch)}>
          {t('rows.more', { n: Math.min(batch, rows.length - most) })}
        </Button>
      )}
    </Fold>
  );
}

function CaseLine({ one, hasShops }: { one: CaseSummary; hasShops: boolean }) {
  const words = useWords();
  const { t, r, money } = words;
  const { caseId, amount, outcome, nextStep, recovered, stores, terminals, isClosed, awaitsClosing } = one;
  const next = awaitsClosing ? t('cases.awaits-closing') : nextStep === null ? '' : stepTitle(nextStep, words);
  return (
    <tr>
      <th scope="row">
        <a href={`#/case/${caseId}`}>{caseId}</a>
      </th>
      <td class="number">{amount ? money(amount) : t('case.no-amount')}</td>
      <td>
        <span class={`tag outcome-${outcome ?? 'none'}`}>
          {outcome === null ? t('case.not-decided') : r(`outcome.${outcome}`)}
        </span>
      </td>
      <td>{isClosed ? t('case.is-closed') : next}</td>
      <td>
        <DueCell one={one} />
      </td>
      <td class="number">{sums(recovered, words)}</td>
      <td>{[...stores, ...(stores.length === 0 ? terminals : [])].join(', ')}</td>
      {hasShops && <td>{one.shop ?? '–'}</td>}
    </tr>
  );
}

function DueCell({ one: { reminders } }: { one: CaseSummary }) {
  const { r } = useWords();
  const clock = clockNow();
  const first = reminders[0];
  if (!first) return null;
  const { overdue, today } = countDue(reminders, clock);
  const state = overdue > 0 ? 'overdue' : today > 0 ? 'today' : 'later';
  return (
    <>
      <span class={`tag due-tag-${state}`}>{r(`due.${state}`)}</span>{' '}
      <span class="time">{dueDay(first.due, clock)}</span>
    </>
  );
}

function sums(money: readonly Money[], words: Words): string {
  return money.length === 0 ? '–' : words.list(money.map(words.money));
}
