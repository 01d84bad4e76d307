// The columns of a file that one of our pages has put into the store, for the user to say what each is. Runs where code may be loaded
// later (the offscreen document, Firefox's event page): Chrome's worker can load no reader of workbooks.
import type { Reply } from '@/lib/messaging/messages';
import { filesHost } from '@/lib/model/file-columns';
import { readFileColumns } from '@/lib/reading/statements/file-columns';
import { readArtefact } from '@/lib/storage/artefacts';
import { readTaught } from '@/lib/storage/taught';
import { type Desk, languageOf } from './desk';
import type { StatementOrder } from './judge-statement';

/** Headings and first rows of the file's table; null where it holds none. Changes nothing. */
export async function fileColumns(desk: Desk, { sha256, name }: StatementOrder): Promise<Reply<'statement.columns'>> {
  const db = await desk.database();
  const bytes = new Uint8Array(await (await readArtefact(db, sha256)).arrayBuffer());
  const language = await languageOf(db);
  const taught = await readTaught(db, filesHost);
  return readFileColumns(bytes, {
    name,
    now: desk.now().toISOString().slice(0, 19),
    language,
    taught,
  });
}
