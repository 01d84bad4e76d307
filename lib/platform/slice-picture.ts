// Cuts a tall picture of a whole page into parts that fit on paper, for reports. The picture itself stays as it is in the pack.

/** Parts are no wider than this; pixels. Still sharp at 200 dots an inch on A4. */
const widest = 1400;
/** A part is at most so many times as high as wide: what A4 holds below a caption. */
const tallest = 1.15;
/** More parts than this are not printed; the pack holds the rest. */
const most = 12;

/** The parts from the top down, as JPEG data URLs on white; null where this machine draws no pictures. */
export async function slicePicture(picture: Blob): Promise<string[] | null> {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const whole = await createImageBitmap(picture);
  const { width, height } = whole;
  const scale = Math.min(1, widest / width);
  const each = Math.floor(width * tallest);
  const parts: string[] = [];
  for (let top = 0; top < height && parts.length < most; top += each) {
    const part = Math.min(each, height - top);
    const canvas = new OffscreenCanvas(Math.round(width * scale), Math.max(1, Math.round(part * scale)));
    const paper = canvas.getContext('2d');
    if (!paper) return null;
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(whole, 0, top, width, part, 0, 0, canvas.width, canvas.height);
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
    const bytes = new Uint8Array(await jpeg.arrayBuffer());
    let binary = '';
    for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    parts.push(`data:image/jpeg;base64,${btoa(binary)}`);
  }
  whole.close();
  return parts;
}
