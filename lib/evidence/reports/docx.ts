// A report as DOCX: for the statement that the merchant edits, prints, signs and seals.
import { type Block, type Cell, cellText, type ReportDocument } from './blocks';
import { fixTimes } from './opc';
import { plainText } from './plain-text';

const font = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'Microsoft YaHei' };

/** The document; pictures are left out, they stand in the PDF. */
export async function reportDocx(report: ReportDocument, at: Date): Promise<Blob> {
  const {
    AlignmentType,
    BorderStyle,
    Document,
    Footer,
    HeadingLevel,
    Packer,
    PageNumber,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    TextRun,
    WidthType,
  } = await import('docx');
  const paragraph = (text: string, size = 21) =>
    new Paragraph({
      spacing: { after: 120 },
      children: plainText(text)
        .split('\n')
        .map((line, i) => new TextRun({ text: line, size, font, ...(i > 0 ? { break: 1 } : {}) })),
    });
  const table = (rows: readonly (readonly Cell[])[]) =>
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((cell) => new TableCell({ children: [paragraph(cellText(cell), 18)] })),
          }),
      ),
    });
  const nodes = (block: Block): (InstanceType<typeof Paragraph> | InstanceType<typeof Table>)[] => {
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({
            heading: HeadingLevel.HEADING_2,
            spacing: { before: 200, after: 100 },
            children: [new TextRun({ text: plainText(block.text), font, size: 26, color: '101828' })],
          }),
        ];
      case 'paragraph':
        return [paragraph(block.text, block.isStrong ? 26 : 21)];
      case 'facts':
        return [table(block.rows)];
      case 'table':
        return [table([block.head, ...block.rows])];
      case 'list':
        return block.items.map(
          (item) =>
            new Paragraph({ bullet: { level: 0 }, children: [new TextRun({ text: plainText(item), font, size: 21 })] }),
        );
      case 'seal': {
        const edge = { style: BorderStyle.DASHED, size: 6, color: '667085' };
        return [
          new Paragraph({
            border: { top: edge, bottom: edge, left: edge, right: edge },
            spacing: { before: 300 },
            children: [
              new TextRun({ text: plainText(block.text), font, size: 21 }),
              ...Array.from({ length: 5 }, () => new TextRun({ text: '', break: 1 })),
            ],
          }),
        ];
      }
      case 'pageBreak':
        return [new Paragraph({ pageBreakBefore: true })];
      case 'picture':
        return [paragraph(block.caption, 18)];
    }
  };
  const document = new Document({
    title: plainText(report.title),
    creator: 'Tillguard',
    lastModifiedBy: 'Tillguard',
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({
                    children: [`${plainText(report.running)}   `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                    size: 16,
                    font,
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            children: [new TextRun({ text: plainText(report.title), font, size: 36 })],
          }),
          ...report.blocks.flatMap(nodes),
        ],
      },
    ],
  });
  return fixTimes(await Packer.toBlob(document), at);
}
