// Draws a text with the fonts of this machine, for reports whose own font lacks a character of it.

export interface DrawnText {
  /** PNG data URL, black on white */
  url: string;
  /** CSS pixels */
  width: number;
  height: number;
}

const family = '"Noto Sans CJK SC","PingFang SC","Microsoft YaHei","SimSun","SimSun-ExtB","Hanazono Mincho",sans-serif';
/** Drawn larger than shown, so that it stays sharp on paper. */
const sharpness = 4;
const longestLine = 400;

/**
 * A picture of the text, wrapped, in letters of `size` points. Null where a character has no glyph on this machine either, or
 * there is no canvas.
 */
export async function drawText(text: string, size: number): Promise<DrawnText | null> {
  if (typeof OffscreenCanvas === 'undefined' || !hasAllGlyphs(text)) return null;
  const font = `${size}px ${family}`;
  const ruler = new OffscreenCanvas(1, 1).getContext('2d');
  if (!ruler) return null;
  ruler.font = font;
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const character of paragraph) {
      if (line !== '' && ruler.measureText(line + character).width > longestLine) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
    lines.push(line);
  }
  const width = Math.ceil(Math.max(...lines.map((line) => ruler.measureText(line).width))) + 2;
  const height = Math.ceil(lines.length * size * 1.35);
  const canvas = new OffscreenCanvas(width * sharpness, height * sharpness);
  const page = canvas.getContext('2d');
  if (!page) return null;
  page.scale(sharpness, sharpness);
  page.fillStyle = '#fff';
  page.fillRect(0, 0, width, height);
  page.fillStyle = '#101828';
  page.font = font;
  page.textBaseline = 'top';
  lines.forEach((line, i) => {
    page.fillText(line, 1, i * size * 1.35 + size * 0.1);
  });
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return { url: `data:image/png;base64,${btoa(binary)}`, width, height };
}

/** A missing glyph is drawn as the same box as a code point that can have none. */
function hasAllGlyphs(text: string): boolean {
  const ink = inkOf('\u{10fffe}');
  const other = inkOf('\u{8fffe}');
  return [...new Set(text)].every((character) => {
    if (/[\s\u0000-\u024f]/.test(character)) return true;
    const own = inkOf(character);
    return own !== ink && own !== other && own !== '';
  });
}

function inkOf(character: string): string {
  const canvas = new OffscreenCanvas(40, 40);
  const page = canvas.getContext('2d', { willReadFrequently: true });
  if (!page) return '';
  page.font = `28px ${family}`;
  page.textBaseline = 'top';
  page.fillText(character, 4, 4);
  const { data } = page.getImageData(0, 0, 40, 40);
  let ink = '';
  for (let i = 3; i < data.length; i += 4) ink += data[i]! > 127 ? '1' : '0';
  return ink.includes('1') ? ink : '';
}
