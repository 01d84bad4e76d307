// Messages about what is remembered and compared: the ledger, till exports, statement files, the shop’s days.
import * as z from 'zod/mini';
import { CaseId, Sha256, voucherOutcomes, WallDate } from '@/lib/model/case-event';
import { FileColumns } from '@/lib/model/file-columns';
import { Finding } from '@/lib/model/finding';
import { ShopDays } from '@/lib/model/shop-days';
import { TaughtTable } from '@/lib/model/taught';
import { TillReport, TillSettlement, TillSummary } from '@/lib/model/till-report';
import { KeyedTransaction, Transaction } from '@/lib/model/transaction';
import { type Messages, none, Request } from './part';

/** A remembered transaction in a list: what is suspicious about it, its case, when it was seen (UTC) and in how many versions. */
const RecordRow = z.object({
  ...KeyedTransaction.shape,
  firstSeen: z.string(),
  lastSeen: z.string(),
  versions: z.int(),
  findings: z.array(Finding),
  caseId: z.nullable(CaseId),
});
export type RecordRow = z.infer<typeof RecordRow>;

/** A statement that a page of ours has put among the artefacts. */
const StatementFile = z.object({ sha256: Sha256, name: z.string().check(z.minLength(1), z.maxLength(200)) });
const StatementTrouble = z.object({
  ok: z.literal(false),
  why: z.enum(['no-columns', 'no-rows', 'unreadable', 'too-many', 'cancelled']),
});

export const recordMessages = {
  'till.import': {
    from: ['page'],
    payload: z.object({ sha256: Sha256, name: z.string().check(z.maxLength(200)) }),
    reply: z.union([
      z.object({ ok: z.literal(true), summary: TillSummary }),
      z.object({ ok: z.literal(false), why: z.enum(['no-columns', 'no-rows', 'unreadable', 'stopped']) }),
    ]),
  },
  /** ends the comparison of till and portal that is under way; what the one before found still stands */
  'till.stop': { from: ['page'], payload: none, reply: none },
  /** has a statement file judged: nothing of it is remembered; the rows worth looking at are told, the gravest first */
  'statement.judge': {
    from: ['page'],
    payload: StatementFile,
    reply: z.union([
      z.object({
        ok: z.literal(true),
        rows: z.int(),
        /** wall time of the first and last row */
        from: z.nullable(z.string()),
        to: z.nullable(z.string()),
        counts: z.object({ high: z.int(), medium: z.int(), low: z.int() }),
        notEnough: z.array(z.object({ rule: z.string(), have: z.number(), need: z.number() })),
        found: z.array(z.object({ ...KeyedTransaction.shape, findings: z.array(Finding), caseId: z.nullable(CaseId) })),
      }),
      StatementTrouble,
    ]),
  },
  /** headings and first rows of a file, for the user to say what each column is; null where it holds no table */
  'statement.columns': { from: ['page'], payload: StatementFile, reply: z.nullable(FileColumns) },
  /** what the user said of files with these headings, from the next reading on; no columns: forgotten */
  'statement.teach': { from: ['page'], payload: TaughtTable, reply: none },
  'statement.cancel': { from: ['page'], payload: z.object({ sha256: Sha256 }), reply: none },
  /** remembers a statement's rows, under the file's name */
  'statement.keep': {
    from: ['page'],
    payload: StatementFile,
    reply: z.union([z.object({ ok: z.literal(true), rows: z.int() }), StatementTrouble]),
  },
  'statement.open-case': {
    from: ['page'],
    payload: z.object({
      request: Request,
      rows: z
        .array(z.object({ ...KeyedTransaction.shape, findings: z.array(Finding).check(z.maxLength(50)) }))
        .check(z.minLength(1), z.maxLength(50)),
    }),
    reply: z.object({ caseId: CaseId }),
  },
  /** what comparing the till with the portal says of these transactions; those not compared are left out */
  'till.vouchers': {
    from: ['page'],
    payload: z.object({ keys: z.array(z.string()).check(z.maxLength(500)) }),
    reply: z.record(z.string(), z.enum(voucherOutcomes)),
  },
  'till.summary': { from: ['page'], payload: none, reply: TillSummary },
  'records.portals': {
    from: ['page'],
    payload: none,
    reply: z.array(z.object({ portal: z.string(), rows: z.int() })),
  },
  /** remembered transactions of a portal, newest first; `after` and `next` are where a page ends, empty for none */
  'records.search': {
    from: ['page'],
    payload: z.object({
      portal: z.string().check(z.maxLength(400)),
      words: z.string().check(z.maxLength(400)),
      from: z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2})?$/)),
      to: z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2})?$/)),
      after: z.string().check(z.maxLength(1000)),
      limit: z.int().check(z.gte(1), z.lte(200)),
    }),
    reply: z.object({ rows: z.array(RecordRow), next: z.string() }),
  },
  'records.versions': {
    from: ['page'],
    payload: z.object({ key: z.string().check(z.maxLength(600)) }),
    reply: z.array(z.object({ version: z.int(), seenAt: z.string(), transaction: Transaction })),
  },
  /** sums that add up, vouchers without charge, what a person has to settle; at most so many entries of each list */
  'till.report': {
    from: ['page'],
    payload: z.object({ most: z.int().check(z.gte(0), z.lte(1000)) }),
    reply: TillReport,
  },
  /** what a person has settled of the comparison; compared anew */
  'till.settle': { from: ['page'], payload: TillSettlement, reply: none },
  /** the shop's days in numbers; `portal` and `currency` empty for all and for the most usual */
  'numbers.days': {
    from: ['page'],
    payload: z.object({
      portal: z.string().check(z.maxLength(400)),
      from: WallDate,
      to: WallDate,
      currency: z.string().check(z.maxLength(3)),
    }),
    reply: ShopDays,
  },
} as const satisfies Messages;
