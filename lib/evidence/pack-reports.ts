// Which reports a pack of each kind holds, and in which formats: HTML always; PDF where the font is at hand and every character
// can be drawn; the statement as DOCX; the set for a dispute form within the forms' limits.
import { evidence } from '@/lib/i18n/evidence';
import { say } from '@/lib/i18n/say';
import { toBase64 } from '@/lib/model/case-chain';
import type { PackKind } from '@/lib/model/case-event';
import type { CaseView } from '@/lib/response/fold';
import { type BagFile, type MeasuredFile, textBlob } from './bag';
import type { Contents } from './contents';
import type { PackInput } from './pack';
import { changesSince, lastPack, packName } from './pack-series';
import type { ReportDocument } from './reports/blocks';
import { caseReport, evidenceList, portalSummary, sealSheet, statement } from './reports/documents';
import { reportDocx } from './reports/docx';
import { reportHtml } from './reports/html';
import { GlyphsMissing, type PdfTools, reportPdf } from './reports/pdf';
import { policeReport, urgentPage } from './reports/police';
import type { ReportInput } from './reports/sections';
import type { Token } from './stamping';

export type ReportTools = PdfTools;

/** Pictures beyond this much in all stand in the pack but not in the reports; bytes. */
const picturesInReports = 12 * 1024 ** 2;
/** What dispute forms take (Stripe: 19 pages and 4.5 MB in all; the strictest 2.5 MB a file). */
const portalLimit = { bytes: 2.5 * 1024 ** 2, files: 10 };

type Maker = (input: ReportInput) => ReportDocument;
const reportsOf: Record<PackKind, readonly [name: string, make: Maker][]> = {
  master: [
    ['report', caseReport],
    ['evidence-list', evidenceList],
  ],
  bank: [
    ['report', caseReport],
    ['urgent-stop-payment', urgentPage],
    ['evidence-list', evidenceList],
  ],
  acquirer: [
    ['report', caseReport],
    ['evidence-list', evidenceList],
  ],
  police: [
    ['report', policeReport],
    ['urgent-stop-payment', urgentPage],
    ['evidence-list', evidenceList],
  ],
  urgent: [['urgent-stop-payment', urgentPage]],
};

/** Makes the reports over files that are already hashed. */
export async function buildReports(
  input: PackInput,
  view: CaseView,
  folder: string,
  contents: Contents,
  files: readonly MeasuredFile[],
  authorities: ReportInput['authorities'],
): Promise<BagFile[]> {
  const words = await reportInput(input, view, folder, contents, files, authorities);
  const made: BagFile[] = [];
  const path = (name: string) => `data/00-report/${name}`;
  for (const [name, make] of reportsOf[input.kind]) made.push(...(await printed(make(words), path(name), input)));
  if (input.kind !== 'urgent') {
    const text = statement(words);
    made.push({ path: path('statement.docx'), content: await reportDocx(text, input.now) });
  }
  if (input.kind === 'acquirer' || input.kind === 'bank') made.push(...(await portalSet(words, contents, input)));
  return made;
}

async function printed(report: ReportDocument, path: string, input: PackInput): Promise<BagFile[]> {
  const html: BagFile = { path: `${path}.html`, content: textBlob(reportHtml(report)) };
  const pdf = await pdfOf(report, input);
  return pdf ? [{ path: `${path}.pdf`, content: pdf }, html] : [html];
}

/** The PDF; null without tools, or where a character can be drawn by nothing here: then the HTML stands for it. */
async function pdfOf(report: ReportDocument, { reportTools, now }: PackInput): Promise<Blob | null> {
  if (!reportTools) return null;
  try {
    return new Blob([await reportPdf(report, reportTools, now)], { type: 'application/pdf' });
  } catch (error) {
    if (error instanceof GlyphsMissing) return null;
    throw error;
  }
}

/** The summary and pictures for a dispute form; what is too large for one stays where it is in the pack. */
async function portalSet(words: ReportInput, { portal }: Contents, input: PackInput): Promise<BagFile[]> {
  const summary = portalSummary(words);
  const pdf = await pdfOf(summary, input);
  const set: BagFile[] = [
    pdf && pdf.size <= portalLimit.bytes
      ? { path: 'data/portal/01-summary.pdf', content: pdf }
      : { path: 'data/portal/01-summary.html', content: textBlob(reportHtml(summary)) },
  ];
  for (const { name, content } of portal)
    if (content.size <= portalLimit.bytes && set.length < portalLimit.files)
      set.push({ path: `data/portal/${name}`, content });
  return set;
}

async function reportInput(
  input: PackInput,
  view: CaseView,
  folder: string,
  contents: Contents,
  files: readonly MeasuredFile[],
  authorities: ReportInput['authorities'],
): Promise<ReportInput> {
  const { language } = input;
  const before = lastPack(input.kind, view);
  let room = picturesInReports;
  const pictures: { item: number; url: string; part?: { n: number; of: number } }[] = [];
  const { slicePicture } = input.reportTools ?? {};
  const whole = await Promise.all(
    contents.wholePages.map(async ({ item, content }) => ({ item, parts: (await slicePicture?.(content)) ?? [] })),
  );
  for (const { item, content } of contents.pictures) {
    if (content.size > room) continue;
    room -= content.size;
    pictures.push({ item, url: `data:image/png;base64,${toBase64(new Uint8Array(await content.arrayBuffer()))}` });
  }
  for (const { item, parts } of whole)
    for (const [i, url] of parts.entries()) {
      if (url.length * 0.75 > room) break;
      room -= url.length * 0.75;
      pictures.push({ item, url, part: { n: i + 1, of: parts.length } });
    }
  return {
    view,
    language,
    merchantName: input.merchantName,
    packName: folder,
    madeAt: input.now.toISOString(),
    fingerprint: input.signer.key.id,
    authorities,
    files: files.map(({ path, content, sha256 }) => ({ path, bytes: content.size, sha256 })),
    pictures,
    changes: before
      ? { since: packName(view.caseId, before.number), items: changesSince(before, view, language) }
      : null,
    cuts: contents.cuts.map(({ title, why }) => say(evidence, language, why, { file: title })),
  };
}

/** The sheet to be signed and sealed on paper; it lies beside the signature, since it states the tag manifest's own hash. */
export async function sealSheetFile(
  input: PackInput,
  view: CaseView,
  folder: string,
  tagManifestSha256: string,
  stamps: readonly Token[],
): Promise<BagFile> {
  const words = await reportInput(
    input,
    view,
    folder,
    { files: [], cuts: [], pictures: [], wholePages: [], thirdParty: [], expected: new Map(), portal: [] },
    [],
    { answered: [], silent: [] },
  );
  const sheet = sealSheet(words, tagManifestSha256, stamps);
  const pdf = await pdfOf(sheet, input);
  return pdf
    ? { path: 'signatures/seal-sheet.pdf', content: pdf }
    : { path: 'signatures/seal-sheet.html', content: textBlob(reportHtml(sheet)) };
}
