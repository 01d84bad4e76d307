// A frame's rows against all that is remembered of the portal. Detection itself is lib/detection's; this only fetches.
import { assess } from '@/lib/detection/assess';
import { MemoryHistory } from '@/lib/detection/history';
import { rowsAside } from '@/lib/detection/sample';
import { defaultDetectionSettings } from '@/lib/detection/settings';
import type { Finding } from '@/lib/model/finding';
import type { FrameReading } from '@/lib/model/reading';
import type { KeyedTransaction } from '@/lib/model/transaction';
import type { Database } from '@/lib/storage/database';
import { assessRows } from './assess-rows';

export interface Assessed {
  findings: Finding[];
  notEnough: { rule: string; have: number; need: number }[];
}

/** Host of the portal that a frame belongs to: the ledger's first key. */
export function portalOf(reading: FrameReading): string {
  return new URL(reading.url).host;
}

/** Rows of all tables of a frame. */
export function rowsOfReading(reading: FrameReading): KeyedTransaction[] {
  return reading.tables.flatMap((table) => table.rows);
}

/** Assesses a frame's rows; without a store (`null`) the page's own rows are the only history. */
export async function assessReading(db: Database | null, reading: FrameReading): Promise<Assessed> {
  const rows = rowsOfReading(reading);
  if (rows.length === 0) return { findings: [], notEnough: [] };
  const aside = rowsAside(reading.tables);
  return db === null
    ? assess(rows, new MemoryHistory(rows, new Map(), { aside }), defaultDetectionSettings)
    : assessRows(db, portalOf(reading), rows, { aside });
}
