// A letter as DOCX, to be edited, printed, signed and stamped. Loads the `docx` library: import this file only when one is made.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, LetterDocument, Run } from './document';

// Fonts that Windows and WPS have on every Chinese machine, with the Latin one beside it.
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun', cs: 'Times New Roman' };
/** Twentieths of a point: A4 with the margins of a Chinese business letter. */
const page = { size: { width: 11_906, height: 16_838 }, margin: { top: 1247, right: 1134, bottom: 1134, left: 1134 } };
const width = page.size.width - page.margin.left - page.margin.right;
const blankLine = '　　　　　　　　';

/** Bytes of the DOCX file. */
export async function letterDocx(letter: LetterDocument): Promise<Uint8Array<ArrayBuffer>> {
  const isChinese = letter.language === 'zh-CN';
  const document = new Document({
    title: letter.title,
    creator: 'Tillguard',
    styles: { default: { document: { run: { font, size: 23, language: { value: 'en-GB', eastAsia: 'zh-CN' } } } } },
    numbering: {
      config: letter.blocks.flatMap((block) =>
        block.kind === 'list' && block.isNumbered
          ? [
              {
                reference: block.id,
                levels: [
                  {
                    level: 0,
                    format: LevelFormat.DECIMAL,
                    text: isChinese ? '%1、' : '%1.',
                    alignment: AlignmentType.START,
                    style: { paragraph: { indent: { left: 720, hanging: 480 } } },
                  },
                ],
              },
            ]
          : [],
      ),
    },
    sections: [
      {
        properties: { page },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({ text: `${letter.footer} `, size: 18, font }),
                  new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 18, font }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            spacing: { after: 300 },
            children: [new TextRun({ text: letter.title, bold: true, size: 36, font, color: '000000' })],
          }),
          ...letter.blocks.flatMap((block) => blockParts(block, isChinese)),
        ],
      },
    ],
  });
  return new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer());
}

function blockParts(block: Block, isChinese: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          keepNext: true,
          spacing: { before: 240, after: 80 },
          children: [new TextRun({ text: block.text, bold: true, size: 25, font, color: '000000' })],
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          spacing: { after: 100, line: 360 },
          ...(block.isIndented && isChinese ? { indent: { firstLine: 460 } } : {}),
          children: runs(block.runs),
        }),
      ];
    case 'facts': {
      const label = Math.round(width * 0.32);
      return [
        table(
          [label, width - label],
          block.rows.map((row) => [
            cell([{ text: row.label, is: 'strong' }], label, true),
            cell(row.runs, width - label, false, block.isLarge ? 30 : undefined),
          ]),
        ),
        gap(),
      ];
    }
    case 'table': {
      const widths = widthsOf(block.head, block.rows);
      const size = block.head.length > 6 ? 16 : 19;
      return [
        table(
          widths,
          [block.head.map((head, i) => cell([{ text: head, is: 'strong' }], widths[i]!, true, size))].concat(
            block.rows.map((row) => row.map((runsOfCell, i) => cell(runsOfCell, widths[i]!, false, size))),
          ),
          true,
        ),
        gap(),
      ];
    }
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            spacing: { after: 60, line: 340 },
            ...(block.isNumbered ? { numbering: { reference: block.id, level: 0 } } : { bullet: { level: 0 } }),
            children: runs(item),
          }),
      );
    case 'signature':
      return block.lines.map(
        (line, i) =>
          new Paragraph({
            alignment: AlignmentType.END,
            keepNext: i < block.lines.length - 1,
            spacing: { before: i === 0 ? 480 : 120, after: 120 },
            children: [new TextRun({ text: `${line.label}${isChinese ? '：' : ': '}`, font }), ...runs(line.runs)],
          }),
      );
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

/** Widths of a table's columns, by the longest text in each: numbers that are read out digit by digit do not break. */
function widthsOf(head: readonly string[], rows: readonly Run[][][]): number[] {
  const units = (text: string) => [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 2 : 1), 0);
  const textOf = (cellRuns: readonly Run[]) => cellRuns.map((run) => run.text).join('');
  const longest = head.map((text, i) =>
    Math.max(units(text) / 2, ...rows.map((row) => Math.min(40, units(textOf(row[i] ?? []))))),
  );
  const shares = longest.map((length) => Math.max(5, length));
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((width * share) / all));
}

function gap(): Paragraph {
  return new Paragraph({ spacing: { after: 60 }, children: [] });
}

function table(widths: number[], rows: TableCell[][], hasHead = false): Table {
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: rows.map((cells, i) => new TableRow({ children: cells, cantSplit: true, tableHeader: hasHead && i === 0 })),
  });
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '555555' };

function cell(list: readonly Run[], size: number, isHead: boolean, runSize?: number): TableCell {
  return new TableCell({
    width: { size, type: WidthType.DXA },
    borders: { top: line, bottom: line, left: line, right: line },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: 'F2F2F2', color: 'auto' } } : {}),
    children: [new Paragraph({ children: runs(list, runSize) })],
  });
}

function runs(list: readonly Run[], size?: number): TextRun[] {
  return list.map(({ text, is }) => {
    const common = { font, ...(size === undefined ? {} : { size }) };
    if (is === 'blank')
      return new TextRun({
        ...common,
        text: text ? `【${text}】` : blankLine,
        underline: {},
        highlight: text ? 'yellow' : undefined,
      });
    if (is === 'mono') return new TextRun({ text, font: 'Consolas', size: 16 });
    return new TextRun({ ...common, text, bold: is === 'strong' });
  });
}
