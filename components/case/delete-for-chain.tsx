// Deleting a case for the whole chain, by the computers that the chain has named for it; everybody else does not see the button, and
// could do nothing with it.

import { useState } from 'preact/hooks';
import type { Reply } from '@/lib/messaging/messages';
import { askPatiently, useAsked } from '../asking';
import { Button } from '../button';
import { useChainWords } from '../chain-words';
import { TextField } from '../field';
import { troubleOf, usePort } from '../port';
import { Problem } from '../problem';
import { useSay } from '../said';
import { useWords } from '../words';

export function DeleteForChain({ caseId, onLeave }: { caseId: string; onLeave: () => void }) {
  const c = useChainWords();
  const asked = useAsked('chain.state', {}, ({ changed }) => changed === 'chain');
  const [isAsking, setAsking] = useState(false);
  if (!asked.value?.mayDelete) return null;
  if (!isAsking)
    return (
      <div class="actions">
        <Button look="danger" onPress={() => setAsking(true)}>
          {c('delete.press')}
        </Button>
      </div>
    );
  return <Confirm caseId={caseId} onLeave={onLeave} onCancel={() => setAsking(false)} />;
}

/** What goes, what stays, and why: only then the press. */
function Confirm({ caseId, onLeave, onCancel }: { caseId: string; onLeave: () => void; onCancel: () => void }) {
  const c = useChainWords();
  const { t } = useWords();
  const port = usePort();
  const say = useSay();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const refuse = (is: Exclude<Reply<'chain.delete'>['is'], 'done' | 'later'>) => setProblem(c(`delete.${is}`));
  const remove = async () => {
    if (reason.trim() === '') return setProblem(c('delete.reason.missing'));
    setProblem('');
    try {
      const { is } = await askPatiently(port, 'chain.delete', { caseId, reason: reason.trim() });
      if (is !== 'done' && is !== 'later') return refuse(is);
      port.drafts.forget(`${caseId}/`);
      say({ text: c(`delete.${is}`), tone: 'done' });
      onLeave();
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
  };
  return (
    <section class="form" aria-label={c('delete.press')}>
      <div role="alert" class="form">
        <p>{c('delete.goes')}</p>
        <p>{c('delete.stays')}</p>
      </div>
      <TextField
        label={c('delete.reason')}
        hint={c('delete.reason.hint')}
        value={reason}
        onInput={setReason}
        rows={2}
        maxLength={1000}
      />
      <div class="actions">
        <Button onPress={onCancel}>{c('delete.no')}</Button>
        <Button look="danger" onPress={remove}>
          {c('delete.yes')}
        </Button>
      </div>
      <Problem text={problem} />
    </section>
  );
}
