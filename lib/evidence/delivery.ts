// A pack on its way to somebody: locked with AES-256 under a neutral name, with a password that is shown once and travels by
// another way. 7-Zip, WinRAR, Keka and libarchive open it; Windows Explorer and macOS's own do not.
import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js';
import { zipTime } from './reports/opc';

/** No sign that is taken for another, none that a keyboard or 7-Zip on a Chinese Windows gets wrong: 54 signs, 5.75 bits each. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789';
const length = 16;

/** A new password, `Kq7d-…` in four groups: 92 bits. */
export function newPassword(): string {
  let signs = '';
  while (signs.length < length) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    // Bytes beyond the last whole multiple would make some signs likelier.
    if (byte! < 256 - (256 % alphabet.length)) signs += alphabet[byte! % alphabet.length];
  }
  return signs.match(/.{4}/g)!.join('-');
}

/**
 * The pack within a locked zip: one member under a neutral name, its length and time all that shows. Memory stays flat.
 * @param at time of the member
 */
export async function lockPack(pack: Blob, password: string, at: Date): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), {
    useWebWorkers: false,
    level: 0,
    extendedTimestamp: false,
    password,
    encryptionStrength: 3,
  });
  await writer.add('files.zip', new BlobReader(pack), { lastModDate: zipTime(at) });
  return writer.close();
}
