// What is known of one acquirer's portal, as data. Each file of this folder holds one; tests/unit/portals walks the folder.
import type { Role } from '@/lib/reading/columns/heading-words';
import type { DateOrder } from '@/lib/reading/values/moment';

/** Where a fact was seen. */
export interface Source {
  fact: string;
  /** address of a public page, `owner/repository:path`, or `public code` where a fixture names no better place */
  seen: string;
}

export interface Portal {
  /** file name without its ending */
  id: string;
  /** the acquirer's own name */
  name: string;
  /** hosts (and their subdomains) that are certainly the acquirer's; empty where none is certain */
  hosts: readonly string[];
  /** BCP 47 tag of the portal's language where it has one alone, else empty */
  language: string;
  /** ISO 4217 code behind a sign that several currencies share (`¥`, `$`), where the portal has one alone */
  currency?: string;
  /** order of figures in its dates, where cells leave it open */
  dateOrder?: DateOrder;
  /** heading as printed → what its column means */
  headings: Readonly<Record<string, Role>>;
  sources: readonly Source[];
  /** whether the preset was ever tried on the live page */
  tried: boolean;
}
