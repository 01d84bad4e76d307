// What a pack says of third parties' files beside its signature: unchanged since they were added, and what a certificate states.
import {
  type CertificateFacts,
  certificatesIn,
  ThirdPartyList,
  thirdPartyFolder,
  thirdPartyListPath,
} from '../third-party';
import { type Inspection, parseJson } from './check';

/** Checks each listed file. Returns the paths that were spoken of. @param signer id of the key that signed, null where unknown */
export async function checkThirdParties(bag: Inspection, signer: string | null): Promise<ReadonlySet<string>> {
  const told = new Set<string>();
  if (!bag.has(thirdPartyListPath)) return told;
  const list = ThirdPartyList.safeParse(parseJson(await bag.text(thirdPartyListPath)));
  if (!list.success) {
    bag.add('third-party', 'broken', 'verify.third-party.unreadable', { file: thirdPartyListPath });
    return told;
  }
  for (const { path, sha256, addedBy, addedUtc } of list.data) {
    if (!path.startsWith(thirdPartyFolder)) continue;
    told.add(path);
    if (!bag.has(path)) bag.add('third-party', 'absent', 'verify.third-party.missing', { file: path });
    else if ((await bag.hash(path, 'sha256')) !== sha256)
      bag.add('third-party', 'broken', 'verify.third-party.changed', { file: path });
    else {
      bag.add('third-party', 'proved', 'verify.third-party', { file: path, by: addedBy, at: addedUtc.slice(0, 10) });
      await nameCertificates(bag, path, signer);
    }
  }
  return told;
}

async function nameCertificates(bag: Inspection, file: string, signer: string | null): Promise<void> {
  const { facts, isWholeChain } = await certificatesIn(new Blob([await bag.bytes(file)]));
  const [first] = facts;
  if (!first) return;
  const values = valuesOf(first, file);
  // A certificate says something of this pack only where it is about the key that signed it.
  if (facts.some(({ key }) => key === signer))
    bag.add('third-party', 'not-proved', 'verify.certificate.signer', values);
  else bag.add('third-party', 'not-proved', 'verify.certificate.other', values);
  if (isWholeChain)
    bag.add('third-party', 'proved', 'verify.certificate.chain', {
      file,
      n: facts.length,
      root: facts.at(-1)!.subject,
    });
}

function valuesOf({ subject, issuer, notAfter, notBefore }: CertificateFacts, file: string) {
  return { file, subject, issuer, from: notBefore.slice(0, 10), until: notAfter.slice(0, 10) };
}
