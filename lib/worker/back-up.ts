// The whole state as one encrypted file, and back, at the user's wish. The file's form is lib/storage/backup.ts.
import type { Reply } from '@/lib/messaging/messages';
import { tellPages } from '@/lib/messaging/send';
import { deleteArtefacts, putArtefact, readArtefact } from '@/lib/storage/artefacts';
import { BackupTrouble, exportBackup, importBackup } from '@/lib/storage/backup';
import { forgetSummaries } from '@/lib/storage/case-list';
import { writeLastBackup } from '@/lib/storage/kept';
import { forgetTallies } from '@/lib/storage/tallies';
import { namedArtefacts } from './clean-up';
import { compareTill } from './compare-till';
import { countLedger } from './count-ledger';
import type { Desk } from './desk';
import { assessTabsAgain } from './read-page';

/** Makes the file and keeps it as an artefact, for the view to hand over; it is cleared away a day later. */
export async function makeBackup(desk: Desk, passphrase: string): Promise<Reply<'backup.export'>> {
  const db = await desk.database();
  const now = desk.now();
  const file = await exportBackup(db, { passphrase, now, artefacts: await namedArtefacts(db) });
  const sha256 = await putArtefact(db, file, now.toISOString());
  await writeLastBackup(db, now.toISOString());
  return { sha256, name: `tillguard-${now.toISOString().slice(0, 10)}.backup`, bytes: file.size };
}

/** Takes a file in that a view has put among the artefacts; the file itself does not stay there. */
export async function takeBackup(
  desk: Desk,
  { sha256, passphrase }: { sha256: string; passphrase: string },
): Promise<Reply<'backup.import'>> {
  const db = await desk.database();
  try {
    const restored = await importBackup(db, await readArtefact(db, sha256), passphrase);
    await forgetTallies(db);
    countLedger(desk);
    // The steps of cases may go by other changes of the playbooks now.
    await forgetSummaries(db);
    await compareTill(desk, db);
    await assessTabsAgain(desk);
    // Last: whoever dies before is given the same order again, and finds the file.
    await deleteArtefacts(db, [sha256]);
    for (const changed of ['case', 'till', 'settings', 'contact', 'shop', 'prevention'] as const)
      tellPages({ changed, id: '' });
    return { ok: true, ...restored };
  } catch (error) {
    if (error instanceof BackupTrouble) return { ok: false, why: error.why };
    throw error;
  }
}
