// A case is its log. Every act is one event; what a screen shows is a fold over events (lib/response/fold.ts).
import * as z from 'zod/mini';
import { Finding, outcomes } from './finding';
import { Money } from './money';
import { stampFaults } from './stamp-check';
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

export const voucherOutcomes = ['matched', 'no-voucher', 'amount-differs', 'matched-twice', 'not-checked'] as const;
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
  'business-licence',
  'authorisation',
  'statement-of-facts',
  'police-receipt',
  'provider-promise',
  'photo',
  'third-party-proof',
  'other',
] as const;
export type FileRole = (typeof fileRoles)[number];
/** Whose papers, offices and numbers the playbooks name. */
export const regions = ['cn', 'international', 'us', 'uk', 'eu'] as const;
export type Region = (typeof regions)[number];
/** Letters that are written from a case. */
export const letterKinds = [
  'urgent-stop',
  'stop-payment',
  'acquirer-enquiry',
  'correction-request',
  'police-report',
  'statement-of-facts',
  'authorisation',
  'head-office-summary',
] as const;
export type LetterKind = (typeof letterKinds)[number];
export const answers = ['yes', 'no', 'unknown'] as const;
export type Answer = (typeof answers)[number];
/** Where a deadline comes from. */
export const deadlineSources = ['acquirer-notice', 'bank-notice', 'police', 'own'] as const;
/** An account that a stop of payment is matched on. */
export const accountRoles = ['settlement', 'receiving', 'other'] as const;
/** A wall date, `YYYY-MM-DD`. */
export const WallDate = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
export const packKinds = ['master', 'bank', 'acquirer', 'police', 'urgent'] as const;
export type PackKind = (typeof packKinds)[number];

/** What a long number that looks like a card's is, by the user's word. */
export const numberAnswers = ['order-number', 'card-number'] as const;

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
  z.object({
    kind: z.literal('file-added'),
    file: FileReference,
    role: z.enum(fileRoles),
    note: long,
    /** it is a copy of that file with parts covered: recipients get it in the original's place */
    coverOf: z.optional(Sha256),
  }),
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
    /** the bank asked for copies of identity documents, so they are in it */
    withIdentity: z.optional(z.boolean()),
    /** what each time stamping authority said then; `fault` null: its stamp is in the pack. The others are asked again. */
    stamps: z.optional(z.array(z.object({ name: short, fault: z.nullable(z.enum(stampFaults)) }))),
  }),
  /** numbers that look like a card's were found before an export, and the user said what each is; none stands here whole */
  z.object({
    kind: z.literal('numbers-settled'),
    numbers: z.array(
      z.object({
        /** HMAC of the number under a key that stays in this browser */
        digest: Sha256,
        /** first 6 and last 4 */
        shown: short,
        where: z.string().check(z.maxLength(400)),
        answer: z.enum(numberAnswers),
      }),
    ),
  }),
  z.object({
    kind: z.literal('stamped'),
    /** hash of the artefact that the stamp stands for */
    of: Sha256,
    /** it came after that pack (by its zip's hash) was made: `signature`, for whose bytes the stamp stands, is the pack's own */
    ofPack: z.optional(z.object({ sha256: Sha256, number: z.int(), signature: FileReference })),
    /** the token (RFC 3161) */
    file: FileReference,
    /** name of the time stamping authority, and the time that it states (UTC, ISO 8601) */
    authority: short,
    time: short,
  }),
  /** a pack was handed to somebody: which one (by its hash), to whom, how, and whether it was locked with a password */
  z.object({
    kind: z.literal('handed-over'),
    pack: Sha256,
    number: z.int(),
    to: short,
    channel: z.enum(channels),
    isLocked: z.boolean(),
    note: long,
  }),
  /** the case came here as a master pack: its hash, number and signing device, and what proved it */
  z.object({
    kind: z.literal('imported'),
    pack: Sha256,
    number: z.int(),
    signer: Sha256,
    proof: FileReference,
  }),
  /** the key that signs this event names the one that goes on after it */
  z.object({ kind: z.literal('key-handed-over'), to: Sha256 }),
  /** the key of another device that wrote into this case is gone */
  z.object({ kind: z.literal('key-lost'), device: Sha256, note: long }),
  z.object({ kind: z.literal('note-added'), text: long }),
  /** somebody else goes on with the case: the next shift, another shop's help, the head office; a name or a role */
  z.object({ kind: z.literal('passed-on'), to: short, note: long }),
  /** which variant of the playbooks the case goes by; China's until one is chosen */
  z.object({ kind: z.literal('region-chosen'), region: z.enum(regions) }),
  /** an answer to one of triage's questions; a later answer takes the place of an earlier one */
  z.object({ kind: z.literal('answered'), question: short, answer: z.enum(answers), note: long }),
  /** a deadline that somebody named: `what` in the user's words, `source` whose it is */
  z.object({
    kind: z.literal('deadline-set'),
    what: short,
    dueOn: WallDate,
    source: z.enum(deadlineSources),
    note: long,
  }),
  /** a reminder (its id, see lib/response/reminders.ts) has been seen to */
  z.object({ kind: z.literal('reminder-met'), reminder: short, note: long }),
  /** a reminder is put off to another day */
  z.object({ kind: z.literal('reminder-moved'), reminder: short, dueOn: WallDate, note: long }),
  /** a paper of the list, ticked by hand where no file or act of the log shows it */
  z.object({
    kind: z.literal('document-marked'),
    document: short,
    party: z.enum(parties),
    state: z.enum(['there', 'given', 'not-needed', 'missing']),
    note: long,
  }),
  z.object({
    kind: z.literal('letter-written'),
    letter: z.enum(letterKinds),
    language: z.enum(['zh-CN', 'en']),
    file: FileReference,
  }),
  /** the account that money goes to or came from; `number` masked where it is a card's */
  z.object({
    kind: z.literal('account-named'),
    account: z.enum(accountRoles),
    holder: short,
    number: short,
    bank: short,
    note: long,
  }),
  /** the product found the correction in the ledger: rows that void or refund the case's; `isFull`: all of it is undone */
  z.object({
    kind: z.literal('correction-seen'),
    transactions: z.array(KeyedTransaction),
    amount: z.nullable(Money),
    isFull: z.boolean(),
  }),
  z.object({ kind: z.literal('recovered'), amount: Money, note: long }),
  z.object({ kind: z.literal('corrected'), event: Sha256, note: long }),
  z.object({ kind: z.literal('closed'), outcome: z.enum(outcomes), note: long }),
  z.object({ kind: z.literal('reopened'), note: long }),
]);
export type Act = z.infer<typeof Act>;

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

/**
 * `hash`: SHA-256 (hex) of the RFC 8785 form of `body`; `signature`: RSASSA-PKCS1-v1_5 SHA-256 over the same bytes, base64.
 * `cut`: card numbers in its act were cut for a pack (lib/evidence/cut-log.ts), so that neither can be computed from it; only packs, and
 * what was taken over from one, hold such events.
 */
export const CaseEvent = z.object({
  body: EventBody,
  hash: Sha256,
  signature: z.string().check(z.regex(/^[A-Za-z0-9+/=]{100,1400}$/)),
  cut: z.optional(z.literal(true)),
});
export type CaseEvent = z.infer<typeof CaseEvent>;
