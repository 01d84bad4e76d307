// What comparing till and portal came to: sums that add up, what only a person can tell, and vouchers without a charge.
import type { ResponseKey } from '@/lib/i18n/response';
import type { Money } from '@/lib/model/money';
import type { TillPlace, TillReport } from '@/lib/model/till-report';
import type { Transaction } from '@/lib/model/transaction';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { Fold } from './fold';
import { troubleOf, usePort } from './port';
import { useSay } from './said';
import { useWords, type Words } from './words';

export function TillReportView() {
  const words = useWords();
  const { r } = words;
  const port = usePort();
  const say = useSay();
  const asked = useAsked('till.report', {}, ({ changed }) => changed === 'till' || changed === 'tab');
  const report = asked.value;
  if (!report || report.totals.length === 0) return null;
  const settle = async (records: TillPlace[], charges: string[]) => {
    try {
      await askPatiently(port, 'till.settle', { records, charges });
      await asked.again();
      say({ text: r('till-report.settled'), tone: 'done' });
    } catch (error) {
      say({ text: words.t(`failed.${troubleOf(error)}`), tone: 'trouble' });
    }
  };
  const { ambiguous, withoutCharge, more } = report;
  return (
    <>
      <Totals report={report} />
      {ambiguous.length > 0 && (
        <Fold title={r('till-report.ambiguous', { n: ambiguous.length + more.ambiguous })} level={3}>
          <p class="quiet">{r('till-report.ambiguous.why')}</p>
          <ul class="entries">
            {ambiguous.map(({ records, charges }) => (
              <li key={`${charges[0]?.key}/${records[0]?.place.index}`}>
                {records.flatMap(({ place, record }) =>
                  charges.map(({ key, transaction }) => (
                    <div key={`${place.index}/${key}`} class="actions">
                      <span>
                        {r('till-report.voucher')} {lineOf(record, words)} · {r('till-report.charge')}{' '}
                        {lineOf(transaction, words)}
                      </span>
                      <Button
                        label={r('till-report.together.named', {
                          voucher: lineOf(record, words),
                          charge: lineOf(transaction, words),
                        })}
                        onPress={() => settle([place], [key])}
                      >
                        {r('till-report.together')}
                      </Button>
                    </div>
                  )),
                )}
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {withoutCharge.length > 0 && (
        <Fold title={r('till-report.short', { n: withoutCharge.length + more.withoutCharge })} level={3}>
          <p class="quiet">{r('till-report.short.why')}</p>
          <ul class="plain-list">
            {withoutCharge.map(({ place, record }) => (
              <li key={`${place.sha256}/${place.index}`}>{lineOf(record, words)}</li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}

/** Time, amount, terminal and order of a row, as far as it says them. */
function lineOf({ time, amount, terminal, cardLast4, orderId }: Transaction, { money, wallTime }: Words): string {
  return [time && wallTime(time), amount && money(amount), terminal, cardLast4, orderId].filter(Boolean).join(' · ');
}

function Totals({ report: { totals } }: { report: TillReport }) {
  const { r, money } = useWords();
  return (
    <Fold title={r('till-report.sums')} level={3}>
      {totals.map(({ currency, charges, records, differing }) => {
        const lines: [ResponseKey, number | null, Money, (number | null)?, Money?][] = [
          [
            'till-report.matched',
            charges.matched.count,
            charges.matched.sum,
            records.matched.count,
            records.matched.sum,
          ],
          [
            'till-report.differs',
            charges.differs.count,
            charges.differs.sum,
            records.differs.count,
            records.differs.sum,
          ],
          ['till-report.twice', charges.twice.count, charges.twice.sum, records.twice.count, records.twice.sum],
          ['till-report.no-voucher', charges.noVoucher.count, charges.noVoucher.sum],
          ['till-report.all', charges.all.count, charges.all.sum, records.all.count, records.all.sum],
        ];
        return (
          <div key={currency ?? ''} class="table-frame">
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">{r('till-report.state')}</th>
                  <th scope="col">{r('till-report.charges')}</th>
                  <th scope="col">{r('till-report.vouchers')}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(([key, n, sum, m, other]) => (
                  <tr key={key}>
                    <th scope="row">{r(key)}</th>
                    <td>{`${n ?? 0} · ${money(sum)}`}</td>
                    <td>{other === undefined ? '—' : `${m ?? 0} · ${money(other)}`}</td>
                  </tr>
                ))}
                <tr>
                  <th scope="row">{r('till-report.without-charge')}</th>
                  <td>—</td>
                  <td>{`${records.withoutCharge.count} · ${money(records.withoutCharge.sum)}`}</td>
                </tr>
              </tbody>
            </table>
            <p class="quiet small">{r('till-report.differing', { amount: differing })}</p>
          </div>
        );
      })}
    </Fold>
  );
}
