// Everything as one encrypted file, and back. The passphrase is typed and used, and never kept: not as a draft either.
import { useState } from 'preact/hooks';
import type { Reply } from '@/lib/messaging/messages';
import { askPatiently } from '../asking';
import { Button } from '../button';
import { sizeText } from '../case/file-names';
import { TextField } from '../field';
import { FileDrop } from '../file-drop';
import { shortestPassphrase, useNewPassphrase } from '../new-passphrase';
import { troubleOf, usePort } from '../port';
import { SavedFile } from '../saved-file';
import { useWords } from '../words';

/** A backup older than this is asked for anew; days. Ours: a month's cases are what a shop can still put together by hand. */
const oldAfterDays = 30;

export function MakeBackup({ last, onMade }: { last: string | null; onMade: () => Promise<void> }) {
  const { t, o } = useWords();
  const port = usePort();
  const entered = useNewPassphrase();
  const { passphrase } = entered;
  const [state, setState] = useState<'idle' | 'making'>('idle');
  const [made, setMade] = useState<Reply<'backup.export'> | null>(null);
  const make = async () => {
    setMade(null);
    if (!entered.check()) return;
    setState('making');
    try {
      setMade(await askPatiently(port, 'backup.export', { passphrase }));
      entered.clear();
      await onMade();
    } catch (error) {
      entered.say(t(`failed.${troubleOf(error)}`));
    }
    setState('idle');
  };
  return (
    <div class="form">
      <h3>{o('backup.heading')}</h3>
      <p class="quiet">{o('backup.why')}</p>
      <LastBackup last={last} />
      {entered.fields(o('backup.passphrase'), o('backup.passphrase.hint'))}
      <div class="actions">
        <Button onPress={make} isDisabled={state === 'making' || passphrase === ''}>
          {o('backup.make')}
        </Button>
      </div>
      <p role="status" class="quiet">
        {state === 'making' ? o('backup.making') : made ? o('backup.made') : ''}
      </p>
      {made && <SavedFile file={made} ask={o('backup.get')} isAtOnce />}
    </div>
  );
}

function LastBackup({ last }: { last: string | null }) {
  const { o } = useWords();
  if (last === null) return <p class="notice">{o('backup.never')}</p>;
  const isOld = Date.now() - Date.parse(last) > oldAfterDays * 86_400_000;
  const day = last.slice(0, 10);
  return <p class={isOld ? 'notice' : ''}>{o(isOld ? 'backup.old' : 'backup.last', { day })}</p>;
}

export function TakeBackup({ onTaken }: { onTaken: () => Promise<void> }) {
  const { t, o, language } = useWords();
  const port = usePort();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [isTaking, setTaking] = useState(false);
  const [said, setSaid] = useState<{ text: string; isProblem: boolean }>({ text: '', isProblem: false });
  const take = async () => {
    if (!file) return;
    setTaking(true);
    setSaid({ text: '', isProblem: false });
    try {
      const { sha256 } = await port.putArtefact(file);
      const reply = await askPatiently(port, 'backup.import', { sha256, passphrase });
      if (reply.ok) {
        const { events, transactions, artefacts } = reply;
        const isNothing = events + transactions + artefacts === 0;
        setSaid({
          text: isNothing ? o('restore.nothing') : o('restore.done', { events, transactions, artefacts }),
          isProblem: false,
        });
        setFile(null);
        setPassphrase('');
        await onTaken();
      } else setSaid({ text: o(`restore.${reply.why}`), isProblem: true });
    } catch (error) {
      setSaid({ text: t(`failed.${troubleOf(error)}`), isProblem: true });
    }
    setTaking(false);
  };
  return (
    <div class="form">
      <h3>{o('restore.heading')}</h3>
      <p class="quiet">{o('restore.why')}</p>
      <FileDrop
        name="backup"
        accept=".backup"
        invitation={o('restore.drop')}
        button={o('restore.choose')}
        isBusy={isTaking}
        onFiles={([chosen]) => {
          setFile(chosen ?? null);
          setSaid({ text: '', isProblem: false });
        }}
      />
      {file && (
        <>
          <p>
            <bdi>{file.name}</bdi> <span class="quiet">{sizeText(file.size, language)}</span>
          </p>
          <TextField
            type="password"
            label={o('backup.passphrase')}
            value={passphrase}
            onInput={setPassphrase}
            {...(said.isProblem && { problem: said.text })}
          />
          <div class="actions">
            <Button onPress={take} isDisabled={isTaking || passphrase.length < shortestPassphrase}>
              {o('restore.take')}
            </Button>
          </div>
        </>
      )}
      <p role="status">{isTaking ? o('restore.taking') : said.isProblem ? '' : said.text}</p>
    </div>
  );
}
