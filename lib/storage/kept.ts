// What the merchant has entered once and for all: who they are, their changes of the playbooks, their plan of checks.

import { noEdits, PlaybookEdits } from '@/lib/model/playbook-edits';
import { emptyPlan, PreventionPlan } from '@/lib/model/prevention';
import { blankShop, ShopDetails } from '@/lib/model/shop';
import type { Database } from './database';
import { withTrouble } from './trouble';

async function read(db: Database, name: string): Promise<unknown> {
  const row = (await withTrouble(() => db.get('settings', name))) as { value?: unknown } | undefined;
  return row?.value;
}

async function write(db: Database, name: string, value: unknown): Promise<void> {
  await withTrouble(() => db.put('settings', { name, value }));
}

/** The merchant's details for letters; blank where nothing, or nothing readable, is kept. */
export async function readShop(db: Database): Promise<ShopDetails> {
  const kept = await read(db, 'shop');
  const shop = ShopDetails.safeParse({ ...blankShop(), ...(typeof kept === 'object' ? kept : {}) });
  return shop.success ? shop.data : blankShop();
}

/** Changes some of the merchant's details and returns all. */
export async function writeShop(db: Database, change: Partial<ShopDetails>): Promise<ShopDetails> {
  const shop = { ...(await readShop(db)), ...change };
  await write(db, 'shop', shop);
  return shop;
}

/** The merchant's changes of the playbooks. */
export async function readPlaybookEdits(db: Database): Promise<PlaybookEdits> {
  const edits = PlaybookEdits.safeParse(await read(db, 'playbook-edits'));
  return edits.success ? edits.data : noEdits;
}

/** Keeps the changes of the playbooks, in place of those before. */
export async function writePlaybookEdits(db: Database, edits: PlaybookEdits): Promise<void> {
  await write(db, 'playbook-edits', edits);
}

/** When the last backup was made (UTC); null for never. */
export async function readLastBackup(db: Database): Promise<string | null> {
  const at = await read(db, 'last-backup');
  return typeof at === 'string' ? at : null;
}

/** Remembers that a backup was made. */
export async function writeLastBackup(db: Database, at: string): Promise<void> {
  await write(db, 'last-backup', at);
}

/** When the next reminder is due (ms), known also while the cases that it is about are locked; null for none. */
export async function readNextDue(db: Database): Promise<number | null> {
  const due = await read(db, 'next-due');
  return typeof due === 'number' ? due : null;
}

/** Remembers when the next reminder is due. */
export async function writeNextDue(db: Database, due: number | null): Promise<void> {
  if (due !== (await readNextDue(db))) await write(db, 'next-due', due);
}

/** The plan of recurring checks. */
export async function readPlan(db: Database): Promise<PreventionPlan> {
  const plan = PreventionPlan.safeParse(await read(db, 'prevention'));
  return plan.success ? plan.data : emptyPlan;
}

/** Keeps the plan of checks, in place of the one before. */
export async function writePlan(db: Database, plan: PreventionPlan): Promise<void> {
  await write(db, 'prevention', plan);
}
