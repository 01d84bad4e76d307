// A letter as one HTML file that prints on A4 and opens anywhere: no script, no outside file, nothing but escaped words.
import type { Block, LetterDocument, Run } from './document';

const style = `
@page { size: A4; margin: 22mm 20mm 20mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 12mm; max-width: 210mm; color: #111; background: #fff;
  font: 11.5pt/1.65 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Songti SC", "Times New Roman", serif; }
h1 { margin: 0 0 8mm; font-size: 18pt; text-align: center; letter-spacing: .06em; }
h2 { margin: 6mm 0 2mm; font-size: 12.5pt; break-after: avoid; }
p { margin: 0 0 2.5mm; }
p.in:lang(zh) { text-indent: 2em; }
strong { font-weight: 600; }
.blank { display: inline-block; min-width: 9em; border-bottom: 1px solid #111; text-indent: 0; color: #8a3b00; font-size: .8em; text-align: center; }
.mono { font-family: "Noto Sans Mono", Consolas, monospace; font-size: 8.5pt; overflow-wrap: anywhere; }
table { width: 100%; margin: 1mm 0 4mm; border-collapse: collapse; font-size: 10pt; line-height: 1.4; }
th, td { padding: 1.2mm 1.8mm; border: 1px solid #555; text-align: left; vertical-align: top; overflow-wrap: break-word; }
table.wide { font-size: 8.5pt; }
table.wide th, table.wide td { padding: 1mm; }
th { font-weight: 600; background: #f2f2f2; }
tr { break-inside: avoid; }
table.facts th { width: 32%; }
table.large td { font-size: 15pt; line-height: 1.5; letter-spacing: .04em; }
ol, ul { margin: 0 0 3mm; padding-left: 2.2em; }
.sign { margin-top: 12mm; break-inside: avoid; }
.sign p { display: flex; gap: 1em; justify-content: flex-end; margin-bottom: 5mm; }
.sign .blank { min-width: 12em; }
.break { break-after: page; }
footer { margin-top: 8mm; color: #555; font-size: 9pt; text-align: center; }
@media print { body { padding: 0; max-width: none; } .blank { color: #999; } }
`;

/** The whole file. */
export function letterHtml(letter: LetterDocument): string {
  return `<!doctype html>
<html lang="${letter.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(letter.title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeHtml(letter.title)}</h1>
${letter.blocks.map(blockHtml).join('\n')}
<footer>${escapeHtml(letter.footer)}</footer>
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case 'paragraph':
      return `<p${block.isIndented ? ' class="in"' : ''}>${runs(block.runs)}</p>`;
    case 'facts':
      return `<table class="facts${block.isLarge ? ' large' : ''}">${block.rows
        .map((row) => `<tr><th scope="row">${escapeHtml(row.label)}</th><td>${runs(row.runs)}</td></tr>`)
        .join('')}</table>`;
    case 'table':
      return `<table${block.head.length > 6 ? ' class="wide"' : ''}><thead><tr>${block.head.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead><tbody>${block.rows
        .map((row) => `<tr>${row.map((cell) => `<td>${runs(cell)}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`;
    case 'list': {
      const tag = block.isNumbered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${runs(item)}</li>`).join('')}</${tag}>`;
    }
    case 'signature':
      return `<div class="sign">${block.lines
        .map((line) => `<p><span>${escapeHtml(line.label)}</span><span>${runs(line.runs)}</span></p>`)
        .join('')}</div>`;
    case 'page-break':
      return '<div class="break"></div>';
  }
}

function runs(list: readonly Run[]): string {
  return list
    .map(({ text, is }) => {
      if (is === 'blank') return `<span class="blank">${escapeHtml(text) || '&nbsp;'}</span>`;
      if (is === 'strong') return `<strong>${escapeHtml(text)}</strong>`;
      return is === 'mono' ? `<span class="mono">${escapeHtml(text)}</span>` : escapeHtml(text);
    })
    .join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
