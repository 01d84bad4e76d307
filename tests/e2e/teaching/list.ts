// A list that nobody can understand who is not told what its columns mean.

const heads = ['Feld 1', 'Feld 2', 'Feld 3', 'Feld 4'];
const rows = [
  ['2026-03-01', '12.00', '10.00', 'K1'],
  ['2026-03-02', '13.00', '11.00', 'K2'],
  ['2026-03-03', '14.00', '12.00', 'K3'],
];

/** The same list before and after a re-deploy: other class names, columns in the opposite order. */
export function list(isNew: boolean): string {
  const line = (cells: string[], tag: string) =>
    `<tr>${(isNew ? [...cells].reverse() : cells).map((text) => `<${tag} class="${isNew ? 'b' : 'a'}">${text}</${tag}>`).join('')}</tr>`;
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>list</title><style>td,th{padding:8px 24px}</style>
<script>addEventListener('click', () => document.title = 'the page was clicked')</script>
<table><thead>${line(heads, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table></html>`;
}
