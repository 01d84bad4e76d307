// The shop's days in numbers, over remembered rows of one portal or all: the worker reads and sums, the views only draw.
import { MemoryHistory } from '@/lib/detection/history';
import type { Payload, Reply } from '@/lib/messaging/messages';
import { shopDays } from '@/lib/response/shop-days';
import type { Database } from '@/lib/storage/database';
import { rowsBetween } from '@/lib/storage/ledger';
import { voucherStates } from '@/lib/storage/till';
import { assessRows } from './assess-rows';

/** Sums up rows from one wall day to another, both included. What is marked is assessed over the same rows. */
export async function sumUp(
  db: Database,
  { portal, from, to, currency }: Payload<'numbers.days'>,
): Promise<Reply<'numbers.days'>> {
  const all = await rowsBetween(db, from, to);
  const rows = portal === '' ? all : all.filter(({ key }) => key.startsWith(`${portal}|`));
  const vouchers = await voucherStates(
    db,
    rows.map(({ key }) => key),
  );
  const { findings } = await assessRows(db, portal, rows, { history: new MemoryHistory(rows, vouchers) });
  const flagged = new Set(findings.filter(({ severity }) => severity !== 'low').map(({ key }) => key));
  return shopDays(rows, flagged, currency === '' ? undefined : currency);
}
