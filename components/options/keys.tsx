// The keys that sign: this browser's own, a hand-over to a new computer's, and the loss of another's.
import { useState } from 'preact/hooks';
import type { Reply } from '@/lib/messaging/messages';
import { askPatiently, useAsked } from '../asking';
import { Button } from '../button';
import { useCustodyWords } from '../custody-words';
import { TextField } from '../field';
import { FileDrop } from '../file-drop';
import { Fold } from '../fold';
import { troubleOf, usePort } from '../port';
import { useSay } from '../said';
import { useWords } from '../words';

type Key = Reply<'keys.list'>['own'];
const brief = (id: string) => id.slice(0, 16);

export function KeySettings() {
  const c = useCustodyWords();
  const keys = useAsked('keys.list', {}, ({ changed }) => changed === 'case' || changed === 'settings');
  if (!keys.value) return null;
  const { own, others } = keys.value;
  return (
    <>
      <p class="quiet">{c('keys.what')}</p>
      <h3>{c('keys.own')}</h3>
      <p class="code" data-own-key={own.id}>
        {own.id}
      </p>
      <p class="quiet small">{c('keys.cases', { n: own.cases })}</p>
      <Fate of={own} />
      <HandOver onDone={keys.again} />
      <Accept onDone={keys.again} />
      <ul class="entries">
        {others.map((key) => (
          <li key={key.id}>
            <p>
              <strong>{c('keys.other', { id: brief(key.id) })}</strong>
            </p>
            <p class="quiet small">{c('keys.cases', { n: key.cases })}</p>
            <Fate of={key} />
            {key.lostAt === null && key.cases > 0 && <Lost of={key} onDone={keys.again} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Fate({ of: { handedOver, lostAt } }: { of: Key }) {
  const c = useCustodyWords();
  return (
    <>
      {handedOver && <p>{c('keys.handed-over', { to: brief(handedOver.to), day: handedOver.at.slice(0, 10) })}</p>}
      {lostAt !== null && <p class="notice">{c('keys.lost-on', { day: lostAt.slice(0, 10) })}</p>}
    </>
  );
}

function HandOver({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useWords();
  const c = useCustodyWords();
  const port = usePort();
  const say = useSay();
  const [to, setTo] = useState('');
  const [problem, setProblem] = useState('');
  const [statement, setStatement] = useState<{ url: string; name: string } | null>(null);
  const sign = async () => {
    const id = to.replace(/\s/g, '').toLowerCase();
    if (!/^[0-9a-f]{64}$/.test(id)) return setProblem(c('keys.to.wrong'));
    setProblem('');
    try {
      const { text } = await askPatiently(port, 'keys.hand-over', { request: port.newRequestId(), to: id });
      setStatement({
        url: URL.createObjectURL(new Blob([text], { type: 'application/json' })),
        name: `hand-over-${brief(id)}.json`,
      });
      say({ text: c('keys.signed'), tone: 'done' });
      await onDone();
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
  };
  return (
    <Fold title={c('keys.hand-over')} level={3}>
      <div class="form">
        <p class="quiet">{c('keys.hand-over.how')}</p>
        <TextField label={c('keys.to')} value={to} onInput={setTo} {...(problem !== '' && { problem })} />
        <div class="actions">
          <Button onPress={sign} isDisabled={to.trim() === ''}>
            {c('keys.sign')}
          </Button>
          {statement && (
            <a class="button primary" href={statement.url} download={statement.name}>
              {c('keys.save')}
            </a>
          )}
        </div>
      </div>
    </Fold>
  );
}

function Accept({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useWords();
  const c = useCustodyWords();
  const port = usePort();
  const say = useSay();
  const take = async (file: File) => {
    try {
      const text = file.size > 20_000 ? '' : await file.text();
      const reply = await askPatiently(port, 'keys.accept', { text });
      say(reply.ok ? { text: c('keys.accepted'), tone: 'done' } : { text: c(`keys.${reply.why}`), tone: 'trouble' });
      await onDone();
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
    }
  };
  return (
    <Fold title={c('keys.accept')} level={3}>
      <FileDrop
        name="hand-over"
        accept=".json,application/json"
        invitation={c('keys.accept.drop')}
        button={c('stamps.roots.choose')}
        onFiles={([file]) => file && void take(file)}
      />
    </Fold>
  );
}

function Lost({ of: { id }, onDone }: { of: Key; onDone: () => Promise<void> }) {
  const { t } = useWords();
  const c = useCustodyWords();
  const port = usePort();
  const say = useSay();
  const [note, setNote] = useState('');
  const record = async () => {
    try {
      const { cases } = await askPatiently(port, 'keys.lost', { request: port.newRequestId(), device: id, note });
      say({ text: c('keys.lost.recorded', { n: cases }), tone: 'done' });
      await onDone();
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
    }
  };
  return (
    <details>
      <summary aria-label={c('keys.lost.named', { id: brief(id) })}>{c('keys.lost')}</summary>
      <div class="form">
        <TextField label={c('keys.lost.note')} value={note} onInput={setNote} />
        <div class="actions">
          <Button onPress={record}>{c('keys.lost.record')}</Button>
        </div>
      </div>
    </details>
  );
}
