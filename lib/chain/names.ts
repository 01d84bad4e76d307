// What things are called on the chain's servers: accounts, streams, subjects, buckets. The one place that spells them; leaves to
// server-config.ts who may use which.
import type { ChainRole } from '@/lib/model/chain-member';

/** Papers that name a person are kept apart from all others: only roles that the chain named are given them. */
export const documentClasses = ['papers', 'identity'] as const;
export type DocumentClass = (typeof documentClasses)[number];

export const streamOf = (shop: string) => `CASES-${shop}`;
export const caseSubject = (shop: string, caseId: string) => `case.${shop}.${caseId}`;
/** The case that a subject of this shop's is of; null where it is no case's. */
export function caseOfSubject(shop: string, subject: string): string | null {
  const start = caseSubject(shop, '');
  return subject.startsWith(start) ? subject.slice(start.length) : null;
}
export const deviceSubject = (shop: string, device: string) => `device.${shop}.${device}`;
/** Summaries of what was marked at the shops: kept by the head office, for a season. */
export const findingStream = 'FINDINGS';
export const findingSubject = (shop: string) => `finding.${shop}`;
/** What the head office tells one shop of the whole chain; stands in the shop's own stream. */
export const signSubject = (shop: string) => `sign.${shop}`;
/** Where the server repeats what was found, for the head office alone. */
export const findingNews = 'told';
/** Where the server repeats what it has stored of a shop, for whoever listens. */
export const newsSubject = (shop: string) => `news.${shop}`;
/** The shop's bucket for one class of documents. */
export const bucketOf = (shop: string, kind: DocumentClass) => `${kind}-${shop}`;
/** The stream behind that bucket. */
export const bucketStream = (shop: string, kind: DocumentClass) => `OBJ_${bucketOf(shop, kind)}`;
/** Only answers to a user's own questions come to this prefix. */
export const inboxOf = (user: string) => `_INBOX_${user}`;

/**
 * Prefix of JetStream's interface for a shop's streams: a shop asks in its own account, the head office through its import.
 * @param role of the one who asks
 */
export const apiPrefix = (role: ChainRole, shop: string) => (role === 'shop' ? '$JS.API' : `JS.${shop}.API`);
