// The report to the police, and the one urgent page that goes before it: what a stop of payment is matched on comes first.
import { printMoney, printWallTime } from '@/lib/i18n/say';
import type { Transaction } from '@/lib/model/transaction';
import { amountAtStake, outcomeOf } from '@/lib/response/fold';
import { wordShift } from '@/lib/response/shift';
import type { Block, ReportDocument } from './blocks';
import {
  callList,
  captureBlocks,
  changeBlocks,
  factRows,
  fileTable,
  list,
  paragraph,
  type ReportInput,
  reasonList,
  runningLine,
  section,
  timelineTable,
  transactionTable,
  wordAmount,
  wording,
} from './sections';

/** The report to the police: eleven sections, in the order in which an officer takes them down. */
export function policeReport(input: ReportInput): ReportDocument {
  const { view, language } = input;
  const { t, r } = wording(language);
  const rows = view.transactions.map(({ transaction }) => transaction);
  const numbered = (n: number, key: Parameters<typeof t>[0]) => `${n}. ${t(key)}`;
  const stake = amountAtStake(view);
  const onShift = wordShift(view.facts['on-shift']?.value, language) ?? '';
  return {
    title: t('police.title'),
    language,
    running: runningLine(input),
    blocks: [
      ...section(
        numbered(1, 'police.1'),
        factRows(language, [
          [t('report.merchant'), input.merchantName],
          [t('report.merchantNo'), each(rows, (x) => x.merchantNo)],
          [t('police.unit-id'), ''],
          [t('police.reporter'), ''],
          [t('police.reporter-id'), ''],
          [t('police.phone'), ''],
          [t('police.address'), ''],
        ]),
      ),
      ...section(numbered(2, 'police.2'), urgentFacts(input)),
      ...section(numbered(3, 'police.3'), transactionTable(input)),
      ...section(
        numbered(4, 'police.4'),
        factRows(language, [
          [t('report.terminal'), each(rows, (x) => x.terminal)],
          [t('report.store'), each(rows, (x) => x.store)],
          [t('police.entry'), each(rows, (x) => x.entryMode)],
          [t('police.device'), ''],
          [t('police.where'), ''],
          [t('police.network'), ''],
          [r('fact.on-shift'), onShift],
          [t('police.last-use'), ''],
          [t('police.anomalies'), view.findings.length > 0 ? t('police.see-reasons') : ''],
        ]),
        reasonList(input),
      ),
      ...section(
        numbered(5, 'police.5'),
        factRows(language, [
          [t('report.operator'), each(rows, (x) => x.operator)],
          [r('fact.on-shift'), onShift],
          [t('report.card'), each(rows, (x) => x.cardMasked ?? x.payer)],
          [t('police.others'), ''],
        ]),
      ),
      ...section(numbered(6, 'police.6'), {
        kind: 'facts',
        rows: [
          ...rows.map((x, i): [string, string] => [
            `${t('report.no')} ${i + 1}`,
            x.amount ? printMoney(language, x.amount) : '—',
          ]),
          [t('police.total'), stake ? wordAmount(language, stake) : t('police.currencies')],
          [
            t('report.recovered'),
            view.recovered.map((money) => printMoney(language, money)).join('; ') || t('report.none'),
          ],
        ],
      }),
      ...section(numbered(7, 'police.7'), timelineTable(input)),
      ...section(numbered(8, 'police.8'), callList(input) ?? paragraph(t('report.none'))),
      ...section(numbered(9, 'police.9'), ...captureBlocks(input), fileTable(input), paragraph(t('police.copies'))),
      ...changeBlocks(input),
      ...section(
        numbered(10, 'police.10'),
        list([t('police.request.1'), t('police.request.2'), t('police.request.3')]),
      ),
      ...section(
        numbered(11, 'police.11'),
        paragraph(t('police.truth')),
        paragraph(`${t('report.key')}\n${input.fingerprint}`),
      ),
      { kind: 'seal', text: t('report.sign') },
    ],
  };
}

function each(rows: readonly Transaction[], of: (row: Transaction) => string | null): string {
  return [...new Set(rows.map(of).filter((value) => value !== null))].join('; ');
}

/** What a stop-payment order is matched on, digit for digit; what the portal does not show is left to be written by hand. */
function urgentFacts({ view, language }: ReportInput): Block {
  const { t } = wording(language);
  const rows = view.transactions.map(({ transaction }) => transaction);
  const [first] = rows;
  const payee = view.accounts.filter(({ account }) => account === 'receiving').at(-1);
  return factRows(
    language,
    [
      [t('urgent.account-name'), payee?.holder ?? ''],
      [t('urgent.account-number'), payee?.number ?? ''],
      [t('urgent.bank'), payee?.bank ?? ''],
      [t('report.amount'), rows.map((x) => (x.amount ? wordAmount(language, x.amount) : '—')).join('; ')],
      [t('report.time'), rows.map((x) => (x.time ? printWallTime(x.time) : '—')).join('; ')],
      [
        t('report.card'),
        rows.map((x) => [x.cardMasked ?? x.payer, x.issuer].filter(Boolean).join(' ') || '—').join('; '),
      ],
      [t('report.rrn'), each(rows, (x) => x.rrn)],
      [t('report.merchantNo'), first?.merchantNo ?? ''],
      [t('report.terminal'), each(rows, (x) => x.terminal)],
    ],
    true,
  );
}

/** One page: what a stop of payment is matched on, first. */
export function urgentPage(input: ReportInput): ReportDocument {
  const { t } = wording(input.language);
  return {
    title: t('urgent.title'),
    language: input.language,
    running: runningLine(input),
    blocks: [
      urgentFacts(input),
      paragraph(t(outcomeOf(input.view) === 'mis-operation' ? 'urgent.request.slip' : 'urgent.request'), true),
      paragraph(t('urgent.how')),
      factRows(input.language, [
        [t('report.merchant'), input.merchantName],
        [t('police.reporter'), ''],
        [t('police.phone'), ''],
        [t('urgent.case-number'), ''],
      ]),
      { kind: 'seal', text: t('report.sign') },
    ],
  };
}
