// Who signed, and when: the CMS signature over the tag manifest, time stamps over it and over captures, third parties' receipts.
import { sha256Hex } from '@/lib/model/case-chain';
import { fromPem, fromPemAll } from '../certificate';
import { checkDetached } from '../signature';
import { thirdPartyFolder } from '../third-party';
import { checkStamp, StampTrouble } from '../timestamp';
import type { Inspection } from './check';

export const signaturePath = 'signatures/tagmanifest-sha256.txt.p7s';
export const signerPath = 'signatures/signer.crt.pem';
export const rootsPath = 'signatures/tsa-roots.pem';

/** Checks the signature. Returns the id of the device whose key made it; null where it is absent or broken. */
export async function checkSignature(bag: Inspection, isOurs: boolean): Promise<string | null> {
  if (!bag.has(signaturePath) || !bag.has('tagmanifest-sha256.txt')) {
    // A pack of ours without its signature has lost it: the layout promises one.
    if (isOurs) bag.add('signature', 'broken', 'verify.signature.lost');
    else bag.add('signature', 'absent', 'verify.signature.absent');
    return null;
  }
  const signature = await checkDetached(
    await bag.bytes(signaturePath),
    await bag.bytes('tagmanifest-sha256.txt'),
  ).catch(() => null);
  if (!signature?.isValid) {
    bag.add('signature', 'broken', 'verify.signature.broken');
    return null;
  }
  const pem = bag.has(signerPath) ? fromPem(await bag.text(signerPath)) : null;
  if (pem === null || (await sha256Hex(pem)) !== (await sha256Hex(signature.certificateDer))) {
    bag.add('signature', 'broken', 'verify.signature.other');
    return null;
  }
  bag.add('signature', 'proved', 'verify.signature', { key: signature.deviceId });
  bag.add('person', 'not-proved', 'verify.person');
  return signature.deviceId;
}

/** Checks every time stamp: `<file>.tsr` (or `<file>.<name>.tsr`) stands for the file beside it. */
export async function checkStamps(bag: Inspection): Promise<void> {
  const roots = bag.has(rootsPath) ? fromPemAll(await bag.text(rootsPath)) : [];
  let stamped = 0;
  for (const path of bag.source.paths) {
    const match = /^(.*?\.(?:p7s|json))(?:\.[^/]*)?\.tsr$/.exec(path);
    if (!match) continue;
    const file = match[1]!;
    // What a third party stamped may lie anywhere: its receipt is kept, and said to be theirs to explain.
    if (!bag.has(file) && path.startsWith(thirdPartyFolder)) continue;
    if (!bag.has(file)) {
      bag.add('time', 'broken', 'verify.time.orphan', { file: path });
      continue;
    }
    try {
      const [token, data] = [await bag.bytes(path), await bag.bytes(file)];
      const stamp = await checkStamp(token, data, null, roots.length > 0 ? roots : null).catch(
        async (error: unknown) => {
          if (!(error instanceof StampTrouble) || error.fault !== 'unknown-root') throw error;
          // The stamp itself fits: a merchant may have asked another authority then, or one without a root certificate.
          await checkStamp(token, data, null, null);
          return null;
        },
      );
      if (stamp === null) {
        bag.add('time', 'not-proved', 'verify.time.unknown-root', { file: path });
        continue;
      }
      if (file === signaturePath) stamped += 1;
      bag.add('time', 'proved', stamp.root === null ? 'verify.time.stamped' : 'verify.time.rooted', {
        file,
        at: stamp.at.replace('T', ' ').replace(/\.\d+Z$/, 'Z'),
        authority: stamp.authority,
        root: stamp.root ?? '',
      });
    } catch (error) {
      if (!(error instanceof StampTrouble)) throw error;
      bag.add('time', 'broken', `verify.time.${error.fault}`, { file: path });
    }
  }
  if (stamped === 0) bag.add('time', 'not-proved', 'verify.time');
}

/** Files that no manifest covers, but those of which it was already told: later receipts may be added under signatures/, and are named as unprotected. */
export function nameUnsigned(bag: Inspection, told: ReadonlySet<string> = new Set()): void {
  const own = new Set([signaturePath, signerPath, rootsPath]);
  for (const path of bag.source.paths)
    if (/^signatures\/seal-sheet\./.test(path)) bag.add('person', 'not-proved', 'verify.seal-sheet', { file: path });
    else if (path.startsWith('signatures/') && !own.has(path) && !told.has(path) && !/\.p7s\.[^/]*tsr$/.test(path))
      bag.add('unsigned', 'not-proved', 'verify.unsigned', { file: path });
}
