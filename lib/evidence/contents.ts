// The payload of a pack while it is gathered: its files, and what of them this recipient does not get as it is. What goes in is
// pack-contents.ts's.
import type { EvidenceKey } from '@/lib/i18n/evidence';
import { sha256Hex } from '@/lib/model/case-chain';
import type { FileReference } from '@/lib/model/case-event';
import type { BagFile } from './bag';
import type { PackInput } from './pack';

/** A file that this recipient does not get as it is. */
export interface Cut {
  path: string;
  title: string;
  sha256: string;
  why: Extract<EvidenceKey, `cut.${string}`>;
}

export interface Contents {
  files: BagFile[];
  cuts: Cut[];
  /** capture item → its pictures, in order */
  pictures: { item: number; content: Blob }[];
  /** pictures of whole pages, too tall for paper as they are */
  wholePages: { item: number; content: Blob }[];
  /** what third parties gave, to lie beside the signature */
  thirdParty: BagFile[];
  /** what the log says that the bytes at a path must hash to */
  expected: Map<string, string>;
  /** pictures for a dispute form, named by what they are evidence of */
  portal: { name: string; content: Blob }[];
}

/** An artefact's bytes are not those that the log names. */
export class ArtefactChanged extends Error {
  constructor(readonly sha256: string) {
    super(`artefact-damaged: ${sha256}`);
  }
}

/** True, and said in the redactions, where this computer was never given the file. */
export function isWithheld({ withheld }: PackInput, contents: Contents, path: string, file: FileReference): boolean {
  if (!withheld?.has(file.sha256)) return false;
  contents.cuts.push({ path, title: file.title, sha256: file.sha256, why: 'cut.withheld' });
  return true;
}

/** Puts a file in as the log names it; null where it is withheld. */
export async function putFile(
  input: PackInput,
  contents: Contents,
  path: string,
  file: FileReference,
): Promise<Blob | null> {
  if (isWithheld(input, contents, path, file)) return null;
  const content = await input.readArtefact(file.sha256);
  contents.files.push({ path, content });
  contents.expected.set(path, file.sha256);
  return content;
}

/** What is changed for a recipient must have been the original before. */
export async function holdAgainst(original: Blob, file: FileReference): Promise<void> {
  if ((await sha256Hex(await original.arrayBuffer())) !== file.sha256) throw new ArtefactChanged(file.sha256);
}
