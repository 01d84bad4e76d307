// The report of a pack as one HTML page: inline CSS, print rules for A4, no script, readable by anyone with a browser.
import { type EvidenceKey, evidence } from '@/lib/i18n/evidence';
import { response } from '@/lib/i18n/response';
import { rules } from '@/lib/i18n/rules';
import { hasMessage, type Language, printMoney, printWallTime, say } from '@/lib/i18n/say';
import { facts } from '@/lib/model/case-event';
import type { Worded } from '@/lib/model/finding';
import type { Transaction } from '@/lib/model/transaction';
import { type CaseView, outcomeOf } from '@/lib/response/fold';
import { wordAct } from './words';

export interface ReportInput {
  view: CaseView;
  language: Language;
  merchantName: string;
  packName: string;
  madeAt: string;
  fingerprint: string;
  /** files of the pack that are evidence, with their hashes */
  files: readonly { path: string; bytes: number; sha256: string }[];
  /** capture item → picture as a data URL, shown beside its record */
  pictures: ReadonlyMap<number, string>;
}

const style = `body{font:14px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;color:#1d2939;max-width:190mm;margin:12mm auto;padding:0 6mm}
h1{font-size:22px;margin:0 0 4mm}h2{font-size:16px;margin:8mm 0 2mm;padding-bottom:1mm;border-bottom:1px solid #98a2b3}table{border-collapse:collapse;width:100%;font-size:12px}
th,td{border:1px solid #98a2b3;padding:1.2mm 2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#f2f4f7}.key{font-family:monospace;overflow-wrap:anywhere}
.big{font-size:17px;font-weight:600}.struck{text-decoration:line-through;color:#475467}img{max-width:100%;border:1px solid #98a2b3}.hash{font-family:monospace;font-size:10px}
.seal{height:28mm;border:1px dashed #667085;padding:2mm;margin-top:6mm}@page{size:A4;margin:14mm}@media print{body{margin:0;padding:0;max-width:none}h2{break-after:avoid}tr,img{break-inside:avoid}}`;

/** The page, complete. Every text in it is escaped: what came from a portal stays text. */
export function reportHtml(input: ReportInput): string {
  const { view, language } = input;
  const t = (key: EvidenceKey, values: Record<string, string | number> = {}) =>
    escapeHtml(say(evidence, language, key, values));
  const r = (key: string) => escapeHtml(hasMessage(response, key) ? say(response, language, key) : key);
  const outcome = outcomeOf(view);
  const section = (title: EvidenceKey, body: string) =>
    body === '' ? '' : `<section><h2>${t(title)}</h2>${body}</section>`;
  const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
    rows.length === 0
      ? ''
      : `<table><thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
  const list = (items: readonly string[]) =>
    items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  const word = ({ key, values }: Worded) =>
    escapeHtml(hasMessage(rules, key) ? say(rules, language, key, values) : key);

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
      .flatMap(([key, value]) => (value ? [`${t(key)} ${escapeHtml(value)}`] : []))
      .join('<br>');
  const transactions = table(
    [
      'report.time',
      'report.amount',
      'report.type',
      'report.status',
      'report.card',
      'report.place',
      'report.numbers',
    ].map((key) => t(key as EvidenceKey)),
    view.transactions.map(({ transaction: x }) => [
      x.time ? escapeHtml(printWallTime(x.time)) : '—',
      x.amount ? `<b>${escapeHtml(printMoney(language, x.amount))}</b>` : '—',
      x.type ? r(`type.${x.type}`) : '—',
      x.status ? r(`status.${x.status}`) : '—',
      escapeHtml(x.cardMasked ?? x.payer ?? '—'),
      escapeHtml([x.store, x.terminal].filter(Boolean).join(' / ') || '—'),
      numbers(x) || '—',
    ]),
  );
  const confirmed = table(
    ['', '', ''],
    facts.flatMap((fact) => {
      const done = view.facts[fact];
      return done
        ? [
            [
              r(`fact.${fact}`),
              escapeHtml(done.value || '—'),
              t(done.corrected ? 'report.corrected' : 'report.confirmed'),
            ],
          ]
        : [];
    }),
  ).replace(/<thead>.*?<\/thead>/, '');
  const captures = view.captures
    .map((capture) => {
      const picture = input.pictures.get(capture.item);
      const caption = `${t('report.capture', { n: capture.item })} · ${escapeHtml(capture.at)} · ${escapeHtml(capture.page.url)}`;
      return `<figure>${picture ? `<img src="${picture}" alt="${caption}">` : ''}<figcaption>${caption}</figcaption></figure>`;
    })
    .join('');
  const timeline = table(
    [t('report.time'), t('report.who'), t('report.event')],
    view.timeline.map((entry) => {
      const words = escapeHtml(wordAct(language, entry.act));
      return [
        escapeHtml(entry.at),
        escapeHtml(entry.actor || entry.device.slice(0, 8)),
        entry.isStruck ? `<span class="struck">${words}</span> ${t('report.struck')}` : words,
      ];
    }),
  );
  const files = table(
    [t('report.file'), t('report.bytes'), 'SHA-256'],
    input.files.map(({ path, bytes, sha256 }) => [
      escapeHtml(path),
      String(bytes),
      `<span class="hash">${sha256}</span>`,
    ]),
  );
  const head = table(
    ['', ''],
    [
      [t('report.case'), escapeHtml(view.caseId)],
      [t('report.merchant'), escapeHtml(input.merchantName || '—')],
      [t('report.pack'), escapeHtml(input.packName)],
      [t('report.made'), escapeHtml(input.madeAt)],
    ],
  ).replace(/<thead>.*?<\/thead>/, '');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width"><title>${t('report.title')} ${escapeHtml(view.caseId)}</title><style>${style}</style></head>
<body><main><h1>${t('report.title')}</h1>${head}
${section('report.what', `<p class="big">${outcome ? r(`outcome.${outcome}`) : t('report.undecided')}</p>${view.classified?.reason ? `<p>${escapeHtml(view.classified.reason)}</p>` : ''}`)}
${section('report.transactions', transactions)}
${section('report.reasons', list([...new Set(view.findings.map((finding) => word(finding.reason)))]))}
${section('report.facts', confirmed)}
${section('report.voucher', view.voucher ? `<p>${r(`voucher.${view.voucher.outcome}`)}${view.voucher.note ? `: ${escapeHtml(view.voucher.note)}` : ''}</p>` : '')}
${section('report.captures', captures)}
${section('report.calls', list(view.calls.map((call) => `${escapeHtml(call.at)} · ${escapeHtml(wordAct(language, call))}`)))}
${section('report.recovered', list(view.recovered.map((money) => escapeHtml(printMoney(language, money)))))}
${section('report.timeline', timeline)}
${section('report.files', files)}
${section('report.proof', `<p>${t('report.proof.1')}</p><p>${t('report.proof.2')}</p><p>${t('report.proof.3')}</p><p>${t('report.key')}<br><span class="key">${input.fingerprint}</span></p><div class="seal">${t('report.sign')}</div>`)}
</main></body></html>
`;
}

/** Text as HTML shows it: markup characters and control characters never act. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  // Bidirectional controls could turn the order of what stands around them.
  return text
    .replace(/[&<>"']/g, (c) => entities[c]!)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/g, '');
}
