// What is known of one acquirer's portal, as data. Each file of this folder holds one; tests/unit/portals walks the folder.
// A preset only settles what heading words and values leave open; a portal without one is read all the same.
import type { DateOrder, Role } from '@/lib/model/column-role';
import type { TransactionStatus, TransactionType } from '@/lib/model/transaction';

/** Where a fact was seen. */
export interface Source {
  fact: 'headings' | 'formats' | 'words' | 'hosts';
  /** address of a public page, `owner/repository:path`, or `public code` where a parser or fixture names no better place */
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
  /** the portal's own words for kinds of transaction, where they mean something else than elsewhere */
  types?: Readonly<Record<string, TransactionType>>;
  /** the portal's own words for states */
  statuses?: Readonly<Record<string, TransactionStatus>>;
  sources: readonly Source[];
  /** whether the preset was ever tried on the live page */
  tried: boolean;
}
