// Parts that several reports share: the transactions, the time line, the files, what the pack proves and what not.
import { type EvidenceKey, evidence } from '@/lib/i18n/evidence';
import { response } from '@/lib/i18n/response';
import { rules } from '@/lib/i18n/rules';
import { hasMessage, type Language, printMoney, printWallTime, say } from '@/lib/i18n/say';
import { facts } from '@/lib/model/case-event';
import type { Money } from '@/lib/model/money';
import type { Transaction } from '@/lib/model/transaction';
import type { CaseView } from '@/lib/response/fold';
import { capitalAmount } from '@/lib/response/letters/capital-amount';
import { wordShift } from '@/lib/response/shift';
import { wordAct, wordEntry } from '../words';
import type { Block, Cell } from './blocks';

export interface ReportInput {
  view: CaseView;
  language: Language;
  merchantName: string;
  packName: string;
  /** UTC ISO 8601 */
  madeAt: string;
  fingerprint: string;
  /** time stamping authorities were asked when the report was made: which answered, which did not; both empty: none is chosen */
  authorities: { answered: readonly string[]; silent: readonly string[] };
  /** files of the pack that are evidence, with their hashes */
  files: readonly { path: string; bytes: number; sha256: string }[];
  /** pictures of captures as data URLs, in order, each with its item number */
  pictures: readonly { item: number; url: string; part?: { n: number; of: number } }[];
  /** what came since the last pack for this recipient, worded; null for the first */
  changes: { since: string; items: readonly string[] } | null;
  /** what stands in the pack instead of the original, or was left out, worded */
  cuts: readonly string[];
}

/** The report's own words in its language. */
export function wording(language: Language) {
  const t = (key: EvidenceKey, values: Record<string, string | number> = {}) => say(evidence, language, key, values);
  /** words of the response; an unknown key shows itself */
  const r = (key: string) => (hasMessage(response, key) ? say(response, language, key) : key);
  return { t, r };
}

/** Case, pack and time in one line, for every page. */
export function runningLine({ view, packName, madeAt, language }: ReportInput): string {
  const { t } = wording(language);
  return `${t('report.case')} ${view.caseId} · ${packName} · ${shortTime(madeAt)}`;
}

/** `2026-03-01 01:02:03 UTC` */
export function shortTime(iso: string): string {
  return iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
}

/** An amount in digits and, in Chinese, in capital numerals as well, so that no stroke can be added on paper. */
export function wordAmount(language: Language, money: Money): string {
  const capital = language === 'zh-CN' ? capitalAmount(money) : null;
  return printMoney(language, money) + (capital ? `（${capital}）` : '');
}

/** A heading with its blocks; nothing where there are none. */
export function section(title: string, ...blocks: readonly (Block | null)[]): Block[] {
  const present = blocks.filter((block) => block !== null);
  return present.length === 0 ? [] : [{ kind: 'heading', text: title }, ...present];
}

/** Pairs of label and value; what is not known is a line to be written on by hand, and says so. */
export function factRows(
  language: Language,
  rows: readonly (readonly [label: string, value: string])[],
  isLarge = false,
): Block {
  const { t } = wording(language);
  return {
    kind: 'facts',
    rows: rows.map(([label, value]) => [label, value || t('report.by-hand')] as const),
    ...(isLarge && { isLarge }),
  };
}

export function paragraph(text: string, isStrong = false): Block {
  return { kind: 'paragraph', text, isStrong };
}

/** A list, or nothing where it would be empty. */
export function list(items: readonly string[]): Block | null {
  return items.length === 0 ? null : { kind: 'list', items };
}

/** The transactions with every number that a desk asks for. */
export function transactionTable({ view, language }: ReportInput): Block | null {
  const { t, r } = wording(language);
  if (view.transactions.length === 0) return null;
  const numbers = (x: Transaction) =>
    (
      [
        ['report.merchantNo', x.merchantNo],
        ['report.id', x.id],
        ['report.rrn', x.rrn],
        ['report.authCode', x.authCode],
        ['report.trace', x.trace],
        ['report.batch', x.batch],
      ] as const
    )
      .flatMap(([key, value]) => (value ? [`${t(key)} ${value}`] : []))
      .join('\n');
  const keys = [
    'report.no',
    'report.time',
    'report.amount',
    'report.type',
    'report.card',
    'report.place',
    'report.numbers',
  ] as const;
  return {
    kind: 'table',
    head: keys.map((key) => t(key)),
    widths: [18, 52, 64, 46, 90, 62, '*'],
    rows: view.transactions.map(({ transaction: x }, i): Cell[] => [
      String(i + 1),
      x.time ? printWallTime(x.time) : '—',
      x.amount ? { text: printMoney(language, x.amount), style: 'strong' } : '—',
      [x.type && r(`type.${x.type}`), x.status && r(`status.${x.status}`)].filter(Boolean).join('\n') || '—',
      [x.cardMasked ?? x.payer, x.issuer, x.entryMode].filter(Boolean).join('\n') || '—',
      [x.store, x.terminal].filter(Boolean).join('\n') || '—',
      { text: numbers(x) || '—', style: 'small' },
    ]),
  };
}

/** The facts as the merchant confirmed or corrected them. */
export function factTable({ view, language }: ReportInput): Block | null {
  const { t, r } = wording(language);
  const rows = facts.flatMap((fact): [string, string][] => {
    const done = view.facts[fact];
    if (!done) return [];
    const value = fact === 'on-shift' ? (wordShift(done.value, language) ?? r('answer.unknown')) : done.value;
    // Who was on shift is asked, not read: the answer corrects nothing.
    const how = fact === 'on-shift' ? 'report.said' : done.corrected ? 'report.corrected' : 'report.confirmed';
    return [[r(`fact.${fact}`), `${value || '—'} (${t(how)})`]];
  });
  return rows.length === 0 ? null : { kind: 'facts', rows };
}

/** Why rows were marked, each reason once. */
export function reasonList({ view, language }: ReportInput): Block | null {
  const words = view.findings.map(({ reason: { key, values } }) =>
    hasMessage(rules, key) ? say(rules, language, key, values) : key,
  );
  return list([...new Set(words)]);
}

export function timelineTable({ view, language }: ReportInput): Block {
  const { t } = wording(language);
  return {
    kind: 'table',
    head: [t('report.time'), t('report.who'), t('report.event')],
    widths: [104, 90, '*'],
    rows: view.timeline.map((entry): Cell[] => {
      const words = wordEntry(language, entry.act, view.timeline);
      return [
        shortTime(entry.at),
        entry.actor || entry.device.slice(0, 8),
        entry.isStruck ? { text: `${words} ${t('report.struck')}`, style: 'struck' } : words,
      ];
    }),
  };
}

export function callList({ view, language }: ReportInput): Block | null {
  return list(view.calls.map((call) => `${shortTime(call.at)} · ${wordAct(language, call)}`));
}

/** Files with size and SHA-256. */
export function fileTable({ files, language }: ReportInput): Block {
  const { t } = wording(language);
  return {
    kind: 'table',
    head: [t('report.no'), t('report.file'), t('report.bytes'), 'SHA-256'],
    widths: [22, '*', 50, 240],
    rows: files.map(({ path, bytes, sha256 }, i): Cell[] => [
      String(i + 1),
      path,
      String(bytes),
      { text: sha256, style: 'code' },
    ]),
  };
}

/** Pictures of what the portal showed, each with when and where. */
export function captureBlocks({ view, pictures, language }: ReportInput): Block[] {
  const { t } = wording(language);
  return view.captures.flatMap((capture): Block[] => {
    const caption = `${t('report.capture', { n: capture.item })} · ${shortTime(capture.at)} · ${capture.page.url}`;
    const shown = pictures.filter(({ item }) => item === capture.item);
    return shown.length === 0
      ? [paragraph(caption)]
      : shown.map(({ url, part }) => ({
          kind: 'picture',
          url,
          caption: part ? `${caption} · ${t('report.whole', { n: part.n, of: part.of })}` : caption,
        }));
  });
}

/** What came since the last pack, and what this one leaves out. */
export function changeBlocks({ changes, cuts, language }: ReportInput): Block[] {
  const { t } = wording(language);
  return [
    ...(changes
      ? section(t('report.changes', { pack: changes.since }), list(changes.items) ?? paragraph(t('report.none')))
      : []),
    ...section(t('report.cuts'), list(cuts)),
  ];
}

/** Whose clock the time in it is, and who can vouch for it. */
export function wordTime({ language, authorities: { answered, silent } }: ReportInput): string {
  const { t } = wording(language);
  if (answered.length === 0 && silent.length === 0) return `${t('report.proof.2')} ${t('report.time.none')}`;
  const without = silent.length === 0 ? '' : ` ${t('report.time.silent', { names: silent.join(', ') })}`;
  return answered.length === 0
    ? `${t('report.time.offline', { names: silent.join(', ') })} ${t('report.proof.2')}`
    : t('report.proof.stamped') + without;
}

/** What the pack proves and what it does not, with the key's fingerprint and room to sign. */
export function proofBlocks(input: ReportInput): Block[] {
  const { fingerprint, language } = input;
  const { t } = wording(language);
  return [
    ...section(
      t('report.proof'),
      paragraph(t('report.proof.1')),
      paragraph(wordTime(input)),
      paragraph(t('report.proof.3')),
      paragraph(`${t('report.key')}\n${fingerprint}`),
    ),
    { kind: 'seal', text: t('report.sign') },
  ];
}
