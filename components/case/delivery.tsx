// A pack on its way: locked with a password that is shown once, and the record of whom it was handed to.

import { useState } from 'preact/hooks';
import type { Reply } from '@/lib/messaging/messages';
import { channels } from '@/lib/model/case-event';
import { askPatiently } from '../asking';
import { Button } from '../button';
import { CheckField } from '../check-field';
import { useCustodyWords } from '../custody-words';
import { type Draft, useDraft } from '../drafts';
import { ChoiceField, TextField } from '../field';
import { Fold } from '../fold';
import { troubleOf, usePort } from '../port';
import { Problem } from '../problem';
import { SavedFile } from '../saved-file';
import { useWords } from '../words';
import type { CaseDesk } from './desk';

interface DeliveryProps {
  desk: CaseDesk;
  number: number;
  sha256: string;
}

export function Delivery({ desk, number, sha256 }: DeliveryProps) {
  const { t, r, instant } = useWords();
  const c = useCustodyWords();
  const given = desk.view.handovers.filter(({ pack }) => pack === sha256);
  const locked = useDraft(`${desk.view.caseId}/handover/${sha256.slice(0, 12)}/locked`);
  const count = given.length === 0 ? '' : String(given.length);
  return (
    <Fold title={c('delivery.heading')} level={3} icon="save" beside={count}>
      <Stamps desk={desk} sha256={sha256} />
      {given.length > 0 && (
        <ul class="entries">
          {given.map(({ hash, at, actor, to, channel, isLocked, note }) => (
            <li key={hash}>
              <p>
                <bdi>{to}</bdi> · {r(`channel.${channel}`)}
              </p>
              <p class="quiet small">
                {instant(at)} · {actor || t('who.unnamed')}
                {isLocked && ` · ${c('delivery.was-locked')}`}
              </p>
              {note !== '' && <p class="user-text">{note}</p>}
            </li>
          ))}
        </ul>
      )}
      <Lock desk={desk} sha256={sha256} onLocked={() => locked.set('yes')} />
      <HandOver desk={desk} number={number} sha256={sha256} locked={locked} />
    </Fold>
  );
}

/** Stamps that were missing when the pack was made: those that came since, to be put beside it, and those still asked for. */
function Stamps({ desk: { view }, sha256 }: Pick<DeliveryProps, 'desk' | 'sha256'>) {
  const { instant } = useWords();
  const c = useCustodyWords();
  const asked = view.packs.find(({ file }) => file.sha256 === sha256)?.stamps ?? [];
  const come = view.stamps.filter(({ ofPack }) => ofPack?.sha256 === sha256);
  const missing = asked.filter(
    ({ name, fault }) => fault !== null && !come.some(({ file }) => file.name.endsWith(`.${name}.tsr`)),
  );
  if (come.length + missing.length === 0) return null;
  return (
    <section class="part" aria-label={c('stamps.heading')} data-stamps={come.length} data-unstamped={missing.length}>
      {missing.map(({ name }) => (
        <p key={name}>{c('delivery.unstamped', { name })}</p>
      ))}
      {come.map(({ hash, authority, time, file }) => (
        <div key={hash}>
          <p>
            {c('delivery.stamped-later', { at: instant(time), authority })} {c('delivery.stamp.log')}
          </p>
          <SavedFile file={file} ask={c('delivery.stamp.save')} />
        </div>
      ))}
      {come.length > 0 && <p class="quiet small">{c('delivery.stamp.how')}</p>}
    </section>
  );
}

/** Locks the pack; the password stands here until it is put away, and nowhere else. */
function Lock({ desk: { view }, sha256, onLocked }: Pick<DeliveryProps, 'desk' | 'sha256'> & { onLocked: () => void }) {
  const { t } = useWords();
  const c = useCustodyWords();
  const port = usePort();
  const [made, setMade] = useState<Reply<'pack.lock'> | null>(null);
  const [problem, setProblem] = useState('');
  const lock = async () => {
    setProblem('');
    try {
      setMade(await askPatiently(port, 'pack.lock', { caseId: view.caseId, sha256 }));
      onLocked();
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
  };
  if (made) {
    return (
      <section class="part" aria-label={c('delivery.locked')} data-locked="yes">
        <p>{c('delivery.password.once')}</p>
        <p class="code password">{made.password}</p>
        <p class="quiet small">{c('delivery.password.how')}</p>
        <SavedFile file={made} ask={c('delivery.locked.save')} isAtOnce />
        <p class="quiet small">{c('delivery.opens-with')}</p>
        <div class="actions">
          <Button onPress={() => setMade(null)}>{c('delivery.password.noted')}</Button>
        </div>
      </section>
    );
  }
  return (
    <section class="part">
      <p class="quiet small">{c('delivery.lock.why')}</p>
      <div class="actions">
        <Button onPress={lock}>{c('delivery.lock')}</Button>
      </div>
      <Problem text={problem} />
    </section>
  );
}

function HandOver({ desk: { view, act }, number, sha256, locked }: DeliveryProps & { locked: Draft }) {
  const { t, r } = useWords();
  const c = useCustodyWords();
  const key = (field: string) => `${view.caseId}/handover/${sha256.slice(0, 12)}/${field}`;
  const to = useDraft(key('to'));
  const how = useDraft(key('channel'), 'in-person');
  const note = useDraft(key('note'));
  const [problem, setProblem] = useState('');
  const channel = channels.find((known) => known === how.value) ?? 'other';
  const keep = async () => {
    if (to.value.trim() === '') {
      setProblem(c('delivery.to.missing'));
      return;
    }
    setProblem('');
    const isKept = await act({
      kind: 'handed-over',
      pack: sha256,
      number,
      to: to.value.trim(),
      channel,
      isLocked: locked.value === 'yes',
      note: note.value.trim(),
    });
    if (isKept) for (const draft of [to, how, locked, note]) draft.clear();
  };
  return (
    <section class="part form" aria-label={c('delivery.record')}>
      <h4>{c('delivery.record')}</h4>
      <TextField
        label={c('delivery.to')}
        hint={c('delivery.to.hint')}
        value={to.value}
        onInput={to.set}
        {...(problem !== '' && { problem })}
      />
      <ChoiceField
        label={t('call.channel')}
        value={channel}
        onInput={how.set}
        choices={channels.map((value) => ({ value, text: r(`channel.${value}`) }))}
      />
      <CheckField
        label={c('delivery.is-locked')}
        isChecked={locked.value === 'yes'}
        onChange={(isChecked) => locked.set(isChecked ? 'yes' : '')}
      />
      <TextField label={t('files.note')} isOptional value={note.value} onInput={note.set} />
      <div class="actions">
        <Button onPress={keep}>{c('delivery.keep')}</Button>
      </div>
    </section>
  );
}
