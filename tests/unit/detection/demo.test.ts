import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/detection/assess';
import { MemoryHistory } from '@/lib/detection/history';
import type { Finding } from '@/lib/model/finding';
import type { KeyedTransaction } from '@/lib/model/transaction';
import { reconcile } from '@/lib/reconciliation/match';
import { generateDemo } from '@/tests/portals/demo/generator';
import { tillTransactions, transactionsOf } from '@/tests/portals/demo/transactions';
import { recordsOf, type ViewName } from '@/tests/portals/demo/views';

const seeds = [20260301, 7, 42];

function marked(rows: readonly KeyedTransaction[], findings: readonly Finding[]): Set<string> {
  const keys = new Set(findings.filter((finding) => finding.severity !== 'low').map((finding) => finding.key));
  return new Set(rows.filter((row) => keys.has(row.key)).map((row) => row.transaction.id!));
}

describe.each(seeds)('the demo portal of seed %i', (seed) => {
  const data = generateDemo({ seed });
  const planted = new Set(data.incidents.flatMap((incident) => incident.ids));

  it.each<ViewName>(['antd', 'element', 'classic'])(
    '%s: every planted incident is found, at most 1 % of other rows are marked',
    (view) => {
      const rows = transactionsOf(view, data);
      const shown = new Set(recordsOf(view, data).map((record) => record.id));
      const { findings } = assess(rows, new MemoryHistory(rows), {});
      const found = marked(rows, findings);
      const missed = data.incidents.filter(
        (incident) =>
          !incident.needsTill && incident.ids.some((id) => shown.has(id)) && !incident.ids.some((id) => found.has(id)),
      );
      expect(missed.map((incident) => incident.kind)).toEqual([]);
      const others = [...found].filter((id) => !planted.has(id));
      expect(others.length, others.join()).toBeLessThanOrEqual(rows.length / 100);
    },
  );

  it('with the till export the charges that only it reveals are found too', () => {
    const rows = transactionsOf('antd', data);
    const { vouchers } = reconcile(rows, tillTransactions(data));
    const { findings } = assess(rows, new MemoryHistory(rows, vouchers), {});
    const found = marked(rows, findings);
    const missed = data.incidents.filter((incident) => !incident.ids.some((id) => found.has(id)));
    expect(missed.map((incident) => incident.kind)).toEqual([]);
    const others = [...found].filter((id) => !planted.has(id));
    expect(others.length, others.join()).toBeLessThanOrEqual(rows.length / 100);
    const night = data.incidents.find((incident) => incident.kind === 'C3-night-charge')!.ids[0];
    const key = rows.find((row) => row.transaction.id === night)!.key;
    expect(findings.filter((finding) => finding.key === key)[0]).toMatchObject({
      severity: 'high',
      class: 'suspected-fraud',
    });
    expect(vouchers.get(key)).toBe('no-voucher');
  });

  it('says nothing about ranges from a page of ten rows, and what is missing', () => {
    const rows = transactionsOf('antd', data).slice(0, 10);
    const { findings, notEnough } = assess(rows, new MemoryHistory(rows), {});
    expect(findings.filter((finding) => finding.rule === 'amount-out-of-range' || finding.rule === 'odd-hour')).toEqual(
      [],
    );
    expect(notEnough.map(({ rule }) => rule)).toContain('amount-out-of-range');
  });

  it('finds the same whatever order the rows come in', () => {
    const rows = transactionsOf('element', data);
    const shuffled = [...rows].sort((a, b) => (a.key.slice(-3) < b.key.slice(-3) ? -1 : 1));
    const said = (list: readonly KeyedTransaction[]) =>
      assess(list, new MemoryHistory(list), {})
        .findings.map((f) => `${f.key} ${f.rule} ${f.severity}`)
        .sort();
    expect(said(shuffled)).toEqual(said(rows));
  });
});
