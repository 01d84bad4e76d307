// One case as a view works on it: the fold over its log, and the one way to write acts into it.
import { useMemo } from 'preact/hooks';
import type { Act } from '@/lib/model/case-event';
import { type CaseView, foldCase } from '@/lib/response/fold';
import { askPatiently, useAsked } from '../asking';
import { type Port, troubleOf, usePort } from '../port';
import { useSay } from '../said';
import { useWords } from '../words';
import { actText } from './act-text';

/** What the parts of a case are given. */
export interface CaseDesk {
  view: CaseView;
  /** writes an act; says that it is kept, with a way back, or why not. True where it is kept */
  act: (act: Act) => Promise<boolean>;
}

export type CaseState =
  | { kind: 'asking' | 'gone' | 'damaged' | 'unreachable' }
  | {
      kind: 'here';
      desk: CaseDesk;
      /** the chain's shop whose case it is; null where it is in no chain */
      shop: string | null;
    };

/** A case, folded anew whenever its log has grown. */
export function useCase(caseId: string): CaseState {
  const port = usePort();
  const words = useWords();
  const say = useSay();
  const asked = useAsked('case.get', { caseId }, ({ changed, id }) => changed === 'case' && id === caseId);
  return useMemo((): CaseState => {
    if (!asked.value) return { kind: asked.trouble ? 'unreachable' : 'asking' };
    if (asked.value.events.length === 0) return { kind: 'gone' };
    let view: CaseView;
    try {
      view = foldCase(asked.value.events, words.edits);
    } catch {
      return { kind: 'damaged' };
    }
    const act = async (written: Act): Promise<boolean> => {
      try {
        const event = await writeAct(port, caseId, written);
        await asked.again();
        const canUndo = isTakenBackByUser(written) && written.kind !== 'corrected';
        say({
          text:
            written.kind === 'corrected'
              ? words.t('said.undone')
              : words.t('said.done', { what: actText(written, words) }),
          tone: 'done',
          ...(canUndo && { onUndo: () => act({ kind: 'corrected', event, note: '' }) }),
        });
        return true;
      } catch (error) {
        say({ text: words.t(`failed.${troubleOf(error)}`), tone: 'trouble' });
        return false;
      }
    };
    return { kind: 'here', desk: { view, act }, shop: asked.value.shop };
  }, [asked.value, asked.trouble, asked.again, port, words, say, caseId]);
}

async function writeAct(port: Port, caseId: string, act: Act): Promise<string> {
  // One id for one press, however often it is delivered: the act is written once.
  const { event } = await askPatiently(port, 'case.act', { request: port.newRequestId(), caseId, act });
  return event;
}

/** True for acts that the user may take back; what the product has done itself stays, the opening above all. */
export function isTakenBackByUser({ kind }: Act): boolean {
  return !['opened', 'captured', 'stamped', 'exported', 'imported', 'key-handed-over', 'key-lost'].includes(kind);
}
