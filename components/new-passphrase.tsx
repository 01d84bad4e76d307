// A new passphrase, typed twice, for whatever is locked with one: the two fields, and what is wrong with what they hold.
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { TextField } from './field';
import { useWords } from './words';

/** The shortest passphrase that locks anything here, in characters. */
export const shortestPassphrase = 8;

/** What is typed, its two fields to show, and `check`: says what is wrong and answers false, or clears what was said. */
export interface NewPassphrase {
  passphrase: string;
  fields: (label: string, hint: string) => VNode;
  check: () => boolean;
  say: (problem: string) => void;
  clear: () => void;
}

export function useNewPassphrase(): NewPassphrase {
  const { o } = useWords();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState('');
  return {
    passphrase,
    fields: (label, hint) => (
      <div class="form-pair from-top">
        <TextField type="password" label={label} hint={hint} value={passphrase} onInput={setPassphrase} />
        <TextField
          type="password"
          label={o('backup.again')}
          value={again}
          onInput={setAgain}
          {...(problem !== '' && { problem })}
        />
      </div>
    ),
    check: () => {
      const wrong =
        passphrase.length < shortestPassphrase ? o('backup.short') : passphrase !== again ? o('backup.differs') : '';
      setProblem(wrong);
      return wrong === '';
    },
    say: setProblem,
    clear: () => {
      setPassphrase('');
      setAgain('');
    },
  };
}
