// A report as one HTML page: inline CSS, print rules for A4, no script, readable by anyone with a browser.
import { type Block, type Cell, cellText, type ReportDocument } from './blocks';
import { plainText } from './plain-text';

const style = `body{font:14px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;color:#1d2939;max-width:190mm;margin:12mm auto;padding:0 6mm}
html[lang=en] body{font-family:system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,"Noto Sans CJK SC",sans-serif}html[lang=en] table{font-size:11.5px}html[lang=en] .small{font-size:10.5px}
h1{font-size:22px;margin:0 0 4mm}h2{font-size:16px;margin:8mm 0 2mm;padding-bottom:1mm;border-bottom:1px solid #98a2b3}table{border-collapse:collapse;width:100%;font-size:12px}
th,td{border:1px solid #98a2b3;padding:1.2mm 2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere;min-width:2.6em}td:not(:first-child){min-width:5.6em}td>b,.whole{white-space:nowrap}th{background:#f2f4f7}.large{font-size:17px}.large th{width:38%}.facts th{width:30%;font-weight:400;color:#475467}
.big{font-size:17px;font-weight:600}.struck{text-decoration:line-through;color:#475467}.code{font-family:monospace;font-size:10px}.small{font-size:11px}img{max-width:100%;border:1px solid #98a2b3}figure{margin:4mm 0}
.running{color:#475467;font-size:12px}.seal{height:34mm;border:1px dashed #667085;padding:2mm;margin-top:6mm}.break{break-after:page}@page{size:A4;margin:14mm}@media print{body{margin:0;padding:0;max-width:none}h2{break-after:avoid}tr,img,.seal{break-inside:avoid}}`;

/** The page, complete. Every text in it is escaped: what came from a portal stays text. */
export function reportHtml({ title, language, running, blocks }: ReportDocument): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p class="running">${escapeHtml(running)}</p>
${blocks.map(blockHtml).join('\n')}
</main></body></html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case 'paragraph':
      return `<p${block.isStrong ? ' class="big"' : ''}>${escapeHtml(block.text)}</p>`;
    case 'facts':
      return `<table class="facts${block.isLarge ? ' large' : ''}"><tbody>${block.rows.map(([label, value]) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`).join('')}</tbody></table>`;
    case 'table':
      return `<table><thead><tr>${block.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')}</tr></thead><tbody>${block.rows.map((row) => `<tr>${row.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'picture':
      return `<figure><img src="${escapeHtml(block.url)}" alt="${escapeHtml(block.caption)}"><figcaption>${escapeHtml(block.caption)}</figcaption></figure>`;
    case 'seal':
      return `<div class="seal">${escapeHtml(block.text)}</div>`;
    case 'pageBreak':
      return '<div class="break"></div>';
  }
}

/** Numbers of cards and orders, which are read and typed as a whole: a narrow column does not cut them in two. */
const wholeNumber = /(?<![\w&#])\d[\d*]{5,31}(?![\w*])/g;

function cellHtml(cell: Cell): string {
  const text = escapeHtml(cellText(cell)).replace(wholeNumber, '<span class="whole">$&</span>').replace(/\n/g, '<br>');
  if (typeof cell === 'string') return text;
  return cell.style === 'strong' ? `<b>${text}</b>` : `<span class="${cell.style}">${text}</span>`;
}

/** Text as HTML shows it: markup characters and control characters never act. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return plainText(text).replace(/[&<>"']/g, (c) => entities[c]!);
}
