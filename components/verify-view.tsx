// The view that checks a pack: choose a file, see in plain words what is proved, not proved, absent or broken.
import { useState } from 'preact/hooks';
import { type EvidenceKey, evidence } from '@/lib/i18n/evidence';
import { say } from '@/lib/i18n/say';
import { Button } from './button';
import { TextField } from './field';
import { FileDrop } from './file-drop';
import { Icon } from './icons';
import { useWords } from './words';

/** One thing that was checked, as the verifier says it. */
export interface Checked {
  state: 'proved' | 'not-proved' | 'absent' | 'broken';
  message: EvidenceKey;
  values: Record<string, string | number>;
}

export type Verification =
  | { step: 'waiting' }
  | { step: 'busy'; name: string; percent: number }
  /** the pack is locked; `isWrong`: a password was given and does not open it */
  | { step: 'locked'; name: string; isWrong: boolean }
  | { step: 'unreadable'; name: string; why: string }
  | { step: 'done'; name: string; isValid: boolean; checks: readonly Checked[] };

export interface VerifyViewProps {
  verification: Verification;
  onFile: (file: File) => void;
  onPassword: (password: string) => void;
}

export function VerifyView({ verification, onFile, onPassword }: VerifyViewProps) {
  const { language } = useWords();
  const e = (key: EvidenceKey, values?: Record<string, string | number>) => say(evidence, language, key, values);
  return (
    <main class="page-main" data-view="verify">
      <h1>{e('verify.page.title')}</h1>
      <p class="quiet">{e('verify.page.intro')}</p>
      <FileDrop
        name="pack"
        invitation={e('verify.page.drop')}
        button={e('verify.page.choose')}
        accept=".zip,application/zip"
        isBusy={verification.step === 'busy'}
        onFiles={([file]) => file && onFile(file)}
      />
      <div role="status">
        {verification.step === 'busy' && (
          <p>{e('verify.page.busy', { name: verification.name, percent: verification.percent })}</p>
        )}
        {verification.step === 'unreadable' && (
          <p class="problem">
            <Icon name="trouble" />
            {e('verify.unreadable', { why: verification.why })}
          </p>
        )}
        {verification.step === 'done' && <Result {...verification} />}
      </div>
      {verification.step === 'locked' && <Unlock isWrong={verification.isWrong} onPassword={onPassword} />}
    </main>
  );
}

function Unlock({ isWrong, onPassword }: { isWrong: boolean; onPassword: (password: string) => void }) {
  const { language } = useWords();
  const [password, setPassword] = useState('');
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        onPassword(password.trim());
      }}
    >
      <TextField
        label={say(evidence, language, 'verify.page.password')}
        value={password}
        onInput={setPassword}
        {...(isWrong ? { problem: say(evidence, language, 'verify.why.wrong-password') } : {})}
      />
      <Button look="primary" onPress={() => onPassword(password.trim())}>
        {say(evidence, language, 'verify.page.open')}
      </Button>
    </form>
  );
}

function Result({ name, isValid, checks }: { name: string; isValid: boolean; checks: readonly Checked[] }) {
  const { language } = useWords();
  const e = (key: EvidenceKey, values?: Record<string, string | number>) => say(evidence, language, key, values);
  // What is broken first: that is what one came for.
  const rank = { broken: 0, proved: 1, 'not-proved': 2, absent: 3 };
  const sorted = [...checks].sort((a, b) => rank[a.state] - rank[b.state]);
  return (
    <section data-valid={isValid ? 'yes' : 'no'}>
      <h2>{e('verify.page.checked', { name })}</h2>
      <p class={isValid ? 'notice' : 'problem'}>
        <Icon name={isValid ? 'check' : 'trouble'} />
        {e(isValid ? 'verify.valid' : 'verify.broken')}
      </p>
      <ul>
        {sorted.map(({ state, message, values }) => (
          <li key={`${message}${JSON.stringify(values)}`} data-state={state}>
            <strong>{e(`verify.state.${state}`)}</strong> {e(message, values)}
          </li>
        ))}
      </ul>
    </section>
  );
}
