// Asks for the passphrase, and says plainly what becomes of cases whose passphrase is lost.
import { useState } from 'preact/hooks';
import { askPatiently } from '../asking';
import { Button } from '../button';
import { DeleteEverything } from '../delete-everything';
import { TextField } from '../field';
import { Fold } from '../fold';
import { Icon } from '../icons';
import { troubleOf, usePort } from '../port';
import { useWords } from '../words';

export function Unlock() {
  const { t, o } = useWords();
  const port = usePort();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState('');
  const open = async () => {
    setProblem('');
    try {
      const { ok } = await askPatiently(port, 'lock.open', { passphrase });
      if (!ok) setProblem(o('lock.wrong'));
      setPassphrase('');
    } catch (error) {
      const trouble = troubleOf(error);
      setProblem(trouble === 'invalid' ? o('lock.wrong') : t(`failed.${trouble}`));
    }
  };
  return (
    <>
      <h1>
        <Icon name="lock" /> {o('lock.locked')}
      </h1>
      <p>{o('lock.locked.text')}</p>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <TextField
          type="password"
          label={o('backup.passphrase')}
          value={passphrase}
          onInput={setPassphrase}
          maxLength={1000}
          {...(problem !== '' && { problem })}
        />
        <div class="actions">
          <Button look="primary" onPress={open} isDisabled={passphrase === ''}>
            {o('lock.open')}
          </Button>
        </div>
      </form>
      <Fold title={o('lock.lost')} isLazy>
        <Lost />
      </Fold>
    </>
  );
}

function Lost() {
  const { o } = useWords();
  const [problem, setProblem] = useState('');
  return (
    <>
      <p>{o('lock.lost.text')}</p>
      <DeleteEverything onTrouble={setProblem} />
      {problem !== '' && <p role="alert">{problem}</p>}
    </>
  );
}
