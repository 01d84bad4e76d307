// Locking cases and files with a passphrase: on, off, another passphrase, and after how long it closes by itself. No passphrase is
// ever kept: not as a draft either.
import { useState } from 'preact/hooks';
import type { Reply } from '@/lib/messaging/messages';
import { askPatiently, useAsked } from '../asking';
import { Button } from '../button';
import { ChoiceField, TextField } from '../field';
import { Fold } from '../fold';
import { shortestPassphrase, useNewPassphrase } from '../new-passphrase';
import { troubleOf, usePort } from '../port';
import { useSay } from '../said';
import { useWords } from '../words';
import { useOrder } from './change';

const minutes = ['5', '15', '60', '240'] as const;
type Minutes = (typeof minutes)[number];

export function LockSettings() {
  const { o } = useWords();
  const asked = useAsked('lock.state', {}, ({ changed }) => changed === 'lock');
  const lock = asked.value;
  return (
    <>
      <p>{o('lock.why')}</p>
      <p class="quiet">{o('lock.open-still')}</p>
      <p class="notice">{o('lock.lost.before')}</p>
      {lock?.state === 'off' && <TurnOn />}
      {lock && lock.state !== 'off' && <IsOn lock={lock} />}
    </>
  );
}

function TurnOn() {
  const { t, o } = useWords();
  const port = usePort();
  const say = useSay();
  const entered = useNewPassphrase();
  const { passphrase } = entered;
  const [idle, setIdle] = useState<Minutes>('15');
  const turnOn = async () => {
    if (!entered.check()) return;
    try {
      await askPatiently(port, 'lock.on', { passphrase, idleMinutes: Number(idle) });
      say({ text: o('lock.is-on'), tone: 'done' });
    } catch (error) {
      entered.say(t(`failed.${troubleOf(error)}`));
    }
  };
  return (
    <div class="form">
      {entered.fields(o('backup.passphrase'), o('lock.passphrase.hint'))}
      <IdleChoice value={idle} onInput={setIdle} />
      <div class="actions">
        <Button onPress={turnOn} isDisabled={passphrase === ''}>
          {o('lock.turn-on')}
        </Button>
      </div>
    </div>
  );
}

function IsOn({ lock }: { lock: Reply<'lock.state'> }) {
  const { o } = useWords();
  const order = useOrder();
  const kept = minutes.find((one) => Number(one) === lock.idleMinutes) ?? '15';
  return (
    <div class="form">
      <p role="status">
        {o(lock.state === 'on' ? 'lock.is-on' : lock.state === 'turning-on' ? 'lock.turning-on' : 'lock.turning-off')}
      </p>
      <IdleChoice value={kept} onInput={(value) => void order('lock.idle', { minutes: Number(value) })} />
      <div class="actions">
        <Button onPress={() => order('lock.close', {}, o('lock.locked'))}>{o('lock.now')}</Button>
      </div>
      <Fold title={o('lock.change')} level={3} isLazy>
        <Change />
      </Fold>
      <Fold title={o('lock.turn-off')} level={3} isLazy>
        <TurnOff />
      </Fold>
    </div>
  );
}

function IdleChoice({ value, onInput }: { value: Minutes; onInput: (value: Minutes) => void }) {
  const { o } = useWords();
  return (
    <ChoiceField
      label={o('lock.idle')}
      hint={o('lock.idle.hint')}
      value={value}
      onInput={onInput}
      choices={minutes.map((one) => ({ value: one, text: o(`lock.idle.${one}`) }))}
    />
  );
}

function Change() {
  const { t, o } = useWords();
  const port = usePort();
  const say = useSay();
  const [before, setBefore] = useState('');
  const entered = useNewPassphrase();
  const change = async () => {
    if (!entered.check()) return;
    try {
      const { ok } = await askPatiently(port, 'lock.change', { before, after: entered.passphrase });
      if (!ok) return entered.say(o('lock.wrong'));
      setBefore('');
      entered.clear();
      say({ text: o('lock.changed'), tone: 'done' });
    } catch (error) {
      entered.say(t(`failed.${troubleOf(error)}`));
    }
  };
  return (
    <div class="form">
      <TextField type="password" label={o('lock.before')} value={before} onInput={setBefore} />
      {entered.fields(o('lock.after'), o('lock.passphrase.hint'))}
      <div class="actions">
        <Button onPress={change} isDisabled={before.length < shortestPassphrase}>
          {o('lock.change')}
        </Button>
      </div>
    </div>
  );
}

function TurnOff() {
  const { t, o } = useWords();
  const port = usePort();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState('');
  const turnOff = async () => {
    setProblem('');
    try {
      const { ok } = await askPatiently(port, 'lock.off', { passphrase });
      if (!ok) setProblem(o('lock.wrong'));
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
  };
  return (
    <div class="form">
      <TextField
        type="password"
        label={o('backup.passphrase')}
        value={passphrase}
        onInput={setPassphrase}
        {...(problem !== '' && { problem })}
      />
      <div class="actions">
        <Button onPress={turnOff} isDisabled={passphrase.length < shortestPassphrase}>
          {o('lock.turn-off')}
        </Button>
      </div>
    </div>
  );
}
