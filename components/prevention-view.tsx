// What keeps it from happening again: recurring checks per store and terminal, those due first, each with its history.
import { useState } from 'preact/hooks';
import { type CheckRecord, emptyPlan, type PreventionPlan } from '@/lib/model/prevention';
import { checksDue, type DueCheck, isSerialRight } from '@/lib/response/prevention';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { CheckPhotos, photosIn } from './check-photos';
import { Choices } from './choices';
import { clockNow } from './clock-now';
import { useDraft } from './drafts';
import { TextField } from './field';
import { Fold } from './fold';
import { Plan } from './plan';
import { troubleOf, usePort } from './port';
import { PrintedRecord } from './printed-record';
import { useSay } from './said';
import { SavedFile } from './saved-file';
import { useWords } from './words';

export function PreventionView() {
  const { t } = useWords();
  const port = usePort();
  const say = useSay();
  const asked = useAsked('prevention.get', {}, ({ changed }) => changed === 'prevention');
  const [open, setOpen] = useState('');
  if (!asked.value) return <p class="quiet waiting">{t(asked.trouble ? 'page.gone' : 'loading')}</p>;
  const { plan, checks } = asked.value;
  const due = checksDue(plan ?? emptyPlan, checks, clockNow());
  const tried = async (action: Promise<unknown>) => {
    try {
      await action;
      await asked.again();
      say({ text: t('settings.saved'), tone: 'done' });
      return true;
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
      return false;
    }
  };
  const keep = (record: CheckRecord) => tried(askPatiently(port, 'prevention.check', record));
  return (
    <>
      <h1>{t('prevention.heading')}</h1>
      <p class="quiet">{t('prevention.why')}</p>
      {due.length === 0 && <p>{t('prevention.none')}</p>}
      <ul class="checks">
        {due.map((check) => {
          const id = `${check.kind}/${check.subject}`;
          return (
            <CheckItem
              key={id}
              check={check}
              history={checks.filter(({ kind, subject }) => kind === check.kind && subject === check.subject)}
              isOpen={open === id}
              onOpen={() => setOpen(open === id ? '' : id)}
              onKeep={async (record) => {
                const isKept = await keep(record);
                if (isKept) setOpen('');
                return isKept;
              }}
            />
          );
        })}
      </ul>
      <Unlisted plan={plan} onChange={(changed) => tried(askPatiently(port, 'prevention.plan', changed))} />
      <Plan plan={plan} onChange={(changed) => tried(askPatiently(port, 'prevention.plan', changed))} />
      {checks.length > 0 && <PrintedRecord plan={plan} checks={checks} />}
    </>
  );
}

/** Terminals that portals show but the list does not: added by a press, or a reason to call the acquirer. */
function Unlisted({ plan, onChange }: { plan: PreventionPlan; onChange: (plan: PreventionPlan) => Promise<boolean> }) {
  const { o } = useWords();
  const asked = useAsked('prevention.unlisted', {}, ({ changed }) => changed === 'prevention');
  const terminals = asked.value ?? [];
  if (terminals.length === 0) return null;
  const add = (terminal: string) =>
    onChange({ ...plan, terminals: [...plan.terminals, { terminal, store: '', model: '', serial: '', place: '' }] });
  return (
    <section class="card" aria-label={o('unlisted.heading')}>
      <h2>{o('unlisted.heading')}</h2>
      <p>{o('unlisted.why')}</p>
      <ul class="plain-list">
        {terminals.map((terminal) => (
          <li key={terminal}>
            <bdi>{terminal}</bdi>{' '}
            <Button look="quiet" label={o('unlisted.add', { what: terminal })} onPress={() => add(terminal)}>
              {o('unlisted.add.short')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CheckItemProps {
  check: DueCheck;
  history: readonly CheckRecord[];
  isOpen: boolean;
  onOpen: () => void;
  onKeep: (record: CheckRecord) => Promise<boolean>;
}

function CheckItem({ check, history, isOpen, onOpen, onKeep }: CheckItemProps) {
  const { t, r, o } = useWords();
  const { kind, subject, state, dueOn, last } = check;
  const title = r(`check.${kind}`);
  return (
    <li class="card">
      <div class="check-head">
        <div class="paper-text">
          <h2>{title}</h2>
          <p>
            <bdi>{subject}</bdi>
          </p>
          <p class="quiet small">
            {last
              ? t('prevention.last', { day: last.day, who: last.actor || t('who.unnamed') })
              : t('prevention.never')}
          </p>
        </div>
        <span class={`tag due-tag-${state === 'problem' ? 'overdue' : state}`}>
          {state === 'problem' ? t('prevention.problem') : `${r(`due.${state}`)} ${dueOn}`}
        </span>
        <Button
          label={t(isOpen ? 'prevention.close' : 'prevention.do', { what: `${title}, ${subject}` })}
          onPress={onOpen}
        >
          {t(isOpen ? 'cancel' : 'prevention.do.short')}
        </Button>
      </div>
      {isOpen && <CheckForm check={check} onKeep={onKeep} />}
      {history.length > 0 && (
        <Fold title={t('prevention.history')} level={3} beside={String(history.length)}>
          <ul class="entries">
            {[...history].reverse().map((one) => (
              <li key={one.id}>
                <p>
                  {one.day} · {t(`prevention.result.${one.result}`)} · {one.actor || t('who.unnamed')}
                </p>
                {one.serial !== '' && <p class="quiet small">{t('prevention.serial-found', { serial: one.serial })}</p>}
                {one.note !== '' && <p class="user-text">{one.note}</p>}
                {one.files.map((file) => (
                  <SavedFile key={file.sha256} file={file} ask={o('photo.show', { name: file.title })} />
                ))}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </li>
  );
}

function CheckForm({ check: { kind, subject, terminal }, onKeep }: Pick<CheckItemProps, 'check' | 'onKeep'>) {
  const { t, r, o } = useWords();
  const port = usePort();
  const key = (field: string) => `check/${kind}/${subject}/${field}`;
  const result = useDraft(key('result'));
  const serial = useDraft(key('serial'));
  const note = useDraft(key('note'));
  const photos = useDraft(key('photos'));
  const found = serial.value.trim();
  const settings = useAsked('settings.get', {}, () => false);
  const chosen = result.value === 'in-order' || result.value === 'problem' ? result.value : '';
  const keep = async () => {
    if (chosen === '') return;
    const { instant, local } = clockNow();
    const isKept = await onKeep({
      id: port.newRequestId(),
      kind,
      subject,
      at: instant,
      day: local.slice(0, 10),
      actor: settings.value?.actor ?? '',
      result: chosen,
      serial: serial.value.trim(),
      note: note.value.trim(),
      files: photosIn(photos),
    });
    if (isKept) for (const draft of [result, serial, note, photos]) draft.clear();
  };
  return (
    <div class="form">
      <p>{r(`check.${kind}.how`)}</p>
      {terminal && terminal.serial !== '' && <p>{t('prevention.serial-listed', { serial: terminal.serial })}</p>}
      {kind === 'inspection' && (
        <>
          <TextField label={t('prevention.serial')} isOptional value={serial.value} onInput={serial.set} />
          {terminal && terminal.serial !== '' && found !== '' && (
            <p role="status" class={isSerialRight(terminal, found) ? '' : 'problem'}>
              {isSerialRight(terminal, found) ? o('serial.same') : o('serial.differs', { serial: terminal.serial })}
            </p>
          )}
          <CheckPhotos draft={photos} />
        </>
      )}
      <Choices
        legend={t('prevention.found')}
        value={chosen}
        onChoose={result.set}
        choices={(['in-order', 'problem'] as const).map((value) => ({ value, text: t(`prevention.result.${value}`) }))}
      />
      <TextField label={t('step.note')} isOptional value={note.value} onInput={note.set} rows={2} />
      <div class="actions">
        <Button look="primary" isDisabled={chosen === ''} onPress={keep}>
          {t('prevention.keep')}
        </Button>
      </div>
    </div>
  );
}
