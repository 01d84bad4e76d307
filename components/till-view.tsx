// Till against portal: sums that add up, vouchers without a charge, and what only a person can settle.
import type { TillPlace, TillReport } from '@/lib/model/till-report';
import type { Transaction } from '@/lib/model/transaction';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { troubleOf, usePort } from './port';
import { amountText, placeText, timeText } from './row-facts';
import { useSay } from './said';
import { TillImport } from './till-import';
import { useWords } from './words';

export function TillView() {
  const { t } = useWords();
  const asked = useAsked('till.report', {}, ({ changed }) => changed === 'till');
  return (
    <>
      <h1>{t('till-view.heading')}</h1>
      <p class="quiet">{t('till-view.why')}</p>
      <section class="card" aria-label={t('till.heading')}>
        <h2>{t('till.heading')}</h2>
        <TillImport />
      </section>
      {asked.value && (
        <>
          {asked.value.totals.map((total) => (
            <Totals key={total.currency ?? ''} total={total} />
          ))}
          <Unsettled report={asked.value} onSettled={asked.again} />
          <Short report={asked.value} />
        </>
      )}
    </>
  );
}

function Totals({ total }: { total: TillReport['totals'][number] }) {
  const { t, money } = useWords();
  const { charges, records, differing } = total;
  const cell = ({ count, sum }: { count: number; sum: typeof differing }) =>
    t('till-view.count', { n: count, sum: money(sum) });
  const lines = [
    { name: t('till.matched'), portal: charges.matched, till: records.matched },
    { name: t('till.differs'), portal: charges.differs, till: records.differs },
    { name: t('till.twice'), portal: charges.twice, till: records.twice },
    { name: t('till.no-voucher'), portal: charges.noVoucher, till: null },
    { name: t('till.no-charge'), portal: null, till: records.withoutCharge },
    { name: t('till-view.all'), portal: charges.all, till: records.all },
  ];
  return (
    <section class="card" aria-label={total.currency ?? t('till-view.all')}>
      <h2>{total.currency ?? t('till-view.all')}</h2>
      <section class="table-frame" aria-label={`${t('till-view.heading')} ${total.currency ?? ''}`} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('till-view.what')}</th>
              <th scope="col" class="number">
                {t('till-view.portal')}
              </th>
              <th scope="col" class="number">
                {t('till-view.till')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, portal, till }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="number">{portal ? cell(portal) : '–'}</td>
                <td class="number">{till ? cell(till) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {differing.minor !== 0 && <p>{t('till-view.difference', { sum: differing })}</p>}
    </section>
  );
}

function Unsettled({ report, onSettled }: { report: TillReport; onSettled: () => Promise<void> }) {
  const { t } = useWords();
  const port = usePort();
  const say = useSay();
  if (report.ambiguous.length === 0) return null;
  const settle = async (records: TillPlace[], charges: string[]) => {
    try {
      await askPatiently(port, 'till.settle', { records, charges });
      await onSettled();
      say({ text: t('till-view.settled'), tone: 'done' });
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
    }
  };
  return (
    <section class="card" aria-label={t('till-view.unsettled')}>
      <h2>{t('till-view.unsettled')}</h2>
      <p class="quiet">{t('till-view.unsettled.why')}</p>
      <ul class="pairs">
        {report.ambiguous.map(({ records, charges }) => (
          <li key={JSON.stringify([records.map(({ place }) => place), charges.map(({ key }) => key)])}>
            <h3>{t('till-view.till')}</h3>
            {records.map(({ place, record }) => (
              <RowLine key={`${place.sha256}${place.index}`} row={record} />
            ))}
            <h3>{t('till-view.portal')}</h3>
            {charges.map(({ key, transaction }) => (
              <RowLine key={key} row={transaction} />
            ))}
            <div class="actions">
              <Button
                onPress={() =>
                  settle(
                    records.map(({ place }) => place),
                    charges.map(({ key }) => key),
                  )
                }
              >
                {t('till-view.together')}
              </Button>
              <Button
                onPress={async () => {
                  for (const { place } of records) await settle([place], []);
                  for (const { key } of charges) await settle([], [key]);
                }}
              >
                {t('till-view.apart')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {report.more.ambiguous > 0 && <p class="quiet">{t('till-view.more', { n: report.more.ambiguous })}</p>}
    </section>
  );
}

function Short({ report }: { report: TillReport }) {
  const { t } = useWords();
  if (report.withoutCharge.length === 0) return null;
  return (
    <section class="card" aria-label={t('till-view.short')}>
      <h2>{t('till-view.short')}</h2>
      <p class="quiet">{t('till-view.short.why')}</p>
      <ul class="plain-list">
        {report.withoutCharge.slice(0, 100).map(({ place, record }) => (
          <li key={`${place.sha256}${place.index}`}>
            <RowLine row={record} />
          </li>
        ))}
      </ul>
      {report.more.withoutCharge + Math.max(0, report.withoutCharge.length - 100) > 0 && (
        <p class="quiet">
          {t('till-view.more', { n: report.more.withoutCharge + Math.max(0, report.withoutCharge.length - 100) })}
        </p>
      )}
    </section>
  );
}

function RowLine({ row }: { row: Transaction }) {
  const words = useWords();
  return (
    <p class="row-line">
      <strong>{amountText(row, words)}</strong> <span class="time">{timeText(row, words)}</span>{' '}
      <bdi class="quiet">{[placeText(row, words), row.orderId].filter(Boolean).join(' · ')}</bdi>
    </p>
  );
}
