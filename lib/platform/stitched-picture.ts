// Puts parts of pictures together into tall ones. No canvas may be of any height, so a long page becomes several sheets.

/** A sheet is no taller than this; device pixels. Well below what browsers and picture viewers can hold. */
const tallest = 12_000;

/** A stretch of a picture and where it belongs; device pixels. */
export interface Stretch {
  left: number;
  top: number;
  width: number;
  height: number;
  /** below the beginning of the whole */
  at: number;
}

/** Pictures put together one below the other, in order. */
export class StitchedPicture {
  readonly #sheets: Blob[] = [];
  readonly #width: number;
  #pieces: { picture: ImageBitmap; left: number; at: number }[] = [];
  /** where the sheet that is being filled begins, and how far it is filled */
  #from = 0;
  #to = 0;

  /** @param width of every sheet, device pixels */
  constructor(width: number) {
    this.#width = width;
  }

  /** Adds a stretch of a PNG; what lies outside the picture is left out. */
  async add(png: Uint8Array<ArrayBuffer>, stretch: Stretch): Promise<void> {
    const blob = new Blob([png], { type: 'image/png' });
    const width = Math.round(stretch.width);
    let [top, height, at] = [Math.round(stretch.top), Math.round(stretch.height), Math.round(stretch.at)];
    while (height > 0) {
      const room = this.#from + tallest - at;
      if (room <= 0) {
        await this.#endSheet();
        this.#from = at;
        continue;
      }
      const taken = Math.min(height, room);
      const picture = await createImageBitmap(blob, Math.round(stretch.left), top, width, taken);
      this.#pieces.push({ picture, left: Math.round(stretch.left), at });
      this.#to = Math.max(this.#to, at + taken);
      top += taken;
      at += taken;
      height -= taken;
    }
  }

  /** All sheets, from the top down. */
  async finish(): Promise<Blob[]> {
    await this.#endSheet();
    return this.#sheets;
  }

  /** Lets go of what was put together so far. */
  drop(): void {
    for (const { picture } of this.#pieces) picture.close();
    this.#pieces = [];
  }

  async #endSheet(): Promise<void> {
    if (this.#pieces.length === 0) return;
    const canvas = new OffscreenCanvas(this.#width, this.#to - this.#from);
    const page = canvas.getContext('2d');
    if (!page) throw new Error('this browser draws no pictures here');
    page.fillStyle = '#fff';
    page.fillRect(0, 0, canvas.width, canvas.height);
    for (const { picture, left, at } of this.#pieces) page.drawImage(picture, left, at - this.#from);
    this.drop();
    this.#sheets.push(await canvas.convertToBlob({ type: 'image/png' }));
  }
}

/** Width and height that a PNG states; device pixels. */
export function sizeOfPng(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
