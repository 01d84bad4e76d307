// The reports of a pack: which sections each has, in which order. The sections' own content is sections.ts's.
import { printMoney, printWallTime } from '@/lib/i18n/say';
import type { Transaction } from '@/lib/model/transaction';
import { amountAtStake, outcomeOf } from '@/lib/response/fold';
import { wordAct } from '../words';
import type { Block, ReportDocument } from './blocks';
import {
  callList,
  captureBlocks,
  changeBlocks,
  factTable,
  fileTable,
  list,
  paragraph,
  proofBlocks,
  type ReportInput,
  reasonList,
  runningLine,
  section,
  shortTime,
  timelineTable,
  transactionTable,
  wording,
} from './sections';

/** The report that leads a pack for merchant, bank or acquirer. */
export function caseReport(input: ReportInput): ReportDocument {
  const { view, language } = input;
  const { t, r } = wording(language);
  const outcome = outcomeOf(view);
  return {
    title: t('report.title'),
    language,
    running: runningLine(input),
    blocks: [
      {
        kind: 'facts',
        rows: [
          [t('report.case'), view.caseId],
          [t('report.merchant'), input.merchantName || '—'],
          [t('report.pack'), input.packName],
          [t('report.made'), shortTime(input.madeAt)],
          [t('report.trusted-time'), t(input.hasStampers ? 'report.proof.stamped' : 'report.proof.2')],
        ],
      },
      ...section(
        t('report.what'),
        paragraph(outcome ? r(`outcome.${outcome}`) : t('report.undecided'), true),
        view.classified?.reason ? paragraph(view.classified.reason) : null,
      ),
      ...changeBlocks(input),
      ...section(t('report.transactions'), transactionTable(input)),
      ...section(t('report.reasons'), reasonList(input)),
      ...section(t('report.facts'), factTable(input)),
      ...section(t('report.voucher'), view.voucher ? paragraph(wordAct(language, view.voucher)) : null),
      ...section(t('report.captures'), ...captureBlocks(input)),
      ...section(t('report.calls'), callList(input)),
      ...section(t('report.recovered'), list(view.recovered.map((money) => printMoney(language, money)))),
      ...section(t('report.timeline'), timelineTable(input)),
      ...section(t('report.files'), fileTable(input)),
      ...proofBlocks(input),
    ],
  };
}

/** The report to the police: eleven sections, in the order in which an officer takes them down. */
export function policeReport(input: ReportInput): ReportDocument {
  const { view, language } = input;
  const { t, r } = wording(language);
  const rows = view.transactions.map(({ transaction }) => transaction);
  const numbered = (n: number, key: Parameters<typeof t>[0]) => `${n}. ${t(key)}`;
  const stake = amountAtStake(view);
  const onShift = view.facts['on-shift']?.value ?? '';
  return {
    title: t('police.title'),
    language,
    running: runningLine(input),
    blocks: [
      ...section(numbered(1, 'police.1'), {
        kind: 'facts',
        rows: [
          [t('report.merchant'), input.merchantName],
          [t('report.merchantNo'), each(rows, (x) => x.merchantNo)],
          [t('police.unit-id'), ''],
          [t('police.reporter'), ''],
          [t('police.reporter-id'), ''],
          [t('police.phone'), ''],
          [t('police.address'), ''],
        ],
      }),
      ...section(numbered(2, 'police.2'), urgentFacts(input)),
      ...section(numbered(3, 'police.3'), transactionTable(input)),
      ...section(
        numbered(4, 'police.4'),
        {
          kind: 'facts',
          rows: [
            [t('report.terminal'), each(rows, (x) => x.terminal)],
            [t('report.store'), each(rows, (x) => x.store)],
            [t('police.entry'), each(rows, (x) => x.entryMode)],
            [t('police.device'), ''],
            [t('police.where'), ''],
            [t('police.network'), ''],
            [r('fact.on-shift'), onShift],
            [t('police.last-use'), ''],
            [t('police.anomalies'), view.findings.length > 0 ? t('police.see-reasons') : ''],
          ],
        },
        reasonList(input),
      ),
      ...section(numbered(5, 'police.5'), {
        kind: 'facts',
        rows: [
          [t('report.operator'), each(rows, (x) => x.operator)],
          [r('fact.on-shift'), onShift],
          [t('report.card'), each(rows, (x) => x.cardMasked ?? x.payer)],
          [t('police.others'), ''],
        ],
      }),
      ...section(numbered(6, 'police.6'), {
        kind: 'facts',
        rows: [
          ...rows.map((x, i): [string, string] => [
            `${t('report.no')} ${i + 1}`,
            x.amount ? printMoney(language, x.amount) : '—',
          ]),
          [t('police.total'), stake ? printMoney(language, stake) : t('police.currencies')],
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
  return {
    kind: 'facts',
    isLarge: true,
    rows: [
      [t('urgent.account-name'), payee?.holder ?? ''],
      [t('urgent.account-number'), payee?.number ?? ''],
      [t('urgent.bank'), payee?.bank ?? ''],
      [t('report.amount'), rows.map((x) => (x.amount ? printMoney(language, x.amount) : '—')).join('; ')],
      [t('report.time'), rows.map((x) => (x.time ? printWallTime(x.time) : '—')).join('; ')],
      [
        t('report.card'),
        rows.map((x) => [x.cardMasked ?? x.payer, x.issuer].filter(Boolean).join(' ') || '—').join('; '),
      ],
      [t('report.rrn'), each(rows, (x) => x.rrn)],
      [t('report.merchantNo'), first?.merchantNo ?? ''],
      [t('report.terminal'), each(rows, (x) => x.terminal)],
    ],
  };
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
      paragraph(t('urgent.request'), true),
      paragraph(t('urgent.how')),
      {
        kind: 'facts',
        rows: [
          [t('report.merchant'), input.merchantName],
          [t('police.reporter'), ''],
          [t('police.phone'), ''],
          [t('urgent.case-number'), ''],
        ],
      },
      { kind: 'seal', text: t('report.sign') },
    ],
  };
}

/** Every file with its hash, to be signed and sealed on paper. */
export function evidenceList(input: ReportInput): ReportDocument {
  const { t } = wording(input.language);
  return {
    title: t('list.title'),
    language: input.language,
    running: runningLine(input),
    blocks: [
      paragraph(t('list.how')),
      fileTable(input),
      paragraph(t('police.copies')),
      paragraph(`${t('report.key')}\n${input.fingerprint}`),
      { kind: 'seal', text: t('report.sign') },
    ],
  };
}

/** The sheet that binds key and pack to a person: signed and sealed, kept on paper. It lies beside the signature. */
export function sealSheet(input: ReportInput, tagManifestSha256: string): ReportDocument {
  const { t } = wording(input.language);
  return {
    title: t('seal.title'),
    language: input.language,
    running: runningLine(input),
    blocks: [
      paragraph(t('seal.how')),
      {
        kind: 'facts',
        rows: [
          [t('report.case'), input.view.caseId],
          [t('report.merchant'), input.merchantName],
          [t('report.pack'), input.packName],
          [t('seal.manifest'), tagManifestSha256],
          [t('report.key'), input.fingerprint],
        ],
      },
      { kind: 'seal', text: t('report.sign') },
    ],
  };
}

/** The statement of what happened, to be edited, printed, signed and sealed by the merchant. */
export function statement(input: ReportInput): ReportDocument {
  const { view, language } = input;
  const { t, r } = wording(language);
  const outcome = outcomeOf(view);
  return {
    title: t('statement.title'),
    language,
    running: runningLine(input),
    blocks: [
      paragraph(t('statement.opening', { merchant: input.merchantName || '________' })),
      ...section(t('report.transactions'), transactionTable(input)),
      ...section(
        t('report.what'),
        paragraph(outcome ? r(`outcome.${outcome}.explained`) : t('report.undecided')),
        view.classified?.reason ? paragraph(view.classified.reason) : null,
        view.voucher ? paragraph(wordAct(language, view.voucher)) : null,
      ),
      ...section(t('report.facts'), factTable(input)),
      ...section(
        t('statement.own-words'),
        paragraph(view.notes.map(({ text }) => text).join('\n') || '________________'),
      ),
      paragraph(t('police.truth')),
      { kind: 'seal', text: t('report.sign') },
    ],
  };
}

/** The summary for a dispute form: short, without pictures, legible in grey. */
export function portalSummary(input: ReportInput): ReportDocument {
  const { view, language } = input;
  const { t, r } = wording(language);
  const outcome = outcomeOf(view);
  const recent = { ...input, view: { ...view, timeline: view.timeline.slice(-60) } };
  return {
    title: t('portal.title'),
    language,
    running: runningLine(input),
    blocks: [
      paragraph(outcome ? r(`outcome.${outcome}`) : t('report.undecided'), true),
      ...(view.classified?.reason ? [paragraph(view.classified.reason)] : []),
      ...section(
        t('report.transactions'),
        transactionTable({ ...input, view: { ...view, transactions: view.transactions.slice(0, 40) } }),
      ),
      ...section(t('report.facts'), factTable(input)),
      ...section(t('report.voucher'), view.voucher ? paragraph(wordAct(language, view.voucher)) : null),
      ...section(t('report.calls'), callList({ ...input, view: { ...view, calls: view.calls.slice(-30) } })),
      ...section(t('report.timeline'), timelineTable(recent)),
      { kind: 'seal', text: t('report.sign') },
    ],
  };
}
