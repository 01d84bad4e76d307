// What a pack says of its keys: statements by which one key names the next, and keys that were recorded as lost.
import type { CaseEvent } from '@/lib/model/case-event';
import { readHandOver } from '@/lib/model/hand-over';
import type { Inspection } from './check';

export const handOverFolder = 'data/60-process/hand-over/';
const brief = (id: string) => id.slice(0, 16);

/** Checks every statement, and names the keys that were lost, with what was signed by them afterwards. */
export async function checkKeys(bag: Inspection, log: readonly CaseEvent[]): Promise<void> {
  for (const path of bag.source.paths) {
    if (!path.startsWith(handOverFolder)) continue;
    const statement = await readHandOver(await bag.text(path));
    if (!statement) bag.add('keys', 'broken', 'verify.hand-over.broken', { file: path });
    else
      bag.add('keys', 'proved', 'verify.hand-over', {
        from: brief(statement.from),
        to: brief(statement.to),
        at: statement.at.slice(0, 10),
      });
  }
  for (const { body } of log) {
    if (body.act.kind !== 'key-lost') continue;
    const { device } = body.act;
    bag.add('keys', 'not-proved', 'verify.key-lost', {
      device: brief(device),
      at: body.at.slice(0, 10),
      by: body.actor,
    });
    // What its chain held when the loss was written down: anything behind that came later.
    const head = body.seen[device];
    const last = log.find(({ hash }) => hash === head)?.body.seq ?? 0;
    const later = log.filter((event) => event.body.device === device && event.body.seq > last).length;
    if (later > 0) bag.add('keys', 'not-proved', 'verify.key-lost.later', { device: brief(device), n: later });
  }
}
