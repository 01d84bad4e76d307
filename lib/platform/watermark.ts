// Burns a text into a picture, all over it: a copy of an identity document says what it may be used for, wherever it ends up.

const longestSide = 3000;

/** The picture as PNG with the text across it, repeated; pixels alone, no data on camera or place. Rejects where it is no picture. */
export async function watermarked(picture: Blob, text: string): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const canvas = new OffscreenCanvas(width, height);
  const page = canvas.getContext('2d');
  if (!page) throw new Error('this browser draws no pictures here');
  page.drawImage(bitmap, 0, 0, width, height);
  const size = Math.max(14, Math.round(Math.min(width, height) / 18));
  page.font = `bold ${size}px "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif`;
  page.textBaseline = 'middle';
  // Light letters with a dark edge can be read on any ground, and the document can be read through them.
  page.lineWidth = Math.max(1, size / 10);
  page.strokeStyle = 'rgb(20 30 60 / 45%)';
  page.fillStyle = 'rgb(255 255 255 / 45%)';
  page.translate(width / 2, height / 2);
  page.rotate(-Math.PI / 7);
  const across = page.measureText(text).width + size * 2;
  const reach = Math.hypot(width, height) / 2;
  for (let y = -reach, line = 0; y <= reach; y += size * 3.2, line++)
    for (let x = -reach - (line % 2) * (across / 2); x <= reach; x += across) {
      page.strokeText(text, x, y);
      page.fillText(text, x, y);
    }
  return canvas.convertToBlob({ type: 'image/png' });
}
