// Checks a pack and says in plain words what is proved, not proved, absent or broken, naming the file. Any BagIt bag of
// version 0.93 to 1.0 can be checked (checks/bag.ts); ours are checked further: signature, stamps, log, captures, index.
import { type BagSource, Unreadable } from './bag-source';
import { checkBag } from './checks/bag';
import { checkCaptures, checkEvents, checkIndex, logPath, nameMaster } from './checks/case-record';
import { type Check, Inspection, type Progress } from './checks/check';
import { checkCutEvents } from './checks/cut-events';
import { checkKeys } from './checks/keys';
import { checkSignature, checkStamps, nameUnsigned } from './checks/signature';
import { checkThirdParties } from './checks/third-party';

export type { Check, Progress } from './checks/check';

export interface VerifyReport {
  /** no check is broken */
  isValid: boolean;
  checks: Check[];
}

/**
 * Checks a bag; memory stays flat whatever its size. Throws Unreadable where it is no bag at all, and the signal's reason where
 * it was aborted.
 */
export async function verifyBag(
  source: BagSource,
  options: { progress?: Progress; signal?: AbortSignal } = {},
): Promise<VerifyReport> {
  if (!source.paths.includes('bagit.txt')) throw new Unreadable('verify.why.no-bag');
  const bag = new Inspection(source, options.progress, options.signal);
  const { info } = await checkBag(bag);
  // A foreign bag that merely holds a pack of ours within is none of ours: ours says so in its own bag-info.
  const isOurs = bag.has(logPath) || info.some(([, value]) => value === 'urn:tillguard:bagit-profile:1');
  const signer = await checkSignature(bag, isOurs);
  const log = isOurs ? await checkEvents(bag, signer, info) : null;
  if (log) await checkCutEvents(bag, log);
  if (log) await checkKeys(bag, log);
  if (log) await checkCaptures(bag, log);
  if (isOurs) await checkIndex(bag);
  nameMaster(bag, info);
  const told = isOurs ? await checkThirdParties(bag, signer) : new Set<string>();
  nameUnsigned(bag, told);
  await checkStamps(bag);
  bag.add('page', 'not-proved', 'verify.page');
  return { isValid: bag.checks.every((check) => check.state !== 'broken'), checks: bag.checks };
}
