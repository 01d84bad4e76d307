// What comparing till and portal came to: sums that add up, what only a person can tell, and vouchers without a charge.

import { type ComponentChildren, Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { ResponseKey } from '@/lib/i18n/response';
import type { Money } from '@/lib/model/money';
import type { TillPair, TillPlace, TillReport } from '@/lib/model/till-report';
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
  const [most, setMost] = useState(batch);
  const asked = useAsked('till.report', { most }, ({ changed }) => changed === 'till' || changed === 'tab');
  const [report, setReport] = useState(asked.value);
  // While more is asked for, what was shown stays.
  if (asked.value && asked.value !== report) setReport(asked.value);
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
  const { ambiguous, withoutCharge, differing, twice, noVoucher, more } = report;
  /** for a list that holds more than is drawn of it */
  const onMore = (list: readonly unknown[]) => (list.length === most ? () => setMost(most + batch) : undefined);
  return (
    <>
      <Totals report={report} />
      {ambiguous.length > 0 && (
        <Fold title={r('till-report.ambiguous', { n: ambiguous.length + more.ambiguous })} level={3} isOpen>
          <p class="quiet">{r('till-report.ambiguous.why')}</p>
          <Entries look="entries" entries={ambiguous} left={more.ambiguous} onMore={onMore(ambiguous)}>
            {({ records, charges }) => (
              <li key={`${charges[0]?.key}/${records[0]?.place.index}`}>
                {records.flatMap(({ place, record }) =>
                  charges.map(({ key, transaction }) => (
                    <div key={`${place.index}/${key}`} class="part">
                      <Pair records={[record]} charges={[transaction]} />
                      <div class="actions">
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
                    </div>
                  )),
                )}
              </li>
            )}
          </Entries>
        </Fold>
      )}
      {noVoucher.length > 0 && (
        <Fold title={r('till-report.no-voucher.list', { n: noVoucher.length + more.noVoucher })} level={3} isLazy>
          <p class="quiet">{r('till-report.no-voucher.list.why')}</p>
          <Entries look="plain-list" entries={noVoucher} left={more.noVoucher} onMore={onMore(noVoucher)}>
            {({ key, transaction }) => <li key={key}>{lineOf(transaction, words)}</li>}
          </Entries>
        </Fold>
      )}
      <Pairs name="differs" pairs={differing} more={more.differing} onMore={onMore(differing)} />
      <Pairs name="twice" pairs={twice} more={more.twice} onMore={onMore(twice)} />
      {withoutCharge.length > 0 && (
        <Fold title={r('till-report.short', { n: withoutCharge.length + more.withoutCharge })} level={3} isLazy>
          <p class="quiet">{r('till-report.short.why')}</p>
          <Entries look="plain-list" entries={withoutCharge} left={more.withoutCharge} onMore={onMore(withoutCharge)}>
            {({ place, record }) => <li key={`${place.sha256}/${place.index}`}>{lineOf(record, words)}</li>}
          </Entries>
        </Fold>
      )}
    </>
  );
}

/** Entries of each list that are asked for and drawn at once: it can hold hundreds, and drawing them all would be felt. */
const batch = 25;

interface More {
  /** how many there are beside these */
  left: number;
  /** undefined where no more of them are kept */
  onMore: (() => void) | undefined;
}

interface EntriesProps<T> extends More {
  entries: readonly T[];
  look: 'entries' | 'plain-list';
  name?: string;
  children: (entry: T) => ComponentChildren;
}

function Entries<T>({ entries, left, onMore, look, name, children }: EntriesProps<T>) {
  const { t } = useWords();
  return (
    <>
      <ul class={look} data-till-list={name}>
        {entries.map(children)}
      </ul>
      {left > 0 && onMore && (
        <div class="actions">
          <Button onPress={onMore}>{t('rows.more', { n: Math.min(batch, left) })}</Button>
        </div>
      )}
    </>
  );
}

interface PairsProps {
  name: 'differs' | 'twice';
  pairs: readonly TillPair[];
  more: number;
  onMore: More['onMore'];
}

/** Sales on which till and portal do not agree, each with both its sides. */
function Pairs({ name, pairs, more, onMore }: PairsProps) {
  const { r, money } = useWords();
  if (pairs.length === 0) return null;
  return (
    <Fold title={r(`till-report.${name}.list`, { n: pairs.length + more })} level={3} isLazy>
      <p class="quiet">{r(`till-report.${name}.list.why`)}</p>
      <Entries look="entries" name={name} entries={pairs} left={more} onMore={onMore}>
        {(pair) => {
          const over = name === 'differs' ? overcharged(pair) : null;
          return (
            <li key={`${pair.charges[0]?.key}/${pair.records[0]?.place.index}`}>
              <Pair
                records={pair.records.map(({ record }) => record)}
                charges={pair.charges.map(({ transaction }) => transaction)}
              />
              {over && (
                <p>
                  <strong>
                    {r(over.minor > 0 ? 'till-report.by' : 'till-report.by-less', {
                      amount: money({ ...over, minor: Math.abs(over.minor) }),
                    })}
                  </strong>
                </p>
              )}
            </li>
          );
        }}
      </Entries>
    </Fold>
  );
}

/** What was charged beyond what was rung up, below zero where less was; null where it cannot be told. */
function overcharged({ records, charges }: TillPair): Money | null {
  const amounts = [
    ...records.map(({ record }) => record.amount),
    ...charges.map(({ transaction }) => transaction.amount),
  ];
  const exponent = Math.max(...amounts.map((amount) => amount?.exponent ?? 0));
  const sum = (list: (Money | null)[]) =>
    list.reduce((all, amount) => all + (amount ? amount.minor * 10 ** (exponent - amount.exponent) : Number.NaN), 0);
  const minor =
    sum(charges.map(({ transaction }) => transaction.amount)) - sum(records.map(({ record }) => record.amount));
  return Number.isSafeInteger(minor)
    ? { minor, exponent, currency: charges[0]?.transaction.amount?.currency ?? null }
    : null;
}

function Pair({ records, charges }: { records: readonly Transaction[]; charges: readonly Transaction[] }) {
  const words = useWords();
  const { r } = words;
  return (
    <dl class="sides">
      {records.map((record) => (
        <div key={lineOf(record, words)}>
          <dt>{r('till-report.voucher')}</dt>
          <dd>{lineOf(record, words)}</dd>
        </div>
      ))}
      {charges.map((charge) => (
        <div key={lineOf(charge, words)}>
          <dt>{r('till-report.charge')}</dt>
          <dd>{lineOf(charge, words)}</dd>
        </div>
      ))}
    </dl>
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
        ];
        return (
          <Fragment key={currency ?? ''}>
            <div class="table-frame">
              <table class="table">
                <thead>
                  <tr>
                    <th scope="col">{r('till-report.state')}</th>
                    <th scope="col" class="number">
                      {r('till-report.charges')}
                    </th>
                    <th scope="col" class="number">
                      {r('till-report.vouchers')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map(([key, n, sum, m, other]) => (
                    <tr key={key}>
                      <th scope="row">{r(key)}</th>
                      <td class="number">{`${n ?? 0} · ${money(sum)}`}</td>
                      <td class="number">{other === undefined ? '—' : `${m ?? 0} · ${money(other)}`}</td>
                    </tr>
                  ))}
                  <tr>
                    <th scope="row">{r('till-report.without-charge')}</th>
                    <td class="number">—</td>
                    <td class="number">{`${records.withoutCharge.count} · ${money(records.withoutCharge.sum)}`}</td>
                  </tr>
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">{r('till-report.all')}</th>
                    <td class="number">{`${charges.all.count} · ${money(charges.all.sum)}`}</td>
                    <td class="number">{`${records.all.count} · ${money(records.all.sum)}`}</td>
                  </tr>
                </tfoot>
              </table>
            </div>
            {differing.minor !== 0 && <p class="quiet small">{r('till-report.differing', { amount: differing })}</p>}
          </Fragment>
        );
      })}
    </Fold>
  );
}
