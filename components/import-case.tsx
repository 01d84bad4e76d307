// A case from another computer: a master pack is chosen, checked, and goes on here.
import { useState } from 'preact/hooks';
import { askPatiently } from './asking';
import { Button } from './button';
import { useCustodyWords } from './custody-words';
import { TextField } from './field';
import { FileDrop } from './file-drop';
import { Fold } from './fold';
import { troubleOf, usePort } from './port';
import { useWords } from './words';

type Step =
  | { kind: 'waiting' | 'busy' }
  | { kind: 'locked'; sha256: string; isWrong: boolean }
  | { kind: 'done'; caseId: string; isNew: boolean; absent: number; cut: number }
  | { kind: 'failed'; text: string };

export function ImportCase() {
  const { t } = useWords();
  const c = useCustodyWords();
  const port = usePort();
  const [step, setStep] = useState<Step>({ kind: 'waiting' });
  const [password, setPassword] = useState('');
  const open = async (sha256: string, given: string) => {
    setStep({ kind: 'busy' });
    try {
      const result = await askPatiently(port, 'case.import', { sha256, password: given });
      if (result.ok) setStep({ ...result, kind: 'done' });
      else if (result.why === 'password' || result.why === 'wrong-password')
        setStep({ kind: 'locked', sha256, isWrong: result.why === 'wrong-password' });
      else setStep({ kind: 'failed', text: c(`import.${result.why}`, { why: result.detail }) });
    } catch (error) {
      setStep({ kind: 'failed', text: t(`failed.${troubleOf(error)}`) });
    }
  };
  const take = async ([file]: File[]) => {
    if (!file) return;
    setStep({ kind: 'busy' });
    setPassword('');
    try {
      const { sha256 } = await port.putArtefact(file);
      await open(sha256, '');
    } catch (error) {
      setStep({ kind: 'failed', text: t(`failed.${troubleOf(error)}`) });
    }
  };
  return (
    <Fold title={c('import.heading')} icon="folder">
      <p class="quiet">{c('import.what')}</p>
      <FileDrop
        name="master-pack"
        invitation={c('import.drop')}
        button={c('import.choose')}
        accept=".zip,application/zip"
        isBusy={step.kind === 'busy'}
        onFiles={(files) => void take(files)}
      />
      <p role="status" data-import={step.kind}>
        {step.kind === 'busy' && c('import.busy')}
        {step.kind === 'done' && c(step.isNew ? 'import.done' : 'import.nothing-new', { case: step.caseId })}
      </p>
      {step.kind === 'done' && step.cut > 0 && <p class="notice">{c('import.cut', { n: step.cut })}</p>}
      {step.kind === 'done' && step.absent > 0 && <p class="notice">{c('import.absent', { n: step.absent })}</p>}
      {step.kind === 'done' && (
        <p>
          <a href={`#/case/${step.caseId}`}>{c('import.open', { case: step.caseId })}</a>
        </p>
      )}
      {step.kind === 'failed' && (
        <p class="problem" role="alert">
          {step.text}
        </p>
      )}
      {step.kind === 'locked' && (
        <div class="form">
          <TextField
            label={c('import.password')}
            value={password}
            onInput={setPassword}
            {...(step.isWrong && { problem: c('import.wrong-password') })}
          />
          <div class="actions">
            <Button onPress={() => open(step.sha256, password.trim())}>{c('import.unlock')}</Button>
          </div>
        </div>
      )}
    </Fold>
  );
}
