// The reports of a pack but those for the police (police.ts): which sections each has, in which order. The sections' own content
// is sections.ts's.
import { printMoney } from '@/lib/i18n/say';
import { outcomeOf } from '@/lib/response/fold';
import { wordAct } from '../words';
import type { ReportDocument } from './blocks';
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
  wordTime,
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
          [t('report.trusted-time'), wordTime(input)],
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
export function sealSheet(
  input: ReportInput,
  tagManifestSha256: string,
  stamps: readonly { authority: string; at: string }[],
): ReportDocument {
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
          [
            t('seal.stamps'),
            stamps.map(({ at, authority }) => `${shortTime(at)} · ${authority}`).join('\n') || t('seal.stamps.none'),
          ],
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
