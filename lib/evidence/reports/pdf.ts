// A report as PDF (pdfmake, with the bundled font). A text with a character that the font lacks is drawn as a picture by the
// caller's canvas; where there is none, no PDF is made at all: never an empty box in a person's name.
import type { Content, ContentImage, ContentStack, ContentText, TDocumentDefinitions } from 'pdfmake/interfaces';
import { toBase64 } from '@/lib/model/case-chain';
import { type Block, type Cell, cellText, type ReportDocument, textsOf } from './blocks';
import { codePointsOf, missingGlyphs } from './font';
import { beginningOf, headingHeight, isTooWide, roomOf, sizeOf } from './room';

/** Draws a text that the font cannot, as a PNG data URL, black on white; null where this machine cannot draw it either. */
export type DrawText = (text: string, size: number) => Promise<{ url: string; width: number; height: number } | null>;

export interface PdfTools {
  /** the bundled TrueType font */
  font: Uint8Array<ArrayBuffer>;
  /** null where there is no canvas */
  drawText: DrawText | null;
  /** cuts a tall picture into parts that fit on paper, as data URLs from the top down; null or absent where there is no canvas */
  slicePicture?: ((picture: Blob) => Promise<string[] | null>) | null;
}

/** Characters of the report could not be drawn; it has to be read as HTML. */
export class GlyphsMissing extends Error {
  constructor(readonly characters: readonly string[]) {
    super(`no glyph for ${characters.join(' ')}`);
  }
}

const fontFile = 'noto-sans-sc.ttf';
const grey = '#475467';
/** above and below what is written on a page; points */
const margin = 44;
/** the font that pdfmake has: it is given once for all reports, since it takes it as text of four megabytes */
let given: PdfTools['font'] | null = null;

/** The PDF's bytes; the same document at the same time gives the same bytes. Throws GlyphsMissing. */
export async function reportPdf(report: ReportDocument, tools: PdfTools, at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const drawable = codePointsOf(tools.font);
  const drawn = await drawMissing(report, tools, drawable);
  const { default: pdfMake } = await import('pdfmake/build/pdfmake.js');
  if (given !== tools.font) pdfMake.addVirtualFileSystem({ [fontFile]: toBase64(tools.font) });
  given = tools.font;
  const faces = { normal: fontFile, bold: fontFile, italics: fontFile, bolditalics: fontFile };
  pdfMake.addFonts({ Noto: faces });
  const definition: TDocumentDefinitions = {
    info: { title: report.title, creator: 'Tillguard', producer: 'Tillguard', creationDate: at, modDate: at },
    pageSize: 'A4',
    pageOrientation: report.isWide ? 'landscape' : 'portrait',
    pageMargins: [40, margin, 40, margin],
    // A heading's level is the height that it takes with what must stand below it.
    pageBreakBefore: ({ headlineLevel, startPosition: { top, pageInnerHeight } }) =>
      headlineLevel !== undefined && top + headlineLevel > margin + pageInnerHeight,
    defaultStyle: { font: 'Noto', fontSize: 9.5, lineHeight: 1.25, color: '#101828' },
    content: [
      { ...textNode(report.title, 17, drawn), margin: [0, 0, 0, 4] },
      { ...textNode(report.running, 8.5, drawn), margin: [0, 0, 0, 8] },
      ...blockNodes(report, drawn),
    ],
    footer: (page: number, pages: number): Content => ({
      columns: [
        { width: '*', stack: [textNode(report.running, 7.5, drawn)] },
        {
          text: report.language === 'zh-CN' ? `第 ${page} 页，共 ${pages} 页` : `Page ${page} of ${pages}`,
          alignment: 'right',
          width: 'auto',
        },
      ],
      margin: [40, 12, 40, 0],
      fontSize: 7.5,
      color: grey,
    }),
  };
  const bytes = await pdfMake.createPdf(definition).getBuffer();
  return new Uint8Array(bytes);
}

type Drawn = ReadonlyMap<string, { url: string; width: number; height: number }>;

/** Pictures of every text that holds a character which the font lacks. */
async function drawMissing(
  report: ReportDocument,
  { drawText }: PdfTools,
  drawable: ReadonlySet<number>,
): Promise<Drawn> {
  const drawn = new Map<string, { url: string; width: number; height: number }>();
  for (const text of textsOf(report)) {
    const missing = missingGlyphs([text], drawable);
    if (missing.length === 0 || drawn.has(text)) continue;
    const picture = (await drawText?.(text, 9.5)) ?? null;
    if (!picture) throw new GlyphsMissing(missing);
    drawn.set(text, picture);
  }
  return drawn;
}

/** A text, or its picture where it had to be drawn; `size` in points. */
type TextNode = ContentText | ContentImage;

function textNode(text: string, size: number, drawn: Drawn, more: Partial<ContentText> = {}): TextNode {
  const picture = drawn.get(text);
  if (picture) {
    const scale = size / 9.5;
    return { image: picture.url, fit: [Math.min(picture.width * scale, 500), picture.height * scale] };
  }
  return { text: narrowQuotes(text), fontSize: size, ...more };
}

/** The bundled font is one for Chinese: between Latin letters its curly quotes stand as wide as a character. */
function narrowQuotes(text: string): string {
  return text.replace(/(?<=[\x21-\x7e])’|‘(?=[\x21-\x7e])/g, "'").replace(/(?<=[\x21-\x7e])”|“(?=[\x21-\x7e])/g, '"');
}

/** The blocks as pdfmake takes them; a heading stays with what begins below it, and the place to sign with the words above it. */
function blockNodes({ blocks, isWide = false }: ReportDocument, drawn: Drawn): Content[] {
  const nodes: Content[] = [];
  for (const [i, block] of blocks.entries()) {
    const node = blockNode(block, drawn, isWide);
    const [before, next] = [blocks[i - 1], blocks[i + 1]];
    const isTied =
      (block.kind === 'picture' && before?.kind === 'heading') ||
      (block.kind === 'seal' && before?.kind === 'paragraph');
    if (isTied) nodes.push({ stack: [nodes.pop()!, node], unbreakable: true });
    // (A page broken within what may not be broken would come out empty.)
    else if (block.kind === 'heading' && next && next.kind !== 'picture')
      nodes.push({ ...(node as ContentStack), headlineLevel: headingHeight + beginningOf(next, isWide) });
    else nodes.push(node);
  }
  return nodes;
}

function blockNode(block: Block, drawn: Drawn, isWide: boolean): Content {
  switch (block.kind) {
    case 'heading':
      return {
        stack: [
          textNode(block.text, 12.5, drawn),
          { canvas: [{ type: 'line', x1: 0, y1: 2, x2: 515, y2: 2, lineWidth: 0.6, lineColor: '#98a2b3' }] },
        ],
        margin: [0, 10, 0, 4],
      };
    case 'paragraph':
      return { ...textNode(block.text, block.isStrong ? 12.5 : 9.5, drawn), margin: [0, 0, 0, 4] };
    case 'facts': {
      const size = block.isLarge ? 14 : 9.5;
      return {
        table: {
          dontBreakRows: true,
          widths: [block.isLarge ? 150 : 130, '*'],
          body: block.rows.map(([label, value]) => [
            { ...textNode(label, block.isLarge ? 11 : 9, drawn), color: grey },
            textNode(value || ' ', size, drawn),
          ]),
        },
        layout: lines,
        margin: [0, 0, 0, 6],
      };
    }
    case 'table': {
      const widths = block.widths ?? block.head.map(() => '*' as const);
      const room = roomOf(widths, isWide);
      return {
        table: {
          headerRows: 1,
          keepWithHeaderRows: 1,
          dontBreakRows: true,
          widths: [...widths],
          body: [
            block.head.map((text) => ({ ...textNode(text, 8, drawn), fillColor: '#f2f4f7' })),
            ...block.rows.map((row) => row.map((cell, i) => cellNode(cell, drawn, room[i]!))),
          ],
        },
        layout: lines,
        margin: [0, 0, 0, 6],
      };
    }
    case 'list':
      return { ul: block.items.map((item) => textNode(item, 9.5, drawn)), margin: [0, 0, 0, 6] };
    case 'picture':
      return {
        stack: [
          { image: block.url, fit: [515, 560] },
          { ...textNode(block.caption, 8, drawn), color: grey },
        ],
        margin: [0, 4, 0, 8],
        unbreakable: true,
      };
    case 'seal':
      return {
        table: { widths: ['*'], heights: [90], body: [[textNode(block.text, 9.5, drawn)]] },
        layout: { ...lines, hLineStyle: () => ({ dash: { length: 3 } }), vLineStyle: () => ({ dash: { length: 3 } }) },
        margin: [0, 12, 0, 0],
        unbreakable: true,
      };
    case 'pageBreak':
      return { text: '', pageBreak: 'after' };
  }
}

const lines = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => '#98a2b3',
  vLineColor: () => '#98a2b3',
};

function cellNode(cell: Cell, drawn: Drawn, room: number): TextNode {
  const style = typeof cell === 'string' ? null : cell.style;
  const size = sizeOf(cell);
  const text = cellText(cell);
  const more: Partial<ContentText> = {
    ...(style === 'struck' && { decoration: 'lineThrough', color: grey }),
    // A long path or number must not push its table over the paper's edge, and what stands behind it with it.
    ...(isTooWide(text, size, room) && { wordBreak: 'break-all' }),
  };
  return textNode(text, size, drawn, more);
}
