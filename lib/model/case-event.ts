// A case is its log. Every act is one event; what a screen shows is a fold over events (lib/response/fold.ts).
import * as z from 'zod/mini';
import { Finding, outcomes } from './finding';
import { Money } from './money';
import { KeyedTransaction } from './transaction';

const short = z.string().check(z.maxLength(200));
const long = z.string().check(z.maxLength(8000));
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const CaseId = z.string().check(z.regex(/^\d{8}-[0-9A-F]{4,8}$/));

/** Where the transactions were seen. */
export const PageReference = z.object({
  url: z.string().check(z.maxLength(4000)),
  title: z.string().check(z.maxLength(1000)),
  portal: short,
});
export type PageReference = z.infer<typeof PageReference>;

/** A file kept in the artefact store: bytes are addressed by their SHA-256. */
export const FileReference = z.object({
  sha256: Sha256,
  name: z.string().check(z.regex(/^[A-Za-z0-9._-]{1,120}$/)),
  mime: short,
  bytes: z.int(),
  /** the user's own name of the file, shown, never used as a path */
  title: short,
});
export type FileReference = z.infer<typeof FileReference>;

export const voucherOutcomes = ['matched', 'no-voucher', 'amount-differs', 'not-checked'] as const;
export const facts = ['amount', 'time', 'place', 'type', 'status', 'card', 'on-shift'] as const;
export type Fact = (typeof facts)[number];
export const channels = ['phone', 'in-person', 'e-mail', 'portal', 'other'] as const;
export const parties = ['acquirer', 'bank', 'police', 'provider', 'platform', 'other'] as const;
export type Party = (typeof parties)[number];
/** What a file is for the case. */
export const fileRoles = [
  'slip-original',
  'slip-reprint',
  'till-export',
  'statement',
  'cctv',
  'notice',
  'identity',
  'other',
] as const;
export const packKinds = ['master', 'bank', 'acquirer', 'police', 'urgent'] as const;
export type PackKind = (typeof packKinds)[number];

/** What happened. Texts are the user's own words, masked like every text before they come here. */
export const Act = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('opened'),
    transactions: z.array(KeyedTransaction),
    findings: z.array(Finding),
    page: z.nullable(PageReference),
  }),
  z.object({
    kind: z.literal('transaction-added'),
    transactions: z.array(KeyedTransaction),
    findings: z.array(Finding),
    page: z.nullable(PageReference),
  }),
  z.object({ kind: z.literal('fact-confirmed'), fact: z.enum(facts), value: short, corrected: z.boolean() }),
  z.object({
    kind: z.literal('voucher-checked'),
    outcome: z.enum(voucherOutcomes),
    by: z.enum(['till-export', 'hand']),
    note: long,
  }),
  z.object({ kind: z.literal('classified'), outcome: z.enum(outcomes), reason: long }),
  z.object({ kind: z.literal('step-done'), step: short, note: long }),
  z.object({ kind: z.literal('step-undone'), step: short, note: long }),
  z.object({
    kind: z.literal('call-logged'),
    party: z.enum(parties),
    channel: z.enum(channels),
    who: short,
    ticket: short,
    answer: long,
    /** wall date `YYYY-MM-DD` by which an answer was promised, or empty */
    promisedBy: short,
  }),
  z.object({ kind: z.literal('file-added'), file: FileReference, role: z.enum(fileRoles), note: long }),
  z.object({
    kind: z.literal('captured'),
    item: z.int(),
    record: FileReference,
    files: z.array(FileReference),
    page: PageReference,
  }),
  z.object({
    kind: z.literal('exported'),
    pack: z.enum(packKinds),
    number: z.int(),
    file: FileReference,
    /** hash of each device's head that the pack pins */
    heads: z.record(Sha256, Sha256),
  }),
  z.object({ kind: z.literal('note-added'), text: long }),
  z.object({ kind: z.literal('recovered'), amount: Money, note: long }),
  z.object({ kind: z.literal('corrected'), event: Sha256, note: long }),
  z.object({ kind: z.literal('closed'), outcome: z.enum(outcomes), note: long }),
  z.object({ kind: z.literal('reopened'), note: long }),
]);
export type Act = z.infer<typeof Act>;
export type ActKind = Act['kind'];

/**
 * One event of one device's chain within one case.
 * `device`: SHA-256 (hex) of the device key's SubjectPublicKeyInfo. `seq` counts from 1. `prev`: hash of this device's event
 * before it in this case, null for the first. `seen`: heads of other devices' chains of this case known then, device → hash.
 * `at`: UTC instant, ISO 8601 with milliseconds. `actor`: name or role that the user gave. `request`: idempotency id.
 */
export const EventBody = z.object({
  v: z.literal(1),
  caseId: CaseId,
  device: Sha256,
  seq: z.int(),
  prev: z.nullable(Sha256),
  seen: z.record(Sha256, Sha256),
  at: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)),
  actor: short,
  request: z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/)),
  act: Act,
});
export type EventBody = z.infer<typeof EventBody>;

/** `hash`: SHA-256 (hex) of the RFC 8785 form of `body`; `signature`: RSASSA-PKCS1-v1_5 SHA-256 over the same bytes, base64. */
export const CaseEvent = z.object({
  body: EventBody,
  hash: Sha256,
  signature: z.string().check(z.regex(/^[A-Za-z0-9+/=]{100,1400}$/)),
});
export type CaseEvent = z.infer<typeof CaseEvent>;
